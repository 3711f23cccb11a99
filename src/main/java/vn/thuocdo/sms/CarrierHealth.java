package vn.thuocdo.sms;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How the carrier has answered this server since it started; every server has seen its own part. A
 * message that the carrier refuses for what it is, is no failure of the carrier.
 */
@Context // Whoever watches the meters wants to see them before the first message.
final class CarrierHealth {

  private final InstantSource clock;
  private volatile Seen seen = new Seen(null, null, null, 0);

  CarrierHealth(InstantSource clock, MeterRegistry registry) {
    this.clock = clock;
    Gauge.builder("thuocdo.sms.carrier.failures", this, health -> health.seen().failures())
        .description("Failures of the SMS carrier since it last answered well")
        .register(registry);
    Gauge.builder(
            "thuocdo.sms.carrier.success.age.seconds",
            this,
            health -> health.secondsSince(health.seen().lastSuccessAt()))
        .description("Time since the SMS carrier last answered well")
        .register(registry);
    Gauge.builder(
            "thuocdo.sms.carrier.failure.age.seconds",
            this,
            health -> health.secondsSince(health.seen().lastFailureAt()))
        .description("Time since the SMS carrier last failed")
        .register(registry);
  }

  /**
   * What is known; what never happened is null.
   *
   * @param lastFailureCode the carrier's own code, or a word of ours
   * @param failures in a row, until now
   */
  record Seen(
      @Nullable Instant lastSuccessAt,
      @Nullable Instant lastFailureAt,
      @Nullable String lastFailureCode,
      int failures) {}

  Seen seen() {
    return seen;
  }

  synchronized void succeeded() {
    seen = new Seen(clock.instant(), seen.lastFailureAt, seen.lastFailureCode, 0);
  }

  synchronized void failed(String code) {
    seen = new Seen(seen.lastSuccessAt, clock.instant(), code, seen.failures + 1);
  }

  private double secondsSince(@Nullable Instant time) {
    return time == null ? Double.NaN : Duration.between(time, clock.instant()).toMillis() / 1000.0;
  }
}
