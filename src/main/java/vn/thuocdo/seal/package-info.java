/**
 * Proof that a rating was counted. {@link vn.thuocdo.seal.CountedRatings} fixes, at the moment that
 * figures are made, which ratings they rest on, as a tree of hashes whose root can be published;
 * {@link vn.thuocdo.seal.Proof} shows later that one rating is in it, to whoever has nothing else.
 * Knows neither answers nor people, nor what figures, signatures and pages are.
 */
@NullMarked
package vn.thuocdo.seal;

import org.jspecify.annotations.NullMarked;
