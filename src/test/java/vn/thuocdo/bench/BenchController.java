package vn.thuocdo.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.thuocdo.chart.Bar;
import vn.thuocdo.chart.Caption;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.Estimate;
import vn.thuocdo.chart.SortedBars;
import vn.thuocdo.chart.Standing;
import vn.thuocdo.chart.Target;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.Publish;
import vn.thuocdo.result.PublishOutcome;
import vn.thuocdo.seal.CountedRatings;

/** What a server under measurement tells of itself; there only for the bench. */
@Requires(property = BenchController.WANTED)
@Controller("/bench")
@Secured(SecurityRule.IS_ANONYMOUS)
class BenchController {

  static final String WANTED = "thuocdo.bench";

  private final Figures figures;
  private final Publish publish;
  private final CountedRatings countedRatings;
  private final Charts charts;
  private final MeterRegistry metrics;
  private final InstantSource clock = InstantSource.system();

  BenchController(
      Figures figures,
      Publish publish,
      CountedRatings countedRatings,
      Charts charts,
      MeterRegistry metrics) {
    this.figures = figures;
    this.publish = publish;
    this.countedRatings = countedRatings;
    this.charts = charts;
    this.metrics = metrics;
  }

  /** What the framework itself can serve. */
  @Get("/empty")
  String empty() {
    return "";
  }

  /** Milliseconds of each of several live quarters for all units. */
  @Get("/live/{period}/{times}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String live(String period, int times) {
    return millis(times, i -> figures.live(Period.parse(period, ReportingCalendar.REPORTING)));
  }

  /** Milliseconds of publishing a period. */
  @Get("/publish/{period}/{calendar}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String publish(String period, ReportingCalendar calendar) {
    return millis(
        1,
        i -> {
          PublishOutcome outcome = publish.publish(Period.parse(period, calendar), "bench");
          if (!(outcome instanceof PublishOutcome.Published)) {
            throw new IllegalStateException("Not published: " + outcome);
          }
          return outcome;
        });
  }

  /** Milliseconds of making the trees of all days of a period ahead. */
  @Get("/trees/{period}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String trees(String period) {
    Period days = Period.parse(period, ReportingCalendar.REPORTING);
    return millis(1, i -> countedRatings.prepare(days.from(), days.to(), clock.instant()));
  }

  /**
   * Milliseconds of each of several proofs that a rating is counted.
   *
   * @param to of the ratings with the running numbers from {@code from} on
   */
  @Get("/proof/{period}/{from}/{to}/{times}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String proof(String period, long from, long to, int times) {
    Period days = Period.parse(period, ReportingCalendar.REPORTING);
    return millis(
        times,
        i ->
            countedRatings
                .prove(
                    days,
                    1,
                    LargeProvince.rating(
                        from + (to - from) * (2L * i + 1) / (2L * times), from, to))
                .orElseThrow());
  }

  /** Milliseconds of each of several drawings of a chart with 30 bars. */
  @Get("/chart/{times}")
  @ExecuteOn(TaskExecutors.BLOCKING)
  String chart(int times) {
    return millis(times, i -> charts.svg(bars(i)));
  }

  /** How many commits there were, how many ratings were in them, and how many milliseconds. */
  @Get("/commits")
  String commits() {
    var sizes = metrics.summary("thuocdo.rating.commit.size");
    return "%d,%.0f,%.0f"
        .formatted(
            sizes.count(),
            sizes.totalAmount(),
            metrics.timer("thuocdo.rating.commit").totalTime(TimeUnit.MILLISECONDS));
  }

  /** The most heap that was ever in use, in MB: the sum of the peaks of its parts. */
  @Get("/heap")
  String heap() {
    long bytes =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(BenchController::peak)
            .sum();
    return String.valueOf(bytes >> 20);
  }

  private static long peak(MemoryPoolMXBean pool) {
    return pool.getPeakUsage().getUsed();
  }

  private static String millis(int times, IntFunction<Object> work) {
    var seen = new ArrayList<Double>();
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      if (work.apply(i) == null) {
        throw new IllegalStateException("Nothing was made");
      }
      seen.add((System.nanoTime() - begin) / 1e6);
    }
    return seen.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static SortedBars bars(int seed) {
    List<Bar> bars =
        IntStream.range(0, 30)
            .mapToObj(
                i -> {
                  double share = 0.8 + 0.19 * ((i * 7919 + seed * 31) % 100) / 100;
                  return Bar.shown(
                      "Ủy ban nhân dân xã Mẫu " + i,
                      "Xã, phường",
                      900 + i,
                      new Estimate(share, share - 0.02, Math.min(1, share + 0.02)),
                      share > 0.9 ? Standing.MET : Standing.NOT_MET);
                })
            .toList();
    return new SortedBars(
        new Caption("Tỷ lệ hài lòng", "Quý III", "Nguồn", "Mô tả", Locale.of("vi")),
        bars,
        List.of(new Target(0.9, "trên 90%")));
  }
}
