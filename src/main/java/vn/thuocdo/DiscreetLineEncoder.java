package vn.thuocdo;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes lines for people; named in the configuration of the log. */
public final class DiscreetLineEncoder extends PatternLayoutEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new DiscreetEvent(event));
  }
}
