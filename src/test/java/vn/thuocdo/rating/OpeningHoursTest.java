package vn.thuocdo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

  private final OpeningHours hours = OpeningHours.parse("MON-FRI 07:00-17:30");

  @Test
  void hours_are_read_by_the_office_clock() {
    assertThat(hours.include(Instant.parse("2026-11-19T23:59:59Z")))
        .as("Friday 06:59:59")
        .isFalse();
    assertThat(hours.include(Instant.parse("2026-11-20T00:00:00Z"))).as("Friday 07:00").isTrue();
    assertThat(hours.include(Instant.parse("2026-11-20T10:29:59Z"))).as("Friday 17:29:59").isTrue();
    assertThat(hours.include(Instant.parse("2026-11-20T10:30:00Z"))).as("Friday 17:30").isFalse();
  }

  @Test
  void a_day_outside_the_week_is_closed() {
    assertThat(hours.include(Instant.parse("2026-11-21T03:00:00Z"))).as("Saturday 10:00").isFalse();
  }

  @Test
  void hours_written_otherwise_are_refused_with_an_example() {
    assertThatThrownBy(() -> OpeningHours.parse("8 to 5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MON-FRI 07:00-17:30");
  }
}
