package vn.thuocdo.console;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.thuocdo.staff.StaffFrame;

class TodayTemplateTest {

  private static final StaffFrame FRAME =
      new StaffFrame(
          "vi", "", "", "", "", "", "", List.of(), "", "", "en", "", "", "", "", "", "", "");
  private static final List<String> FIVE = List.of("1", "2", "3", "4", "5");

  @Test
  void a_member_without_points_is_told_so() {
    assertThat(render(page(FIVE, List.of(), List.of(), List.of(), "Không có gì")))
        .contains("Không có gì")
        .doesNotContain("<table");
  }

  @Test
  void a_day_without_ratings_still_lists_its_counters() {
    var row = new TodayPage.Row("Quầy 1", "0", "–", "0", "", false, false);

    assertThat(
            render(
                page(
                    FIVE,
                    List.of(),
                    List.of(),
                    List.of(new TodayPage.Point("A", "B", List.of(row))),
                    "")))
        .contains("Quầy 1")
        .contains("no low")
        .contains("no reasons");
  }

  @Test
  void comments_have_no_column_for_whom_they_are_not_meant() {
    var low = new TodayPage.Low("07:15–07:30", "Quầy 1", "1", "Rất", "Chờ lâu", "");
    var reason = new TodayPage.Reason("Chờ lâu", "2", "w20");

    String html = render(page(FIVE.subList(0, 4), List.of(low), List.of(reason), List.of(), ""));

    assertThat(html).contains("07:15–07:30").contains("w20").doesNotContain("class=\"comment\"");
  }

  private static TodayPage page(
      List<String> lowColumns,
      List<TodayPage.Low> low,
      List<TodayPage.Reason> reasons,
      List<TodayPage.Point> points,
      String noPoints) {
    return new TodayPage(
        FRAME,
        "",
        "",
        "",
        "",
        "",
        List.of(new TodayPage.Figure("a", "b", ""), new TodayPage.Figure("a", "b", "c")),
        "",
        lowColumns,
        low,
        "",
        "no low",
        "",
        reasons,
        "no reasons",
        "",
        FIVE,
        points,
        "",
        noPoints);
  }

  private static String render(TodayPage page) {
    var output = new StringOutput();
    TemplateEngine.createPrecompiled(ContentType.Html)
        .render("console/today.jte", Map.of("page", page), output);
    return output.toString();
  }
}
