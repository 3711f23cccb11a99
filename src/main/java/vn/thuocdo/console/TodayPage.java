package vn.thuocdo.console;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * What templates/console/today.jte shows.
 *
 * @param figures the day in three numbers
 * @param lowNote empty unless there is something to say under the low ratings
 * @param noPoints empty when the member has points
 */
public record TodayPage(
    StaffFrame frame,
    String updated,
    String refreshText,
    String refreshUrl,
    String autoText,
    String autoUrl,
    List<Figure> figures,
    String lowTitle,
    List<String> lowColumns,
    List<Low> low,
    String lowNote,
    String noLow,
    String reasonsTitle,
    List<Reason> reasons,
    String noReasons,
    String countersTitle,
    List<String> counterColumns,
    List<Point> points,
    String countersNote,
    String noPoints) {

  /** One number of the day. */
  public record Figure(String label, String value, String note) {}

  /** One rating of 1 or 2. */
  public record Low(
      String time, String place, String score, String scoreWord, String reasons, String comment) {}

  /**
   * One reason.
   *
   * @param barClass how long its bar is, in twentieths of the longest: {@code w1} to {@code w20}
   */
  public record Reason(String name, String times, String barClass) {}

  /** One point and its counters. */
  public record Point(String name, String unit, List<Row> rows) {}

  /**
   * One line of counts.
   *
   * @param isAlarming whether there were low ratings
   */
  public record Row(
      String name,
      String sampleSize,
      String share,
      String dissatisfied,
      String suspect,
      boolean isTotal,
      boolean isAlarming) {}
}
