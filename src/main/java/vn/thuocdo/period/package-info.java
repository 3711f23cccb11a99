/**
 * Reporting calendars and the periods they are cut into: which days belong to «Quý III/2026», which
 * quarter came before it, how it is written in Vietnamese and English, and where a local day begins
 * and ends in UTC. Start at {@link vn.thuocdo.period.Period}. It must not know ratings, figures,
 * the framework or the database, and it never asks for the time: callers pass the day.
 */
@NullMarked
package vn.thuocdo.period;

import org.jspecify.annotations.NullMarked;
