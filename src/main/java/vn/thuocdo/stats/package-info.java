/**
 * The arithmetic of satisfaction figures: shares with their intervals, tests against a target,
 * differences, weighting by stratum, trends, and correction for many tests at once. Every type is a
 * value made by a static method from plain counts, exact for 1 to 10⁷ answers: 1e-12 for shares and
 * intervals, 1e-9 relative for p-values, however small. Start at {@link
 * vn.thuocdo.stats.Proportion}. It must not know ratings, units, targets, rounding for display, the
 * framework or the database.
 */
@NullMarked
package vn.thuocdo.stats;

import org.jspecify.annotations.NullMarked;
