package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.text.Language;

class WordingTest {

  private static final Period QUARTER = Period.parse("2026-Q3", ReportingCalendar.REPORTING);

  @Test
  void a_met_target_reads_as_a_newspaper_would_print_it() {
    var figures = figures(364, 400, target(Comparator.GT, "0.9", Verdict.MET, Evidence.CERTAIN));

    assertThat(vi(figures))
        .isEqualTo(
            "Quý III/2026, tỷ lệ hài lòng đạt 91,00% (n = 400; khoảng tin cậy 95%: 87,79–93,43%),"
                + " vượt mục tiêu trên 90%.");
  }

  @Test
  void an_uncertain_verdict_is_said_to_be_uncertain() {
    var figures = figures(364, 400, target(Comparator.GT, "0.9", Verdict.MET, Evidence.UNCERTAIN));

    assertThat(vi(figures))
        .endsWith(
            "vượt mục tiêu trên 90%. Kết luận chưa chắc chắn, vì mức 90% nằm trong khoảng tin cậy.");
  }

  @Test
  void a_missed_target_is_not_dressed_up() {
    var figures =
        figures(300, 400, target(Comparator.GE, "0.8", Verdict.NOT_MET, Evidence.CERTAIN));

    assertThat(vi(figures)).endsWith(", chưa đạt mục tiêu từ 80% trở lên.");
  }

  @Test
  void at_equality_reaching_is_met_and_not_called_exceeding() {
    var figures = figures(320, 400, target(Comparator.GE, "0.8", Verdict.MET, Evidence.UNCERTAIN));

    assertThat(vi(figures))
        .contains("đạt 80,00%", ", đạt mục tiêu từ 80% trở lên.")
        .doesNotContain("vượt");
  }

  @Test
  void too_few_answers_give_no_verdict() {
    var figures = figures(10, 10, target(Comparator.GT, "0.9", Verdict.INSUFFICIENT_DATA, null));

    assertThat(vi(figures))
        .contains("chưa đủ căn cứ để so với mục tiêu trên 90% (cần ít nhất 30 ý kiến)")
        .doesNotContain("vượt");
  }

  @Test
  void without_a_target_only_the_share_is_told() {
    assertThat(vi(figures(364, 400))).endsWith("87,79–93,43%).");
  }

  @Test
  void rounding_never_hides_on_which_side_of_the_target_a_share_lies() {
    var figures =
        figures(59_996, 100_000, target(Comparator.GT, "0.6", Verdict.NOT_MET, Evidence.UNCERTAIN));

    assertThat(vi(figures)).contains("đạt 59,996%", "chưa đạt mục tiêu trên 60%");
  }

  @Test
  void a_suppressed_figure_is_not_told() {
    Line hidden = Line.hidden("A", "A", "A");

    assertThat(vi(figures(hidden))).doesNotContain("%");
  }

  @Test
  void english_says_the_same() {
    var figures = figures(364, 400, target(Comparator.GT, "0.9", Verdict.MET, Evidence.CERTAIN));

    assertThat(Wording.in(Language.EN).sentence(QUARTER, 30, figures))
        .contains("91.00%", "n = 400", "87.79–93.43%", "exceeds the target of above 90%.");
  }

  @Test
  void both_languages_have_the_same_texts() throws Exception {
    assertThat(keys("en")).isEqualTo(keys("vi"));
  }

  private static java.util.Set<Object> keys(String language) throws Exception {
    var texts = new Properties();
    try (var in =
        WordingTest.class.getResourceAsStream("/messages/result_" + language + ".properties")) {
      texts.load(in);
    }
    return texts.keySet();
  }

  private static String vi(UnitFigures figures) {
    return Wording.in(Language.VI).sentence(QUARTER, 30, figures);
  }

  private static TargetVerdict target(
      Comparator comparator, String level, Verdict verdict, @Nullable Evidence evidence) {
    return new TargetVerdict("T", comparator, new BigDecimal(level), verdict, evidence);
  }

  private static UnitFigures figures(long satisfied, long n, TargetVerdict... targets) {
    var counts = new Counts(n - satisfied, 0, 0, 0, satisfied, 0);
    return figures(Line.of("A", "A", "A", counts, Limits.USUAL), targets);
  }

  private static UnitFigures figures(Line line, TargetVerdict... targets) {
    return new UnitFigures(
        "A",
        "A",
        "COMMUNE",
        line.counts(),
        line.noOpinion(),
        line.sampleSize(),
        line.share(),
        line.lower(),
        line.upper(),
        line.suppressed(),
        List.of(targets),
        "A",
        LocalDate.EPOCH,
        null,
        true,
        line.few(),
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
