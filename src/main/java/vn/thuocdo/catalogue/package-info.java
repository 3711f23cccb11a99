/**
 * The staff pages about units over time: who there is, who took over from whom, and files that
 * change it, tried before they are taken. What a unit is stands in {@link vn.thuocdo.unit.Offices}.
 * Must not know ratings or figures.
 */
@NullMarked
package vn.thuocdo.catalogue;

import org.jspecify.annotations.NullMarked;
