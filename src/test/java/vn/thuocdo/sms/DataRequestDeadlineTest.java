package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataRequestDeadlineTest {

  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

  @Test
  void working_days_leave_out_weekends_and_holidays_and_the_day_of_receipt() {
    assertThat(working(2).after(FRIDAY, Set.of())).isEqualTo(TUESDAY);
    assertThat(working(2).after(FRIDAY, Set.of(TUESDAY))).isEqualTo(LocalDate.of(2026, 11, 25));
    assertThat(working(1).after(FRIDAY.plusDays(1), Set.of()))
        .isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(working(20).after(FRIDAY, Set.of())).isEqualTo(LocalDate.of(2026, 12, 18));
  }

  @Test
  void other_days_count_every_day_but_do_not_end_on_a_day_of_rest() {
    assertThat(calendar(10).after(FRIDAY, Set.of())).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(calendar(15).after(FRIDAY, Set.of())).isEqualTo(LocalDate.of(2026, 12, 7));
    assertThat(calendar(4).after(FRIDAY, Set.of(TUESDAY))).isEqualTo(LocalDate.of(2026, 11, 25));
  }

  private static DataRequestDeadline working(int days) {
    return new DataRequestDeadline("VIEW", days, true, "");
  }

  private static DataRequestDeadline calendar(int days) {
    return new DataRequestDeadline("VIEW", days, false, "");
  }
}
