/**
 * Chỉ tiêu: the levels that a share of satisfied answers has to reach, where they come from and
 * until when they hold. {@link vn.thuocdo.target.Targets} finds those in force; {@link
 * vn.thuocdo.target.Target#verdict} compares, exactly and on unrounded counts. Must not know how
 * the counts were made or how a verdict is shown.
 */
@NullMarked
package vn.thuocdo.target;

import org.jspecify.annotations.NullMarked;
