/**
 * From tallies to figures, and from figures to publications. {@link vn.thuocdo.result.Figures}
 * makes live figures for staff, {@link vn.thuocdo.result.Publish} freezes a period into one
 * document that never changes, {@link vn.thuocdo.result.Publications} finds what was frozen.
 * Whatever leaves for the public passes {@code Suppression}. Must not know how figures are drawn or
 * laid out, nor how answers came in; of those who were asked it knows how many.
 */
@NullMarked
package vn.thuocdo.result;

import org.jspecify.annotations.NullMarked;
