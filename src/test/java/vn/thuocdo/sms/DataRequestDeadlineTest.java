package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataRequestDeadlineTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

  @Test
  void working_days_leave_out_weekends_and_holidays_and_the_day_of_receipt() {
    assertThat(DataRequests.workingDaysAfter(FRIDAY, 2, Set.of()))
        .isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(DataRequests.workingDaysAfter(FRIDAY, 2, Set.of(LocalDate.of(2026, 11, 24))))
        .isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(DataRequests.workingDaysAfter(FRIDAY.plusDays(1), 1, Set.of()))
        .isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(DataRequests.workingDaysAfter(FRIDAY, 20, Set.of()))
        .isEqualTo(LocalDate.of(2026, 12, 18));
  }
}
