package vn.thuocdo.result;

import io.micronaut.http.HttpStatus;
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
import java.util.OptionalDouble;
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
import vn.thuocdo.stats.SatisfactionIndex;
import vn.thuocdo.survey.Formula;
import vn.thuocdo.survey.QuestionTexts;
import vn.thuocdo.survey.QuestionTexts.Wording;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.text.Texts;

/** The figures of one questionnaire in one quarter, by question, factor and formula. */
@Controller(SurveyFiguresController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.SUPERVISOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SurveyFiguresController {

  static final String PATH = "/can-bo/phieu/{code}/{version}/so-lieu";
  private static final int QUARTERS = 12;

  private final SurveyFigures figures;
  private final Questionnaires questionnaires;
  private final QuestionTexts questionTexts;
  private final StaffFrames frames;
  private final InstantSource clock;

  SurveyFiguresController(
      SurveyFigures figures,
      Questionnaires questionnaires,
      QuestionTexts questionTexts,
      StaffFrames frames,
      InstantSource clock) {
    this.figures = figures;
    this.questionnaires = questionnaires;
    this.questionTexts = questionTexts;
    this.frames = frames;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> show(
      StaffMember member, String code, int version, @QueryValue(defaultValue = "") String ky) {
    Questionnaire questionnaire =
        questionnaires
            .find(code, version)
            .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    Period running =
        Period.current(PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.today(clock));
    List<Period> quarters = running.lastQuarters(QUARTERS).reversed();
    Period period =
        quarters.stream().filter(one -> one.code().equals(ky)).findFirst().orElse(running);
    return new ModelAndView<>(
        "staff/sheet", Map.of("page", new Writer(member, questionnaire).page(period, quarters)));
  }

  /** Writes one page in the language of the member. */
  private final class Writer {
    private final StaffMember member;
    private final Questionnaire questionnaire;
    private final Texts texts;
    private final Wording wording;
    private final NumberFormats numbers;

    Writer(StaffMember member, Questionnaire questionnaire) {
      this.member = member;
      this.questionnaire = questionnaire;
      this.texts = Texts.of("result", member.language());
      this.wording = questionTexts.of(questionnaire);
      this.numbers = NumberFormats.in(member.language());
    }

    Sheet page(Period period, List<Period> quarters) {
      String path =
          PATH.replace("{code}", questionnaire.code())
              .replace("{version}", Integer.toString(questionnaire.version()));
      var report = figures.of(questionnaire, period);
      var locale = member.language().locale();
      var options =
          quarters.stream().map(one -> new Sheet.Option(one.code(), one.label(locale))).toList();
      var choice =
          Sheet.Input.query(
              "ky",
              path,
              List.of(Sheet.Field.choice("ky", texts.get("survey.period"), period.code(), options)),
              texts.get("survey.show"));
      var sections = new ArrayList<Sheet.Section>();
      sections.add(
          Sheet.Section.of("", List.of(texts.get("survey.intro", period.dates(locale))))
              .with(choice));
      sections.add(formulas(report));
      sections.add(criteria(report));
      report.ticks().stream()
          .filter(ticks -> member.maySeeConfidential() || !ticks.question().isConfidential())
          .map(this::ticks)
          .forEach(sections::add);
      return new Sheet(
          frames.frame(
              member,
              path + "?ky=" + period.code(),
              wording.title(member.language()) + " – " + questionnaire.reference()),
          List.of(),
          sections);
    }

    private Sheet.Section formulas(SurveyFigures.Report report) {
      var rows = new ArrayList<List<Cell>>();
      for (Formula formula : questionnaire.formulas()) {
        boolean isFirst = rows.isEmpty();
        String name = texts.get("formula." + formula);
        rows.add(
            List.of(
                Cell.text(isFirst ? texts.get("survey.official", name) : name),
                Cell.number(percent(report.index(formula))),
                Cell.text(texts.get("formula." + formula + ".means"))));
      }
      return Sheet.Section.of(texts.get("survey.formulas"), List.of(texts.get("survey.differ")))
          .with(
              new Sheet.Table(
                  texts.get("survey.formulas"),
                  columns("formula", "share", "means"),
                  rows,
                  texts.get("survey.no-formula")));
    }

    private Sheet.Section criteria(SurveyFigures.Report report) {
      var rows = new ArrayList<List<Cell>>();
      String factor = "";
      for (SurveyFigures.Levels one : report.levels()) {
        if (one.question().isConfidential() && !member.maySeeConfidential()) {
          continue;
        }
        String of = one.question().factor();
        if (of != null && !of.equals(factor)) {
          factor = of;
          rows.add(
              List.of(
                  Cell.text(texts.get("survey.factor", wording.factor(of, member.language()))),
                  Cell.number(percent(SatisfactionIndex.meanOfCriteria(report.criteria(of)))),
                  Cell.number(""),
                  Cell.number("")));
        }
        long answers = one.counts().sampleSize();
        rows.add(
            List.of(
                Cell.text(wording.question(one.question().code(), member.language())),
                Cell.number(answers == 0 ? "–" : numbers.percent(one.satisfied(), answers)),
                Cell.number(numbers.count(answers)),
                Cell.number(numbers.count(one.counts().noOpinion()))));
      }
      return Sheet.Section.of(texts.get("survey.criteria"), List.of())
          .with(
              new Sheet.Table(
                  texts.get("survey.criteria"),
                  columns("question", "share", "answers", "no-opinion"),
                  rows,
                  texts.get("survey.none")));
    }

    private Sheet.Section ticks(SurveyFigures.Ticks ticks) {
      String code = ticks.question().code();
      var rows = new ArrayList<List<Cell>>();
      for (int i = 0; i < ticks.times().size(); i++) {
        rows.add(
            List.of(
                Cell.text(
                    wording.answer(code, ticks.question().choices().get(i), member.language())),
                Cell.number(numbers.count(ticks.times().get(i)))));
      }
      var sentences = new ArrayList<String>();
      ticks
          .mean()
          .ifPresent(mean -> sentences.add(texts.get("survey.mean", numbers.percent(mean / 100))));
      String title = wording.question(code, member.language());
      return Sheet.Section.of(title, sentences)
          .with(new Sheet.Table(title, columns("choice", "times"), rows, texts.get("survey.none")));
    }

    private List<String> columns(String... names) {
      return List.of(names).stream().map(name -> texts.get("survey.column." + name)).toList();
    }

    private String percent(OptionalDouble share) {
      return share.isEmpty() ? "–" : numbers.percent(share.getAsDouble());
    }
  }
}
