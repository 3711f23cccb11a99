package vn.thuocdo.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartsTest {

  private static final Locale VI = Locale.of("vi");

  private final Charts charts = new Charts();

  static List<Chart> samples() {
    return List.of(
        Samples.bars(25, VI),
        Samples.levels(12, VI),
        Samples.series(VI),
        new SortedBars(Samples.caption("Không có đơn vị", VI), List.of(), List.of()),
        new StackedLevels(
            Samples.caption("A < B & C", VI), List.of(), List.of("1", "2", "3", "4", "5")),
        new TimeSeries(Samples.caption("Trống", VI), List.of(), List.of(), List.of()),
        edges());
  }

  /** Everything, nothing, and an interval without width. */
  private static SortedBars edges() {
    return new SortedBars(
        Samples.caption("Giá trị biên", VI),
        List.of(
            Bar.shown("Tất cả", "", 30, new Estimate(1, 0.8865, 1), Standing.MET),
            Bar.shown("Không ai", "", 30, new Estimate(0, 0, 0.1135), Standing.NOT_MET),
            Bar.shown("Điều tra hết", "", 40, new Estimate(0.9, 0.9, 0.9), Standing.UNJUDGED)),
        List.of(new Target(0, "0%"), new Target(1, "đủ 100%")));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void an_svg_is_well_formed_speaks_and_refers_to_nothing_outside(Chart chart) throws Exception {
    var svg = charts.svg(chart);
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg)).getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("title desc");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(chart.caption().title());
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(chart.caption().description());
    var elements = root.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      var attributes = elements.item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        var attribute = attributes.item(j);
        assertThat(attribute.getNodeName()).isNotEqualTo("style");
        if (attribute.getNodeName().endsWith("href")) {
          assertThat(attribute.getNodeValue()).startsWith("#");
        }
        if (attribute.getNodeValue().contains("url(")) {
          assertThat(attribute.getNodeValue()).startsWith("url(#");
        }
      }
    }
    assertThat(new String(svg, StandardCharsets.UTF_8))
        .doesNotContain("<text", "<image", "<style", "<script", "@import");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void a_png_has_exactly_the_size_that_was_asked_for(Chart chart) throws IOException {
    var social = ImageIO.read(new ByteArrayInputStream(charts.png(chart, PngSize.SOCIAL)));
    assertThat(social.getWidth()).isEqualTo(1200);
    assertThat(social.getHeight()).isEqualTo(630);
    var paper = ImageIO.read(new ByteArrayInputStream(charts.png(chart, PngSize.A4_150)));
    assertThat(paper.getWidth()).isEqualTo(1240);
    var fine = ImageIO.read(new ByteArrayInputStream(charts.png(chart, PngSize.A4_300)));
    assertThat(fine.getWidth()).isEqualTo(2480);
    assertThat(fine.getHeight()).isCloseTo(2 * paper.getHeight(), within(1));
  }

  private static org.assertj.core.data.Offset<Integer> within(int pixels) {
    return org.assertj.core.data.Offset.offset(pixels);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void the_same_data_give_the_same_bytes_also_at_the_same_time(Chart chart) throws Exception {
    var svg = charts.svg(chart);
    var png = charts.png(chart, PngSize.SOCIAL);
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 3; round++) {
        var left = threads.submit(() -> new Charts().svg(chart));
        var right = threads.submit(() -> charts.png(chart, PngSize.SOCIAL));
        assertThat(left.get()).isEqualTo(svg);
        assertThat(right.get()).isEqualTo(png);
      }
    }
  }

  @Test
  void other_data_give_other_bytes() {
    assertThat(charts.svg(Samples.bars(3, VI))).isNotEqualTo(charts.svg(Samples.bars(4, VI)));
  }

  @Test
  void an_interval_that_does_not_hold_its_share_is_refused() {
    assertThatThrownBy(() -> new Estimate(0.9, 0.91, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate(Double.NaN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
