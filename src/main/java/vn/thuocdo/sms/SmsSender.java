package vn.thuocdo.sms;

import java.time.Instant;
import java.util.Optional;

/** Hands text messages to whoever carries them. */
interface SmsSender {

  /**
   * Hands a message over and returns the carrier's name for it, by which it will tell what became
   * of it. Returning means that the carrier has taken it, not that it arrived.
   *
   * @throws NotSent if it was not taken, with whether to try again
   */
  String send(OutgoingMessage message) throws NotSent;

  /**
   * Returns the carrier's name for a message that it may have taken although nobody heard so: the
   * same text to the same number, taken at that time or later.
   *
   * @throws NotSent if the carrier cannot be asked now
   */
  Optional<String> findSent(OutgoingMessage message, Instant since) throws NotSent;

  /** Returns which carrier this is, for people: a word such as {@code twilio} or {@code demo}. */
  String name();
}
