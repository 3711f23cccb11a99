package vn.thuocdo.result;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.result.Cube.Division;
import vn.thuocdo.result.ResultDocument.GroupLine;
import vn.thuocdo.result.ResultDocument.Rules;
import vn.thuocdo.target.Target;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.ProcedureGroup;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitGroup;

/** Puts a document together from its sources; the same sources give the same document. */
final class Assembly {

  static final String METHOD = "TOP2_POOLED_WILSON95@1";
  static final String PROVINCE = "PROVINCE";

  private final Sources sources;
  private final boolean isForThePublic;
  private final Names names;
  private final Map<String, Domain> domains = new HashMap<>();
  private final Map<String, Cube> cubes = new LinkedHashMap<>();
  private final List<Unit> units;

  private Assembly(Sources sources, boolean isForThePublic) {
    this.sources = sources;
    this.isForThePublic = isForThePublic;
    this.names = Names.of(sources.procedureGroups());
    sources.groups().forEach(group -> domains.put(group.code(), group.domain()));
    var sums = sources.sums().stream().collect(groupingBy(Tallied::unitId));
    this.units = sources.units().stream().filter(unit -> isListed(unit, sums)).toList();
    for (Unit unit : units) {
      cubes.put(
          unit.code(),
          Cube.of(sums.getOrDefault(unit.id(), List.of()), names::procedureGroup, sources.apart()));
    }
  }

  /**
   * Returns the figures as the public may see them, or, for staff, with nothing hidden.
   *
   * @param version null for figures that are not published
   */
  static ResultDocument document(
      Sources sources, boolean isForThePublic, @Nullable Integer version, @Nullable Instant at) {
    return new Assembly(sources, isForThePublic).document(version, at);
  }

