package vn.thuocdo.result;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.Sheet.Cell;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** One unit over the quarters, across a reorganisation where that can be compared. */
@Controller(ComparableSeriesController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.UNIT_MANAGER, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ComparableSeriesController {

  static final String PATH = "/can-bo/danh-muc/{code}/chuoi";

  private static final int QUARTERS = 12;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final ComparableSeries series;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  ComparableSeriesController(
      ComparableSeries series, Offices offices, StaffFrames frames, InstantSource clock) {
    this.series = series;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> show(StaffMember member, String code) {
    Unit unit =
        offices
            .findUnit(code)
            .filter(one -> member.maySee(one.id()))
            .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    var texts = Texts.of("result", member.language());
    Period running =
        Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
    var found = series.of(unit.id(), running.lastQuarters(QUARTERS));
    var numbers = NumberFormats.in(member.language());
    var rows = new ArrayList<List<Cell>>();
    for (ComparableSeries.Point point : found.points().reversed()) {
      rows.add(
          List.of(
              Cell.text(point.period().label(member.language().locale())),
              share(point.own(), numbers),
              Cell.number(numbers.count(point.own().sampleSize())),
              found.refusedFor().isPresent()
                  ? Cell.number("–")
                  : share(point.comparable(), numbers),
              Cell.number(
                  found.refusedFor().isPresent()
                      ? "–"
                      : numbers.count(point.comparable().sampleSize()))));
      if (point.isFirstAfter()) {
        rows.add(
            List.of(
                Cell.text(texts.get("series.break", DAY.format(point.period().from()))),
                Cell.text(""),
                Cell.text(""),
                Cell.text(""),
                Cell.text("")));
      }
    }
    var sentences = new ArrayList<String>();
    sentences.add(texts.get("series.intro"));
    found
        .refusedFor()
        .ifPresent(
            id ->
                sentences.add(
                    texts.get(
                        "series.refused",
                        offices.findUnit(id).map(one -> name(one, member)).orElse("?"))));
    String caption = texts.get("series.caption");
    var page =
        new Sheet(
            frames.frame(
                member,
                PATH.replace("{code}", code),
                texts.get("series.title", name(unit, member))),
            List.of(),
            List.of(
                Sheet.Section.of("", sentences)
                    .with(
                        new Sheet.Table(
                            caption,
                            Stream.of("period", "own", "answers", "comparable", "answers")
                                .map(column -> texts.get("series.column." + column))
                                .toList(),
                            rows,
                            caption))));
    return new ModelAndView<>("staff/sheet", Map.of("page", page));
  }

  private static Cell share(Counts counts, NumberFormats numbers) {
    return Cell.number(
        counts.sampleSize() == 0 ? "–" : numbers.percent(counts.satisfied(), counts.sampleSize()));
  }

  private static String name(Unit unit, StaffMember member) {
    return member.language() == Language.EN ? unit.nameEn() : unit.name();
  }
}
