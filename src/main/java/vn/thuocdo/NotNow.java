package vn.thuocdo;

/** What was asked is not possible at the moment; the message is a sentence for the operator. */
final class NotNow extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotNow(String sentence) {
    super(sentence);
  }

  NotNow(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
