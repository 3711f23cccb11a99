package vn.thuocdo.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Twilio's error codes and words of status mean for a message: {@code twilio-codes.txt}. */
final class TwilioCodes {

  private static final String TABLE = "/sms/twilio-codes.txt";

  /**
   * What is wrong with the account is put right by people; until they have, asking more often only
   * fills their log.
   */
  static final Duration WAIT_FOR_PEOPLE = Duration.ofMinutes(5);

  private final Map<Integer, Meaning> meanings;

  private TwilioCodes(Map<Integer, Meaning> meanings) {
    this.meanings = meanings;
  }

  private enum Meaning {
    OPTED_OUT(MessageState.OPTED_OUT),
    UNREACHABLE(MessageState.UNREACHABLE),
    REJECTED(MessageState.REJECTED),
    FAILED(MessageState.FAILED),
    EXPIRED(MessageState.EXPIRED),
    /** Nothing is wrong with the message. */
    LATER(MessageState.FAILED),
    /** Nothing is wrong with the message, but only people can help. */
    ACCOUNT(MessageState.NO_CREDIT);

    private final MessageState inReport;

    Meaning(MessageState inReport) {
      this.inReport = inReport;
    }

    boolean isWaiting() {
      return this == LATER || this == ACCOUNT;
    }
  }

  /** Reads the table. */
  static TwilioCodes load() {
    try (var in = TwilioCodes.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing");
      }
      return new TwilioCodes(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\\s+", 3))
              .collect(
                  Collectors.toUnmodifiableMap(
                      line -> Integer.valueOf(line[0]), line -> Meaning.valueOf(line[1]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns why a message was not taken.
   *
   * @param status of HTTP, 300 or more
   * @param code Twilio's own; null if the answer had none
   * @param retryAfter how long Twilio asks to wait
   */
  NotSent refusal(int status, @Nullable Integer code, @Nullable Duration retryAfter) {
    String told = code == null ? "HTTP " + status : code.toString();
    Meaning meaning = meaning(status, code);
    if (meaning == Meaning.ACCOUNT) {
      return NotSent.forAccount(told, retryAfter == null ? WAIT_FOR_PEOPLE : retryAfter);
    }
    return meaning == Meaning.LATER
        ? NotSent.forNow(told, retryAfter, null)
        : NotSent.forGood(meaning.inReport, told);
  }

  private Meaning meaning(int status, @Nullable Integer code) {
    Meaning known = code == null ? null : meanings.get(code);
    // Whatever it says: who was busy or broken has not looked at the message.
    boolean isBusy = status == 429 || status >= 500;
    if (known != null && (!isBusy || known.isWaiting())) {
      return known;
    }
    if (isBusy || status < 400) {
      return Meaning.LATER;
    }
    return status == 401 || status == 403 || status == 404 ? Meaning.ACCOUNT : Meaning.REJECTED;
  }

  /**
   * Returns how far a message is that Twilio has taken; empty for a word that says nothing about
   * that.
   *
   * @param status Twilio's word, as {@code undelivered}
   * @param code Twilio's error code; empty if nothing went wrong
   */
  Optional<MessageState> stateOf(String status, String code) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "accepted", "scheduled", "queued", "sending", "sent" -> Optional.of(MessageState.SENT);
      case "delivered", "read", "partially_delivered" -> Optional.of(MessageState.DELIVERED);
      case "undelivered", "failed", "canceled" -> Optional.of(stateOfFailure(code));
      default -> Optional.empty();
    };
  }

  private MessageState stateOfFailure(String code) {
    Meaning known = code.matches("[0-9]{1,9}") ? meanings.get(Integer.valueOf(code)) : null;
    return known == null ? MessageState.FAILED : known.inReport;
  }
}
