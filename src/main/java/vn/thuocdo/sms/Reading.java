package vn.thuocdo.sms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply means.
 *
 * @param scores for {@link Kind#RATING} one for each question that was answered, in the order of
 *     the questions, each 1 (very dissatisfied) to 5 (very satisfied); otherwise empty
 * @param comment what the citizen wrote beside the rating, or all of it if nothing could be read;
 *     null when there is nothing more
 * @param isReversed whether a low rating stands beside words of praise: some take 1 for the best.
 *     The rating stays what it is; people look at it
 */
public record Reading(
    Kind kind, List<Integer> scores, @Nullable String comment, boolean isReversed) {

  /** What is to be done about a reply. */
  public enum Kind {
    RATING,
    OPT_OUT,
    OPT_IN,
    /** A person has to read it. */
    UNPARSED
  }

  static Reading of(Kind kind) {
    return new Reading(kind, List.of(), null, false);
  }

  static Reading rating(List<Integer> scores, String comment, boolean isReversed) {
    return new Reading(Kind.RATING, scores, comment.isBlank() ? null : comment, isReversed);
  }

  static Reading unparsed(String text) {
    return new Reading(Kind.UNPARSED, List.of(), text.isBlank() ? null : text, false);
  }

  /** Returns the answer to the first question; null if there is no rating. */
  public @Nullable Integer score() {
    return scores.isEmpty() ? null : scores.getFirst();
  }
}
