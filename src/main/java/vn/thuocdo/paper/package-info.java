/**
 * Answers from paper and from the past. {@link vn.thuocdo.paper.ImportRatings} takes single forms,
 * {@link vn.thuocdo.paper.ImportCounts} what an old survey counted; both tell line by line what
 * they did not take, go on where they were killed, and take nothing twice. Must not know how
 * figures are made: a form goes through the one door for ratings, a count lies where {@code result}
 * finds it.
 */
@NullMarked
package vn.thuocdo.paper;

import org.jspecify.annotations.NullMarked;
