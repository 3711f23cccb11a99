/**
 * How a request is refused: {@link vn.thuocdo.problem.Refusal} says what was wrong and what to do
 * next, and one handler turns every failure into problem+json or a page. Knows no feature.
 */
@NullMarked
package vn.thuocdo.problem;

import org.jspecify.annotations.NullMarked;
