/**
 * How fast it is, as ratios within one run: what {@code ops/bench} runs. Real processes, a real
 * database, real HTTP; nothing here asserts a time.
 */
@org.jspecify.annotations.NullMarked
package vn.thuocdo.bench;
