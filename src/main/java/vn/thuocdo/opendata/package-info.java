/**
 * What is published, for whoever does not want to trust us: every publication as one signed file
 * ({@link vn.thuocdo.opendata.Archives}), a check of such a file that needs nothing else ({@link
 * vn.thuocdo.opendata.VerifyPublication}), the proof that one rating was counted, and the lists by
 * which machines find all this. Made from frozen documents alone; must not know how figures come
 * about from ratings.
 */
@NullMarked
package vn.thuocdo.opendata;

import org.jspecify.annotations.NullMarked;
