/**
 * Starts everything: the only package that may know every other one, and the one without any logic
 * of its own.
 */
@NullMarked
package vn.thuocdo;

import org.jspecify.annotations.NullMarked;
