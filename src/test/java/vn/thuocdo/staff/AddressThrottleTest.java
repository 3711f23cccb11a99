package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AddressThrottleTest {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T01:00:00Z"));
  private final AddressThrottle throttle = new AddressThrottle(clock);

  @Test
  void a_hundred_mistakes_of_one_office_are_free() {
    fail("10.0.0.1", 100);

    assertThat(throttle.waitOf("10.0.0.1")).isZero();
  }

  @Test
  void after_that_an_address_waits_until_a_mistake_has_been_paid_for() {
    fail("10.0.0.1", 101);

    assertThat(throttle.waitOf("10.0.0.1")).isEqualTo(Duration.ofSeconds(6));
    assertThat(throttle.waitOf("10.0.0.2")).isZero();
    clock.moveOn(Duration.ofSeconds(6));
    assertThat(throttle.waitOf("10.0.0.1")).isZero();
  }

  private void fail(String address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.countFailure(address);
    }
  }
}