  private ResultDocument document(@Nullable Integer version, @Nullable Instant at) {
    Map<String, UnitFigures> byUnit = new HashMap<>();
    List<UnitFigures> totals = new ArrayList<>();
    List<String> suppressed = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      List<Unit> members = units.stream().filter(unit -> domainOf(unit) == domain).toList();
      if (!members.isEmpty()) {
        addDomain(domain, members, byUnit, totals, suppressed);
      }
    }
    Period period = sources.period();
    return new ResultDocument(
        period.code(),
        period.calendar(),
        period.from(),
        period.to(),
        version,
        at,
        METHOD,
        Ranking.rank(
            units.stream().map(unit -> byUnit.get(unit.code())).filter(Objects::nonNull).toList()),
        totals,
        sources.targets().stream().map(this::targetLine).toList(),
        sources.groups().stream().map(Assembly::groupLine).toList(),
        rules(suppressed),
        sources.provinceName(),
        sources.provinceNameEn(),
        sources.isSimulated(),
        null,
        null,
        participation(totals, byUnit),
        null,
        null);
  }

  private List<Participation> participation(
      List<UnitFigures> totals, Map<String, UnitFigures> byUnit) {
    if (sources.asked().isUnknown()) {
      return List.of();
    }
    var make = new MakeParticipation(sources.asked(), names);
    var ofUnits = new ArrayList<Participation>();
    var ofTotals = new ArrayList<Participation>();
    for (UnitFigures total : totals) {
      Map<String, Unit> members = new LinkedHashMap<>();
      units.stream()
          .filter(unit -> domainOf(unit).name().equals(total.code()))
          .forEach(unit -> members.put(unit.code(), unit));
      List<UnitFigures> figures =
          members.keySet().stream().map(code -> Objects.requireNonNull(byUnit.get(code))).toList();
      List<Participation> parts =
          figures.stream()
              .map(one -> make.of(one, Objects.requireNonNull(members.get(one.code()))))
              .toList();
      ofTotals.add(make.ofTotal(total, members, figures, parts));
      ofUnits.addAll(parts);
    }
    return Stream.concat(ofTotals.stream(), ofUnits.stream()).toList();
  }

  private void addDomain(
      Domain domain,
      List<Unit> members,
      Map<String, UnitFigures> byUnit,
      List<UnitFigures> totals,
      List<String> suppressed) {
    Map<String, Cube> parts = new TreeMap<>();
    members.forEach(unit -> parts.put(unit.code(), Objects.requireNonNull(cubes.get(unit.code()))));
    Cube total = Cube.sum(parts.values());
    Set<Division> divisions = divisions(domain);
    Set<String> hidden =
        isForThePublic
            ? Suppression.hide(
                total,
                parts,
                divisions,
                sources.limits().hiddenBelow(),
                PublishedBefore.of(sources.versions(), domain),
                neighbours(domain))
            : Suppression.nothing();
    var makeFigures = new MakeFigures(sources, names, divisions, hidden);
    totals.add(makeFigures.ofTotal(domain, total));
    for (Unit unit : members) {
      byUnit.put(
          unit.code(),
          makeFigures.of(unit, domain, Objects.requireNonNull(parts.get(unit.code()))));
    }
    suppressed.addAll(paths(domain, hidden));
  }

  private Neighbours neighbours(Domain domain) {
    List<Unit> members = sources.units().stream().filter(unit -> domainOf(unit) == domain).toList();
    return new Neighbours(
        sources.others().spans().stream().map(span -> tables(span.sums(), members)).toList(),
        sources.others().own(),
        sources.others().told().stream()
            .map(
                told ->
                    new Neighbours.Known(told.spans(), PublishedBefore.of(told.versions(), domain)))
            .toList());
  }

  private Neighbours.Tables tables(List<Tallied> sums, List<Unit> members) {
    var byUnit = sums.stream().collect(groupingBy(Tallied::unitId));
    Map<String, Cube> parts = new TreeMap<>();
    for (Unit unit : members) {
      List<Tallied> own = byUnit.get(unit.id());
      if (own != null) {
        parts.put(unit.code(), Cube.of(own, names::procedureGroup, sources.apart()));
      }
    }
    return Neighbours.Tables.of(parts);
  }

  /** Returns what is hidden, without the parts of what is hidden as a whole. */
  private static List<String> paths(Domain domain, Set<String> hidden) {
    return hidden.stream()
        .filter(
            name -> !name.contains("/") || !hidden.contains(name.substring(0, name.indexOf('/'))))
        .map(name -> name.isEmpty() || name.startsWith("/") ? domain + name : name)
        .toList();
  }

  /**
   * Respondent groups are told apart only while a target asks for it: every table costs privacy.
   */
  private Set<Division> divisions(Domain domain) {
    var divisions = EnumSet.of(Division.CHANNEL, Division.CHANNEL_APART, Division.PROCEDURE_GROUP);
    if (sources.targets().stream()
        .anyMatch(target -> target.domain() == domain && target.respondent() != null)) {
      divisions.add(Division.RESPONDENT);
    }
    return divisions;
  }

  private boolean isListed(Unit unit, Map<Long, List<Tallied>> sums) {
    if (sums.containsKey(unit.id())) {
      return true;
    }
    return !unit.group().equals(PROVINCE)
        && overlaps(unit.validFrom(), unit.validTo())
        && sources.points().stream().anyMatch(point -> isPointOf(point, unit));
  }

  private boolean isPointOf(OneStopPoint point, Unit unit) {
    return point.unitId() == unit.id() && overlaps(point.validFrom(), point.validTo());
  }

  private boolean overlaps(LocalDate from, @Nullable LocalDate to) {
    return !from.isAfter(sources.period().to())
        && (to == null || !to.isBefore(sources.period().from()));
  }

  private Domain domainOf(Unit unit) {
    return domains.getOrDefault(unit.group(), Domain.ADMINISTRATION);
  }

  private TargetLine targetLine(Target target) {
    Long unitId = target.unitId();
    Optional<Unit> unit =
        sources.units().stream().filter(one -> unitId != null && one.id() == unitId).findFirst();
    return new TargetLine(
        target.code(),
        target.name(),
        target.nameEn(),
        target.domain(),
        target.respondent(),
        unit.map(Unit::code).orElse(null),
        target.comparator(),
        target.level(),
        target.validFrom(),
        target.dueOn(),
        target.source());
  }

  private static GroupLine groupLine(UnitGroup group) {
    return new GroupLine(group.code(), group.name(), group.nameEn(), group.domain());
  }

  private Rules rules(List<String> suppressed) {
    Texts vi = Texts.of("result", Language.VI);
    Texts en = Texts.of("result", Language.EN);
    String hiddenBelow = String.valueOf(sources.limits().hiddenBelow());
    String fewBelow = String.valueOf(sources.limits().fewBelow());
    return new Rules(
        method(vi),
        method(en),
        Limits.CONFIDENCE,
        isForThePublic ? sources.limits().hiddenBelow() : 0,
        sources.limits().fewBelow(),
        vi.get("suppression", hiddenBelow, fewBelow),
        en.get("suppression", hiddenBelow, fewBelow),
        suppressed,
        cubes.values().stream().mapToLong(Cube::suspect).sum(),
        sources.excluded().answers(),
        sources.excluded().decisions(),
        sources.questions(),
        sources.apart().stream().map(Channel::name).sorted().toList());
  }

  private String method(Texts texts) {
    boolean isApart = sources.apart().contains(Channel.QR);
    boolean isWeighted = !sources.asked().transactions().isEmpty();
    return texts.get("method")
        + " "
        + texts.get(isWeighted ? "method.weighted" : "method.unweighted")
        + " "
        + texts.get(isApart ? "method.qr-apart" : "method.qr-counted");
  }

  /** Names of the parts of a division, in both languages. */
  record Names(Map<String, ProcedureGroup> byCode, Map<Long, String> codes, Texts vi, Texts en) {

    static Names of(List<ProcedureGroup> groups) {
      var byCode = new HashMap<String, ProcedureGroup>();
      var codes = new HashMap<Long, String>();
      for (ProcedureGroup group : groups) {
        byCode.put(group.code(), group);
        codes.put(group.id(), group.code());
      }
      return new Names(
          byCode, codes, Texts.of("result", Language.VI), Texts.of("result", Language.EN));
    }

    String procedureGroup(long id) {
      return codes.getOrDefault(id, Cube.NOT_TOLD);
    }

    String of(Division division, String part, boolean isEnglish) {
      Texts texts = isEnglish ? en : vi;
      return switch (division) {
        case CHANNEL -> texts.get("channel." + part);
        case CHANNEL_APART -> texts.get("channel.apart", texts.get("channel." + part));
        case RESPONDENT -> texts.get("respondent." + part);
        case PROCEDURE_GROUP -> {
          ProcedureGroup group = byCode.get(part);
          if (group == null) {
            yield texts.get("procedure-group.not-told");
          }
          yield isEnglish ? group.nameEn() : group.name();
        }
      };
    }
  }

  /** Units in the order of a ranking within one group. */
  static final class Ranking {

    private Ranking() {}

    /** Returns the same units in the same order, those that may be ranked with their rank. */
    static List<UnitFigures> rank(List<UnitFigures> units) {
      return units.stream()
          .map(unit -> isRanked(unit) ? withRank(unit, rankOf(unit, units)) : unit)
          .toList();
    }

    private static boolean isRanked(UnitFigures unit) {
      return !unit.suppressed() && unit.share() != null && !unit.few() && unit.wholePeriod();
    }

    private static int rankOf(UnitFigures unit, List<UnitFigures> units) {
      return 1
          + (int)
              units.stream()
                  .filter(other -> isRanked(other) && other.group().equals(unit.group()))
                  .filter(other -> HIGHER.compare(other, unit) > 0)
                  .count();
    }

    /** By the exact share: a/b against c/d as a·d against c·b. */
    private static final Comparator<UnitFigures> HIGHER =
        (one, other) ->
            Long.compare(
                Math.multiplyExact(satisfied(one), size(other)),
                Math.multiplyExact(satisfied(other), size(one)));

    private static long satisfied(UnitFigures unit) {
      List<Long> counts = unit.counts();
      return counts == null ? 0 : counts.get(3) + counts.get(4);
    }

    private static long size(UnitFigures unit) {
      Long size = unit.sampleSize();
      return size == null ? 0 : size;
    }

    private static UnitFigures withRank(UnitFigures unit, int rank) {
      return new UnitFigures(
          unit.code(),
          unit.name(),
          unit.group(),
          unit.counts(),
          unit.noOpinion(),
          unit.sampleSize(),
          unit.share(),
          unit.lower(),
          unit.upper(),
          unit.suppressed(),
          unit.targets(),
          unit.nameEn(),
          unit.validFrom(),
          unit.validTo(),
          unit.wholePeriod(),
          unit.few(),
          rank,
          unit.byChannel(),
          unit.byProcedureGroup(),
          unit.byRespondent(),
          unit.series());
    }
  }
}
