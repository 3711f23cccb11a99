package vn.thuocdo.sms;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A carrier did not take a message. Says nothing of the message itself, so that it may be logged.
 */
final class NotSent extends Exception {

  @Serial private static final long serialVersionUID = 1;

  private final @Nullable MessageState end;
  private final MessageState endAtLast;
  private final String code;
  private final @Nullable Duration wait;

  private NotSent(
      String what,
      @Nullable MessageState end,
      MessageState endAtLast,
      String code,
      @Nullable Duration wait,
      @Nullable Throwable cause) {
    super(what, cause);
    this.end = end;
    this.endAtLast = endAtLast;
    this.code = code;
    this.wait = wait;
  }

  /**
   * @param code the carrier's own code, or a word of ours; at most 20 characters
   */
  static NotSent forGood(MessageState end, String code) {
    return new NotSent("not sent: " + end + " (" + code + ")", end, end, code, null, null);
  }

  /** The carrier is out of reach, busy, or asks to come back. */
  static NotSent forNow(String code, @Nullable Duration wait, @Nullable Throwable cause) {
    return new NotSent("not sent now (" + code + ")", null, MessageState.FAILED, code, wait, cause);
  }

  /** The account is empty, closed or wrong, which people may put right. */
  static NotSent forAccount(String code, Duration wait) {
    return new NotSent(
        "not sent now (" + code + ")", null, MessageState.NO_CREDIT, code, wait, null);
  }

  /** Returns how the message ends; empty when it is to be tried again. */
  Optional<MessageState> end() {
    return Optional.ofNullable(end);
  }

  /** Returns how the message ends when it has been tried often enough. */
  MessageState endAtLast() {
    return endAtLast;
  }

  String code() {
    return code;
  }

  /** Returns how long the carrier asks to wait. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(wait);
  }
}
