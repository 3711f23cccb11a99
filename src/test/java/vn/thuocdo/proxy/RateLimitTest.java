package vn.thuocdo.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T03:00:00Z"));
  private final RateLimit limit = new RateLimit(3, 0.5, now::get);

  @Test
  void a_burst_passes_and_the_next_one_is_told_how_long_to_wait() {
    assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("a")).isEmpty();
    assertThat(limit.take("a")).isEmpty();

    assertThat(limit.take("a")).contains(Duration.ofSeconds(2));
  }

  @Test
  void whoever_waited_as_told_passes() {
    for (int i = 0; i < 3; i++) {
      limit.take("a");
    }
    Duration wait = limit.take("a").orElseThrow();
    now.set(now.get().plus(wait));

    assertThat(limit.take("a")).isEmpty();
  }

  @Test
  void one_flood_costs_nobody_else_anything() {
    for (int i = 0; i < 100; i++) {
      limit.take("a");
    }

    assertThat(limit.take("b")).isEmpty();
  }

  @Test
  void what_should_cost_nothing_costs_nothing() {
    for (int i = 0; i < 100; i++) {
      assertThat(limit.take("a")).isEmpty();
      limit.giveBack("a");
    }
    limit.giveBack("a");

    for (int i = 0; i < 3; i++) {
      assertThat(limit.take("a")).isEmpty();
    }
    assertThat(limit.take("a")).as("never more than a burst").isPresent();
  }
}
