package vn.thuocdo.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.unit.Domain;

class TargetTest {

  private static final long MINIMUM = 30;

  @Test
  void the_level_itself_is_enough_for_reaching_but_not_for_exceeding() {
    assertThat(target(Comparator.GT, "0.9").verdict(90, 100, MINIMUM)).isEqualTo(Verdict.NOT_MET);
    assertThat(target(Comparator.GE, "0.9").verdict(90, 100, MINIMUM)).isEqualTo(Verdict.MET);
    assertThat(target(Comparator.GT, "0.9").verdict(91, 100, MINIMUM)).isEqualTo(Verdict.MET);
    assertThat(target(Comparator.GE, "0.9").verdict(89, 100, MINIMUM)).isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void a_share_that_only_rounds_to_the_level_does_not_reach_it() {
    assertThat(target(Comparator.GE, "0.6").verdict(59_996, 100_000, MINIMUM))
        .isEqualTo(Verdict.NOT_MET);
    assertThat(target(Comparator.GT, "0.6").verdict(60_004, 100_000, MINIMUM))
        .isEqualTo(Verdict.MET);
  }

  @Test
  void below_the_minimum_there_is_no_verdict() {
    assertThat(target(Comparator.GE, "0.5").verdict(29, 29, MINIMUM))
        .isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(target(Comparator.GE, "0.5").verdict(30, 30, MINIMUM)).isEqualTo(Verdict.MET);
    assertThat(target(Comparator.GE, "0.5").verdict(0, 0, 0)).isEqualTo(Verdict.INSUFFICIENT_DATA);
  }

  @Test
  void evidence_is_certain_when_the_whole_interval_is_on_one_side() {
    // 364 of 400: 87.79–93.43 %; 380 of 400: 92.42–96.73 %; 330 of 400: 78.47–85.91 %.
    Target target = target(Comparator.GT, "0.9");

    assertThat(target.evidence(364, 400)).isEqualTo(Evidence.UNCERTAIN);
    assertThat(target.evidence(380, 400)).isEqualTo(Evidence.CERTAIN);
    assertThat(target.evidence(330, 400)).isEqualTo(Evidence.CERTAIN);
    assertThat(target.evidence(355, 400)).isEqualTo(Evidence.UNCERTAIN);
  }

  @Test
  void a_target_holds_for_periods_that_end_by_its_due_day() {
    Target target = target(Comparator.GT, "0.9");

    assertThat(target.isInForce(Period.parse("2026-Q4", ReportingCalendar.CALENDAR))).isTrue();
    assertThat(target.isInForce(Period.parse("2027-Q1", ReportingCalendar.CALENDAR))).isFalse();
    assertThat(target.isInForce(Period.parse("2025-Q4", ReportingCalendar.CALENDAR))).isFalse();
  }

  @Test
  void a_level_is_a_share() {
    assertThatThrownBy(() -> target(Comparator.GT, "90"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("90");
  }

  @Property
  void the_verdict_at_equality_is_exact_for_every_size(
      @ForAll @IntRange(min = 0, max = 1000) int perMille,
      @ForAll @LongRange(min = 1, max = 10_000) long thousands) {
    BigDecimal level = BigDecimal.valueOf(perMille, 3);
    long n = thousands * 1000;
    long satisfied = thousands * perMille;

    assertThat(target(Comparator.GE, level.toString()).verdict(satisfied, n, 1))
        .isEqualTo(Verdict.MET);
    assertThat(target(Comparator.GT, level.toString()).verdict(satisfied, n, 1))
        .isEqualTo(Verdict.NOT_MET);
  }

  @Property
  void one_more_satisfied_answer_never_loses_a_target(
      @ForAll @LongRange(min = 0, max = 999) long satisfied,
      @ForAll @IntRange(min = 0, max = 100) int percent,
      @ForAll Comparator comparator) {
    Target target = target(comparator, BigDecimal.valueOf(percent, 2).toString());

    boolean wasMet = target.verdict(satisfied, 1000, 1) == Verdict.MET;
    boolean isMet = target.verdict(satisfied + 1, 1000, 1) == Verdict.MET;

    assertThat(isMet || !wasMet).isTrue();
  }

  private static Target target(Comparator comparator, String level) {
    return new Target(
        "T",
        "Mục tiêu",
        "Target",
        Domain.ADMINISTRATION,
        null,
        null,
        comparator,
        new BigDecimal(level),
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-12-31"),
        "test",
        true);
  }
}
