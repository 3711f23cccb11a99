package vn.thuocdo.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.thuocdo.target.Coverage.Figure;
import vn.thuocdo.target.Coverage.Rule;
import vn.thuocdo.target.Coverage.Status;
import vn.thuocdo.unit.Domain;

class CoverageTest {

  private static final LocalDate DUE = LocalDate.parse("2013-12-31");
  private static final LocalDate AFTER = LocalDate.parse("2014-06-01");

  @Test
  void above_and_at_least_differ_at_equality() {
    assertThat(one(Rule.GT, "0.9", null, figure("2013-10-01", 9, 10)).status(AFTER))
        .isEqualTo(Status.NOT_MET);
    assertThat(one(Rule.GE, "0.9", null, figure("2013-10-01", 9, 10)).status(AFTER))
        .isEqualTo(Status.MET);
  }

  @Test
  void a_range_is_met_from_its_lower_end_and_exceeded_beyond_its_upper_end() {
    assertThat(one(Rule.RANGE, "0.2", "0.3", figure("2013-10-01", 19, 100)).status(AFTER))
        .isEqualTo(Status.NOT_MET);
    assertThat(one(Rule.RANGE, "0.2", "0.3", figure("2013-10-01", 20, 100)).status(AFTER))
        .isEqualTo(Status.MET);
    assertThat(one(Rule.RANGE, "0.2", "0.3", figure("2013-10-01", 30, 100)).status(AFTER))
        .isEqualTo(Status.MET);
    assertThat(one(Rule.RANGE, "0.2", "0.3", figure("2013-10-01", 31, 100)).status(AFTER))
        .isEqualTo(Status.EXCEEDED);
  }

  @Test
  void before_it_is_due_nothing_has_failed_yet() {
    Coverage half = one(Rule.GE, "1", null, figure("2012-06-01", 1, 2));

    assertThat(half.status(LocalDate.parse("2012-07-01"))).isEqualTo(Status.NOT_DUE);
    assertThat(half.status(DUE)).isEqualTo(Status.NOT_MET);
    assertThat(half.status(LocalDate.parse("2012-05-31"))).isEqualTo(Status.NO_DATA);
  }

  @Test
  void what_was_reported_after_the_day_counts_for_a_later_day_only() {
    Coverage one =
        one(Rule.GE, "0.5", null, figure("2012-06-01", 1, 4), figure("2013-06-01", 3, 4));

    assertThat(one.asOf(LocalDate.parse("2013-01-01")).orElseThrow().reached()).isEqualTo(1);
    assertThat(one.asOf(DUE).orElseThrow().reached()).isEqualTo(3);
  }

  @Test
  void the_presets_come_inactive_with_their_sources() {
    assertThat(Coverages.presets())
        .hasSizeGreaterThanOrEqualTo(9)
        .allSatisfy(
            preset -> {
              assertThat(preset.isActive()).isFalse();
              assertThat(preset.source()).contains("dòng");
            })
        .anyMatch(preset -> preset.rule() == Rule.RANGE);
  }

  @Test
  void the_target_of_a_unit_that_ended_has_ended_with_it() {
    LocalDate end = LocalDate.parse("2025-06-30");
    Target target =
        new Target(
            "X",
            "X",
            "X",
            Domain.ADMINISTRATION,
            null,
            7L,
            Comparator.GE,
            new BigDecimal("0.8"),
            LocalDate.parse("2025-01-01"),
            LocalDate.parse("2025-12-31"),
            "",
            true);

    assertThat(target.state(LocalDate.parse("2024-12-31"), null)).isEqualTo(TargetState.COMING);
    assertThat(target.state(end, end)).isEqualTo(TargetState.RUNNING);
    assertThat(target.state(end.plusDays(1), end)).isEqualTo(TargetState.ENDED_BY_REORGANISATION);
    assertThat(target.state(end.plusDays(1), null)).isEqualTo(TargetState.RUNNING);
    assertThat(target.state(LocalDate.parse("2026-01-01"), null)).isEqualTo(TargetState.OVER);
  }

  private static Coverage one(
      Rule rule, String level, @org.jspecify.annotations.Nullable String upper, Figure... figures) {
    return new Coverage(
        "C",
        "C",
        "C",
        rule,
        new BigDecimal(level),
        upper == null ? null : new BigDecimal(upper),
        LocalDate.parse("2011-01-01"),
        DUE,
        "Sở Nội vụ",
        "",
        true,
        List.of(figures));
  }

  private static Figure figure(String day, long reached, long ofAll) {
    return new Figure(LocalDate.parse(day), reached, ofAll, "");
  }
}
