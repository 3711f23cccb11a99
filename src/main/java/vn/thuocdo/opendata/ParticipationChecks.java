package vn.thuocdo.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.Participation.Response;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.WeightedShare;
import vn.thuocdo.unit.Domain;

/**
 * Calculates response rates and weighted shares anew, from the counts of answers and transactions
 * that the document tells.
 *
 * @param domains by code of the group
 */
record ParticipationChecks(
    ResultDocument document, Findings findings, Map<String, Domain> domains) {

  private static final String RATES = "response rates";
  private static final String WEIGHTS = "weighted shares";
  private static final double TOLERANCE = 1e-12;

  void run() {
    List<Participation> told = document.participation();
    if (told == null || told.isEmpty()) {
      return;
    }
    List<String> codes =
        Stream.concat(document.totals().stream(), document.units().stream())
            .map(UnitFigures::code)
            .toList();
    findings.expect(
        told.size() == codes.size()
            && codes.containsAll(told.stream().map(Participation::code).toList()),
        RATES,
        () -> "they are not about the totals and units of the document");
    var byCode = new HashMap<String, Participation>();
    told.forEach(one -> byCode.put(one.code(), one));
    for (UnitFigures unit : document.units()) {
      Participation one = byCode.get(unit.code());
      if (one != null) {
        checkRates(unit, one);
        checkWeighted(unit, one, WeightedShare.ofUnit(unit, one, document.rules().confidence()));
      }
    }
    for (UnitFigures total : document.totals()) {
      Participation one = byCode.get(total.code());
      if (one != null) {
        List<UnitFigures> units = unitsOf(total);
        checkRates(total, one);
        checkSum(total, one, units, byCode);
        checkWeighted(
            total,
            one,
            WeightedShare.ofTotal(total, one, units, byCode, document.rules().confidence()));
      }
    }
  }

  private List<UnitFigures> unitsOf(UnitFigures total) {
    return document.units().stream()
        .filter(
            unit ->
                domains
                    .getOrDefault(unit.group(), Domain.ADMINISTRATION)
                    .name()
                    .equals(total.code()))
        .toList();
  }

  private void checkRates(UnitFigures unit, Participation one) {
    checkRate(unit.code(), one.all(), unit.sampleSize());
    findings.expect(
        !unit.suppressed() || one.byProcedureGroup().isEmpty() && one.byChannel().isEmpty(),
        RATES,
        () -> unit.code() + " is hidden, but not its parts");
    one.byProcedureGroup()
        .forEach(part -> checkRate(unit.code(), part, answers(unit.byProcedureGroup(), part)));
    for (Response part : one.byChannel()) {
      // A channel may be hidden for the other one that answers the same invitations.
      checkRate(unit.code(), part, part.suppressed() ? null : answers(unit.byChannel(), part));
    }
    Long asked = one.all().asked();
    long parts = sumOf(one.byProcedureGroup().stream());
    boolean isComplete = one.byProcedureGroup().stream().noneMatch(Response::suppressed);
    findings.expect(
        isComplete ? parts == zeroIfNull(asked) : parts <= zeroIfNull(asked),
        RATES,
        () ->
            "%s: transactions by procedure group add up to %d, told is %s"
                .formatted(unit.code(), parts, asked));
  }

  private void checkSum(
      UnitFigures total,
      Participation one,
      List<UnitFigures> units,
      Map<String, Participation> byCode) {
    List<Response> known =
        units.stream()
            .map(unit -> Optional.ofNullable(byCode.get(unit.code())))
            .flatMap(Optional::stream)
            .map(Participation::all)
            .toList();
    long sum = sumOf(known.stream());
    boolean isComplete =
        known.size() == units.size() && known.stream().noneMatch(Response::suppressed);
    Long asked = one.all().asked();
    findings.expect(
        total.suppressed() || (isComplete ? sum == zeroIfNull(asked) : sum <= zeroIfNull(asked)),
        RATES,
        () ->
            "%s: transactions of the units add up to %d, told is %s"
                .formatted(total.code(), sum, asked));
  }

  /** Returns null where the answers are hidden; none where there is no line. */
  private static @Nullable Long answers(List<Line> lines, Response part) {
    Optional<Line> line = lines.stream().filter(one -> one.code().equals(part.code())).findFirst();
    return line.isPresent() ? line.get().sampleSize() : Long.valueOf(0);
  }

  private void checkRate(String subject, Response told, @Nullable Long answers) {
    Long asked = told.asked();
    Double expected =
        answers == null || asked == null || asked == 0 || answers > asked
            ? null
            : Double.valueOf((double) answers / asked);
    findings.expect(
        Objects.equals(told.answers(), answers)
            && told.suppressed() == (answers == null)
            && (answers != null || asked == null)
            && isNear(told.rate(), expected),
        RATES,
        () ->
            "%s / %s: the rate is %s, its counts give %s"
                .formatted(subject, told.code(), told.rate(), expected));
  }

  private void checkWeighted(
      UnitFigures unit, Participation one, Optional<WeightedShare> expected) {
    WeightedShare told = one.weighted();
    WeightedShare own = expected.orElse(null);
    findings.expect(
        told == null || own == null
            ? told == own
            : isNear(told.share(), own.share())
                && isNear(told.lower(), own.lower())
                && isNear(told.upper(), own.upper())
                && Math.abs(told.designEffect() - own.designEffect()) <= 1e-9
                && told.strata() == own.strata()
                && told.joined().equals(own.joined()),
        WEIGHTS,
        () -> "%s: %s, its counts give %s".formatted(unit.code(), told, own));
  }

  private static boolean isNear(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null
        ? Objects.equals(one, other)
        : Math.abs(one - other) <= TOLERANCE;
  }

  private static long sumOf(Stream<Response> responses) {
    return responses.mapToLong(response -> zeroIfNull(response.asked())).sum();
  }

  private static long zeroIfNull(@Nullable Long count) {
    return count == null ? 0 : count;
  }
}
