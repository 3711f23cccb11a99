package vn.thuocdo;

/** What was typed names nothing that there is; the message is a sentence for the operator. */
final class WrongUsage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongUsage(String sentence) {
    super(sentence);
  }

  WrongUsage(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
