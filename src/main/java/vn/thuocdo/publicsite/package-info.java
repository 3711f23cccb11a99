/**
 * What the public reads: pages, pictures and files. Everything shown comes from a frozen document
 * and from nowhere else; without JavaScript, without cookies. Must not count, judge or round:
 * {@code result} does. Must not know how answers came in.
 */
@NullMarked
package vn.thuocdo.publicsite;

import org.jspecify.annotations.NullMarked;
