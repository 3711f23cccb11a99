package vn.thuocdo;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes JSON lines for machines; named in the configuration of the log. */
public final class DiscreetJsonEncoder extends JsonEncoder {

  @Override
  public byte[] encode(ILoggingEvent event) {
    return super.encode(new DiscreetEvent(event));
  }
}
