package vn.thuocdo.sms;

import java.time.Instant;

/**
 * What a citizen sent.
 *
 * @param carrierId the carrier's name for it: the same when it is brought twice
 * @param from the sender's number as the carrier writes it
 * @param body as it was typed
 */
record IncomingMessage(String carrierId, String from, String body, Instant receivedAt) {

  /** Never a number or a text in a log. */
  @Override
  public String toString() {
    return "reply " + carrierId;
  }
}
