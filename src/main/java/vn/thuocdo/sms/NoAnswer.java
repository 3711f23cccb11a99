package vn.thuocdo.sms;

import java.io.Serial;

/**
 * A carrier was asked and did not answer, or not so that it can be understood: nobody knows whether
 * it has taken the message. Unlike after {@link NotSent} the message must not be handed over again
 * before the carrier was asked for it.
 */
final class NoAnswer extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  NoAnswer(Throwable cause) {
    super("the carrier has not answered", cause);
  }

  NoAnswer(String what) {
    super("the carrier has not answered: " + what);
  }
}
