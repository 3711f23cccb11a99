package vn.thuocdo.result;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.Sheet.Cell;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** «Mục tiêu và thực tế» for staff: what was published, and the running quarter as it is now. */
@Controller(TargetHistoryController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.HEALTH_OWNER, Roles.EDUCATION_OWNER, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class TargetHistoryController {

  static final String PATH = "/can-bo/chi-tieu/thuc-te";

  private final PublishedTargets published;
  private final Figures figures;
  private final StaffFrames frames;
  private final InstantSource clock;

  TargetHistoryController(
      PublishedTargets published, Figures figures, StaffFrames frames, InstantSource clock) {
    this.published = published;
    this.figures = figures;
    this.frames = frames;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> show(StaffMember member) {
    var texts = Texts.of("result", member.language());
    Period running =
        Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
    var documents = new ArrayList<>(published.documents());
    documents.add(figures.live(running));
    var sections = new ArrayList<Sheet.Section>();
    sections.add(Sheet.Section.of("", List.of(texts.get("history.intro"))));
    TargetHistory.of(documents).stream()
        .map(history -> section(history, member, texts))
        .forEach(sections::add);
    if (sections.size() == 1) {
      sections.add(Sheet.Section.of("", List.of(texts.get("history.none"))));
    }
    return new ModelAndView<>(
        "staff/sheet",
        Map.of(
            "page",
            new Sheet(
                frames.frame(member, PATH, texts.get("history.title")), List.of(), sections)));
  }

  private static Sheet.Section section(TargetHistory history, StaffMember member, Texts texts) {
    var numbers = NumberFormats.in(member.language());
    boolean isEnglish = member.language() == Language.EN;
    var target = history.target();
    List<List<Cell>> rows =
        history.points().reversed().stream()
            .map(
                point -> {
                  String label = point.period().label(member.language().locale());
                  Double share = point.share();
                  Long size = point.sampleSize();
                  var verdict = point.verdict();
                  return List.of(
                      Cell.text(point.isLive() ? texts.get("history.live", label) : label),
                      Cell.number(share == null ? "–" : numbers.percent(share)),
                      Cell.number(size == null ? "–" : numbers.count(size)),
                      Cell.text(verdict == null ? "–" : texts.get("verdict." + verdict)));
                })
            .toList();
    String name = isEnglish ? target.nameEn() : target.name();
    return Sheet.Section.of(name, List.of(target.code() + " · " + target.source()))
        .with(
            new Sheet.Table(
                name,
                Stream.of("period", "share", "answers", "verdict")
                    .map(column -> texts.get("history.column." + column))
                    .toList(),
                rows,
                texts.get("history.none")));
  }
}
