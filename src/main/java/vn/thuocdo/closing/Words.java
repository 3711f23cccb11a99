package vn.thuocdo.closing;

/** What people type as a reason, an objection, an answer or a measure. */
final class Words {

  /** In code points. Shorter is no reason: «sai», «test». */
  static final int SHORTEST = 10;

  static final int LONGEST_REASON = 1000;
  static final int LONGEST_OBJECTION = 2000;

  private Words() {}

  /** Returns {@link Outcome#DONE} for words of a sensible length. */
  static Outcome judge(String words, int longest) {
    int length = words.codePointCount(0, words.length());
    if (length < SHORTEST) {
      return Outcome.NO_REASON;
    }
    return length > longest ? Outcome.LONG_REASON : Outcome.DONE;
  }
}
