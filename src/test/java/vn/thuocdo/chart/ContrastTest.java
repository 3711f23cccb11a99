package vn.thuocdo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everybody can read the charts: contrast as WCAG 2.2 measures it, from the palette itself. */
class ContrastTest {

  private static final double TEXT = 4.5;
  private static final double MARK = 3;

  @Test
  void every_style_of_text_reads_on_white() {
    assertThat(
            List.of(
                Type.TITLE,
                Type.NARROW_TITLE,
                Type.SUBTITLE,
                Type.NAME,
                Type.GROUP,
                Type.VALUE,
                Type.SMALL,
                Type.NOTE,
                Type.TARGET))
        .allSatisfy(
            type -> assertThat(contrast(type.color(), Color.WHITE)).isGreaterThanOrEqualTo(TEXT));
  }

  @Test
  void a_percentage_reads_on_the_colour_of_its_level() {
    assertThat(IntStream.range(0, 5))
        .allSatisfy(
            level ->
                assertThat(contrast(Palette.ON_LEVELS.get(level), Palette.LEVELS.get(level)))
                    .isGreaterThanOrEqualTo(TEXT));
  }

  @Test
  void the_outline_of_every_bar_stands_out_from_the_page() {
    assertThat(List.of(Palette.MET, Palette.NOT_MET, Palette.RULE))
        .allSatisfy(
            outline -> assertThat(contrast(outline, Color.WHITE)).isGreaterThanOrEqualTo(MARK));
  }

  @Test
  void whiskers_and_targets_stand_out_from_every_bar() {
    var grounds =
        List.of(Color.WHITE, Palette.MET_FILL, Palette.NOT_MET_FILL, Palette.SMALL, Palette.TRACK);

    assertThat(grounds)
        .allSatisfy(
            ground -> {
              assertThat(contrast(Palette.INK, ground)).isGreaterThanOrEqualTo(MARK);
              assertThat(contrast(Palette.TARGET, ground)).isGreaterThanOrEqualTo(MARK);
            });
  }

  @Test
  void black_on_white_has_the_greatest_contrast_and_a_colour_on_itself_none() {
    assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
    assertThat(contrast(Palette.MET, Palette.MET)).isEqualTo(1);
  }

  private static double contrast(Color one, Color other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
