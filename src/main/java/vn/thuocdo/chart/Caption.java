package vn.thuocdo.chart;

import java.util.Locale;

/**
 * The words around a chart, in the language of the chart.
 *
 * @param title what the chart shows, one or two lines
 * @param subtitle period, population and method in short; may be empty
 * @param source the line at the bottom; may be empty
 * @param description what a screen reader says after the title: the finding, not the looks
 * @param locale {@code vi} or {@code en}; decides the words of the legend and the decimal mark
 */
public record Caption(
    String title, String subtitle, String source, String description, Locale locale) {

  /** Returns the words below a headline, which says what the chart shows in a sentence. */
  public Caption below(String headline) {
    String both = subtitle.isBlank() ? title : title + " · " + subtitle;
    return new Caption(headline, both, source, description, locale);
  }
}
