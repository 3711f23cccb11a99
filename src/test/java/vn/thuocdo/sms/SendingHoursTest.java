package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingHoursTest {

  private static final Set<LocalDate> HOLIDAYS =
      Set.of(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"));

  /** Times in UTC; the office is seven hours ahead. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-20T01:00:00Z, 08:00-20:00, 2026-11-20T01:00:00Z",
    "2026-11-20T00:59:59.999Z, 08:00-20:00, 2026-11-20T01:00:00Z",
    "2026-11-20T12:59:59.999Z, 08:00-20:00, 2026-11-20T12:59:59.999Z",
    "2026-11-20T13:00:00Z, 08:00-20:00, 2026-11-21T01:00:00Z",
    "2026-11-20T20:00:00Z, 08:00-20:00, 2026-11-21T01:00:00Z",
    // Two holidays in a row.
    "2026-11-23T13:00:00Z, 08:00-20:00, 2026-11-26T01:00:00Z",
    "2026-11-24T05:00:00Z, 08:00-20:00, 2026-11-26T01:00:00Z",
    "2026-11-20T20:00:00Z, 00:00-24:00, 2026-11-20T20:00:00Z",
    "2026-11-20T13:00:00Z, nonsense, 2026-11-21T01:00:00Z",
    "2026-11-20T13:00:00Z, 07:30-21:00, 2026-11-20T13:00:00Z"
  })
  void a_message_waits_until_nobody_is_bothered(Instant at, String hours, Instant next) {
    assertThat(SendingHours.next(at, hours, HOLIDAYS)).isEqualTo(next);
  }

  @Test
  void attempts_come_ever_later_and_end() {
    assertThat(RetryDelays.after(1, Optional.empty())).contains(Duration.ofSeconds(30));
    assertThat(RetryDelays.after(8, Optional.empty())).contains(Duration.ofHours(8));
    assertThat(RetryDelays.after(9, Optional.empty())).isEmpty();
    assertThat(RetryDelays.after(1, Optional.of(Duration.ofMinutes(3))))
        .contains(Duration.ofMinutes(3));
    assertThat(RetryDelays.after(3, Optional.of(Duration.ofSeconds(1))))
        .contains(Duration.ofMinutes(10));
  }
}
