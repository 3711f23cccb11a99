/**
 * Who is rated and where: administrative units over time, one-stop points, counters and procedure
 * groups, and the few facts about the installation that an operator sets. {@link
 * vn.thuocdo.unit.Offices} answers questions from memory; {@link vn.thuocdo.unit.ImportDirectory}
 * is the way in. Must not know what a rating is.
 */
@NullMarked
package vn.thuocdo.unit;

import org.jspecify.annotations.NullMarked;
