/**
 * The one door for every answer, whichever way it came: {@link vn.thuocdo.rating.RecordRatings}
 * judges each one, {@link vn.thuocdo.rating.StoreRatings} keeps it exactly once together with its
 * tallies. Knows nothing of kiosks, messages or paper beyond the name of the channel, and nothing
 * of what the figures mean.
 */
@NullMarked
package vn.thuocdo.rating;

import org.jspecify.annotations.NullMarked;
