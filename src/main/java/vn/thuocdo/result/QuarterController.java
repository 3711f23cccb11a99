package vn.thuocdo.result;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** The running quarter for staff, with nothing hidden; unit managers see their own units. */
@Controller(QuarterController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class QuarterController {

  static final String PATH = "/can-bo/ky";

  private final Figures figures;
  private final List<BesideFigures> besides;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  QuarterController(
      Figures figures,
      List<BesideFigures> besides,
      Offices offices,
      StaffFrames frames,
      InstantSource clock) {
    this.figures = figures;
    this.besides = besides;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> show(StaffMember member, @QueryValue("don-vi") Optional<String> unitCode) {
    Period quarter =
        Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
    ResultDocument live = figures.liveWithParticipation(quarter);
    var texts = Texts.of("result", member.language());
    var locale = member.language().locale();
    String title = texts.get("quarter.title", quarter.label(locale));
    List<UnitFigures> units =
        live.units().stream().filter(unit -> maySee(member, unit.code())).toList();
    boolean seesAll = units.size() == live.units().size();
    var page =
        new QuarterPage(
            frames.frame(member, PATH, title),
            texts.get("quarter.intro", quarter.dates(locale)),
            seesAll ? sentences(live, member) : List.of(),
            Stream.concat(
                    tables(member, live, units, seesAll, unitCode.orElse("")).stream(),
                    beside(member, quarter, units, unitCode.orElse("")))
                .toList(),
            units.isEmpty() ? texts.get("quarter.none") : "");
    return new ModelAndView<>("result/quarter", Map.of("page", page));
  }

  private Stream<FiguresView> beside(
      StaffMember member, Period quarter, List<UnitFigures> units, String chosen) {
    Set<String> seen = units.stream().map(UnitFigures::code).collect(Collectors.toSet());
    String divided = units.size() == 1 ? units.getFirst().code() : chosen;
    return besides.stream()
        .flatMap(one -> one.tables(quarter, seen, divided, member.language()).stream());
  }

  private List<String> sentences(ResultDocument live, StaffMember member) {
    var wording = Wording.in(member.language());
    return Stream.concat(
            live.totals().stream().map(total -> wording.subject(live, total)),
            wording.excluded(live).stream())
        .toList();
  }

  private List<FiguresView> tables(
      StaffMember member,
      ResultDocument live,
      List<UnitFigures> units,
      boolean seesAll,
      String chosen) {
    var writer = FiguresView.Writer.in(member.language());
    var texts = writer.texts();
    var tables = new ArrayList<FiguresView>();
    if (!units.isEmpty()) {
      tables.add(
          writer.units(
              texts.get("table.units"),
              seesAll ? live.totals() : List.of(),
              units,
              PATH + "?don-vi="));
    }
    // Only among the units that the member may see: a code in the address is no permission.
    Optional<UnitFigures> unit =
        units.stream().filter(one -> one.code().equals(chosen) || units.size() == 1).findFirst();
    unit.ifPresent(
        one -> {
          String name = member.language().tag().equals("en") ? one.nameEn() : one.name();
          tables.add(
              writer.lines(texts.get("table.channels", name), "column.channel", one.byChannel()));
          tables.add(
              writer.lines(
                  texts.get("table.procedure-groups", name),
                  "column.procedure-group",
                  one.byProcedureGroup()));
          Set<Long> id =
              offices.findUnit(one.code()).map(found -> Set.of(found.id())).orElse(Set.of());
          tables.add(
              writer.lines(
                  texts.get("table.counters", name),
                  "column.counter",
                  figures.byCounter(live.toPeriod(), id)));
        });
    tables.addAll(
        new ResponseTables(live, member.language())
            .tables(
                Stream.concat(seesAll ? live.totals().stream() : Stream.of(), units.stream())
                    .toList(),
                unit));
    return tables;
  }

  private boolean maySee(StaffMember member, String unitCode) {
    return offices.findUnit(unitCode).map(Unit::id).map(member::maySee).orElse(false);
  }
}
