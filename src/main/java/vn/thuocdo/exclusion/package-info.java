/**
 * Which marked ratings are left out of the figures. {@link vn.thuocdo.exclusion.Review} shows where
 * ratings look odd and what they change, {@link vn.thuocdo.exclusion.Decide} keeps what Sở Nội vụ
 * decides about them, with the reason. Must not touch ratings or tallies: nothing is deleted,
 * {@code result} subtracts what the decisions in force name.
 */
@NullMarked
package vn.thuocdo.exclusion;

import org.jspecify.annotations.NullMarked;
