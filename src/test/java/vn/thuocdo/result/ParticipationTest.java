package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.ProcedureGroup;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitGroup;

class ParticipationTest {

  private final List<Tallied> sums = new ArrayList<>();
  private final Map<Asked.Part, Long> transactions = new HashMap<>();
  private final Map<Long, Long> invitations = new HashMap<>();

  @Test
  void each_procedure_group_weighs_as_much_as_it_has_transactions() {
    group(1, 1, 900, 50, 100);
    group(1, 2, 100, 10, 10);

    Participation unit = publish().findParticipation(unitOf("XA-1")).orElseThrow();

    assertThat(unit.all().asked()).isEqualTo(1000);
    assertThat(unit.all().rate()).isEqualTo(0.11);
    WeightedShare weighted = Optional.ofNullable(unit.weighted()).orElseThrow();
    assertThat(weighted.share()).isCloseTo(0.9 * 0.5 + 0.1 * 1, within(1e-12));
    assertThat(weighted.strata()).isEqualTo(2);
    assertThat(weighted.joined()).isEmpty();
    assertThat(weighted.lower()).isLessThan(weighted.share());
    assertThat(unitOf("XA-1").share()).isEqualTo(60.0 / 110);
  }

  @Test
  void nothing_about_a_hidden_group_comes_out_of_rates_and_weights() {
    group(1, 1, 400, 40, 60);
    group(1, 2, 300, 3, 3);
    group(1, 3, 200, 8, 20);
    group(2, 1, 200, 50, 80);

    ResultDocument document = publish();
    Participation unit = document.findParticipation(unitOf("XA-1")).orElseThrow();

    List<Participation.Response> hidden =
        unit.byProcedureGroup().stream().filter(Participation.Response::suppressed).toList();
    assertThat(hidden).hasSizeGreaterThanOrEqualTo(2);
    assertThat(hidden)
        .allMatch(one -> one.answers() == null && one.asked() == null && one.rate() == null);
    assertThat(Optional.ofNullable(unit.weighted()).orElseThrow().joined())
        .containsExactlyElementsOf(hidden.stream().map(Participation.Response::code).toList());
    // What is left of the unit is 23 answers in 500 transactions, of which 11 are satisfied.
    assertThat(Optional.ofNullable(unit.weighted()).orElseThrow().share())
        .isCloseTo((400 * 40 / 60.0 + 500 * 11 / 23.0) / 900, within(1e-12));
  }

  @Test
  void a_total_is_not_weighted_while_a_unit_does_not_count_its_transactions() {
    group(1, 1, 400, 40, 60);
    group(2, 1, 0, 50, 80);

    ResultDocument document = publish();

    assertThat(document.findParticipation(unitOf("XA-1")).orElseThrow().weighted()).isNotNull();
    assertThat(document.findParticipation(unitOf("XA-2")).orElseThrow().all().rate()).isNull();
    assertThat(document.findParticipation(document.totals().getFirst()).orElseThrow().weighted())
        .isNull();
  }

  @Test
  void messages_and_links_answer_the_same_invitations() {
    group(1, 1, 400, 40, 60);
    sums.add(tallied(1, Channel.SMS, 1, 10, 20));
    invitations.put(1L, 80L);

    assertThat(publish().findParticipation(unitOf("XA-1")).orElseThrow().byChannel())
        .extracting(
            Participation.Response::code,
            Participation.Response::asked,
            Participation.Response::rate)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("KIOSK", 400L, 0.15),
            org.assertj.core.groups.Tuple.tuple("SMS", 80L, 0.25),
            org.assertj.core.groups.Tuple.tuple("LINK", 80L, 0.0));
  }

  private void group(long unit, long group, long asked, long satisfied, long answers) {
    sums.add(tallied(unit, Channel.KIOSK, group, satisfied, answers));
    if (asked > 0) {
      transactions.put(new Asked.Part(unit, group), asked);
    }
  }

  private static Tallied tallied(
      long unit, Channel channel, long group, long satisfied, long answers) {
    return new Tallied(
        unit,
        channel,
        group,
        Respondent.UNKNOWN,
        false,
        new Counts(answers - satisfied, 0, 0, 0, satisfied, 0));
  }

  private UnitFigures unitOf(String code) {
    return publish().findUnit(code).orElseThrow();
  }

  private ResultDocument publish() {
    var sources =
        new Sources(
            Period.parse("2026-Q3", ReportingCalendar.REPORTING),
            Limits.USUAL,
            sums,
            Excluded.NOTHING,
            LongStream.rangeClosed(1, 2)
                .mapToObj(
                    id ->
                        new Unit(
                            id,
                            "XA-" + id,
                            "",
                            "Xã",
                            "Commune",
                            "COMMUNE",
                            null,
                            LocalDate.EPOCH,
                            null))
                .toList(),
            List.of(),
            List.of(new UnitGroup("COMMUNE", "Xã", "Communes", Domain.ADMINISTRATION, 1)),
            Stream.of(1L, 2L, 3L)
                .map(id -> new ProcedureGroup(id, "P" + id, "Nhóm", "Group", LocalDate.EPOCH, null))
                .toList(),
            List.of(),
            List.of("OVERALL"),
            Set.of(),
            quarter -> Optional.empty(),
            List.of(),
            OtherPeriods.NONE,
            new Asked(transactions, invitations),
            "Tỉnh Mẫu",
            "Sample province",
            true);
    return Assembly.document(sources, true, 1, null);
  }
}
