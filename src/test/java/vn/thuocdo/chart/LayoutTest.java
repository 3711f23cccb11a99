package vn.thuocdo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {

  private static final Locale VI = Locale.of("vi");

  static List<Chart> charts() {
    return List.of(
        Samples.bars(1, VI),
        Samples.bars(25, VI),
        Samples.bars(200, VI),
        Samples.bars(25, Locale.ENGLISH),
        Samples.levels(1, VI),
        Samples.levels(200, VI),
        Samples.series(VI),
        longTargets());
  }

  private static SortedBars longTargets() {
    var bars = Samples.bars(5, VI);
    return new SortedBars(
        bars.caption(),
        bars.bars(),
        List.of(
            new Target(1, "đủ 100% theo kế hoạch của Ủy ban nhân dân tỉnh"),
            new Target(0.9, "trên 90% theo Nghị quyết của Hội đồng nhân dân tỉnh"),
            new Target(0.02, "mức khởi điểm của năm trước khi sắp xếp")));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void no_text_runs_into_another_or_off_the_page(Chart chart) {
    for (var sheet :
        List.of(Charts.draw(chart, 0), Charts.draw(chart, 504), Charts.draw(chart, Form.NARROW))) {
      var runs = sheet.runs();
      assertThat(runs).isNotEmpty();
      for (int i = 0; i < runs.size(); i++) {
        var box = runs.get(i).box();
        assertThat(box.getMinX()).as(runs.get(i).text()).isGreaterThanOrEqualTo(0);
        assertThat(box.getMaxX()).as(runs.get(i).text()).isLessThanOrEqualTo(sheet.width());
        assertThat(box.getMaxY()).as(runs.get(i).text()).isLessThanOrEqualTo(sheet.height());
        for (var other : runs.subList(i + 1, runs.size())) {
          assertThat(box.intersects(other.box()))
              .as(runs.get(i).text() + " / " + other.text())
              .isFalse();
        }
      }
    }
  }

  @Test
  void units_that_do_not_fit_are_counted() {
    var sheet = Charts.draw(Samples.levels(200, VI), 504);
    var texts = sheet.runs().stream().map(TextRun::text).toList();
    long hidden = texts.stream().filter("n < 5"::equals).count();
    // Each shown row prints its n, the only bare whole numbers on the sheet.
    long shown = texts.stream().filter(text -> text.matches("[0-9.]+")).count();
    assertThat(texts).contains("và " + (200 - hidden - shown) + " đơn vị khác");
  }
}
