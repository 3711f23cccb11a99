/**
 * What is asked: questionnaires, whose published versions never change, with their questions,
 * scales and wording by language. {@link vn.thuocdo.survey.Questionnaires} finds them; {@link
 * vn.thuocdo.survey.Presets} brings the ones that come with the system. Must not know who is asked
 * or what was answered.
 */
@NullMarked
package vn.thuocdo.survey;

import org.jspecify.annotations.NullMarked;
