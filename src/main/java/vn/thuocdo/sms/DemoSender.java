package vn.thuocdo.sms;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries nothing: messages stay in the outbox, where staff see how many there are and, in the
 * simulated province, the telephone of the demo shows them. Stands in until a real carrier is
 * connected.
 */
@Singleton
@Secondary
class DemoSender implements SmsSender {

  static final String NAME = "demo";

  @Override
  public String send(OutgoingMessage message) {
    return NAME + "-" + message.id();
  }

  @Override
  public Optional<String> findSent(OutgoingMessage message, Instant since) {
    // Its name follows from ours: handing over again is harmless.
    return Optional.of(NAME + "-" + message.id());
  }

  @Override
  public String name() {
    return NAME;
  }
}
