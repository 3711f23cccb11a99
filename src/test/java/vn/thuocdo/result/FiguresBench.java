package vn.thuocdo.result;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.result.Cube.Division;
import vn.thuocdo.survey.Questionnaires;

/** What the bench measures of figures that no page alone shows. */
@Requires(property = "thuocdo.bench")
@Controller("/bench/figures")
@Secured(SecurityRule.IS_ANONYMOUS)
public class FiguresBench {

  private final SurveyFigures surveyFigures;
  private final ComparableSeries series;
  private final Questionnaires questionnaires;

  FiguresBench(
      SurveyFigures surveyFigures, ComparableSeries series, Questionnaires questionnaires) {
    this.surveyFigures = surveyFigures;
    this.series = series;
    this.questionnaires = questionnaires;
  }

  /** Milliseconds of each of several reports about all questions of a questionnaire. */
  @Get("/survey/{code}/{period}/{times}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String survey(String code, String period, int times) {
    var questionnaire = questionnaires.find(code, 1).orElseThrow();
    var days = Period.parse(period, ReportingCalendar.REPORTING);
    return millis(
        times,
        () -> {
          var report = surveyFigures.of(questionnaire, days);
          require(report.levels().stream().allMatch(one -> one.counts().sampleSize() > 0));
        });
  }

  /** Milliseconds of each of several comparable series over the forty quarters up to one. */
  @Get("/series/{unit}/{quarter}/{times}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String series(long unit, String quarter, int times) {
    var quarters = Period.parse(quarter, ReportingCalendar.REPORTING).lastQuarters(40);
    return millis(
        times,
        () ->
            require(
                series.of(unit, quarters).points().stream()
                    .allMatch(point -> point.comparable().sampleSize() > 0)));
  }

  /** Milliseconds of each of several suppressions of a publication of such a size. */
  public static List<Double> suppression(int units, int groups, int channels, int times) {
    var seen = new ArrayList<Double>();
    for (int run = 0; run < times; run++) {
      var random = new Random(run);
      Map<String, Cube> cubes = new TreeMap<>();
      for (int unit = 0; unit < units; unit++) {
        var sums = new ArrayList<Tallied>();
        for (int group = 1; group <= groups; group++) {
          for (int channel = 0; channel < channels; channel++) {
            // Nearly half of the cells are small, as they are in communes.
            long answers = random.nextBoolean() ? random.nextInt(5) : random.nextInt(200);
            sums.add(
                new Tallied(
                    unit,
                    Channel.values()[channel],
                    group,
                    Respondent.values()[random.nextInt(4)],
                    false,
                    new Counts(answers / 10, 0, 0, answers / 2, answers / 3, 0)));
          }
        }
        cubes.put("XA-%03d".formatted(unit), Cube.of(sums, id -> "P" + id, Set.of()));
      }
      Cube total = Cube.sum(cubes.values());
      long begin = System.nanoTime();
      Set<String> hidden =
          Suppression.hide(
              total,
              cubes,
              EnumSet.allOf(Division.class),
              Limits.USUAL.hiddenBelow(),
              PublishedBefore.NOTHING,
              Neighbours.NONE);
      seen.add((System.nanoTime() - begin) / 1e6);
      require(!hidden.isEmpty());
    }
    return seen;
  }

  private static String millis(int times, Runnable work) {
    var seen = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      work.run();
      seen.add((System.nanoTime() - begin) / 1e6);
    }
    return seen.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("There is nothing to measure");
    }
  }
}
