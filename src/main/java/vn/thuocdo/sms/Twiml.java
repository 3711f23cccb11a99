package vn.thuocdo.sms;

import com.twilio.twiml.MessagingResponse;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.messaging.Body;
import com.twilio.twiml.messaging.Message;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes answers as TwiML. There are few and they are the same for everybody, while the SDK looks
 * for an XML parser and a transformer for each: what was written is kept.
 */
final class Twiml {

  private static final int MOST_KEPT = 200;

  private final Map<String, String> written = new ConcurrentHashMap<>();

  /**
   * Returns a document that sends the text back, or does nothing.
   *
   * @throws IllegalStateException if the text has characters that XML cannot hold
   */
  String of(Optional<String> answer) {
    String text = answer.orElse("");
    String known = written.get(text);
    if (known != null) {
      return known;
    }
    String document = write(text);
    if (written.size() < MOST_KEPT) {
      written.put(text, document);
    }
    return document;
  }

  private static String write(String text) {
    var response = new MessagingResponse.Builder();
    if (!text.isEmpty()) {
      response.message(new Message.Builder().body(new Body.Builder(text).build()).build());
    }
    try {
      return response.build().toXml();
    } catch (TwiMLException e) {
      throw new IllegalStateException("An answer that cannot be written as TwiML", e);
    }
  }
}
