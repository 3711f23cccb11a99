package vn.thuocdo.exclusion;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * What templates/exclusion/days.jte shows.
 *
 * @param problem what was wrong; empty for nothing
 * @param problemUrl where on the page it can be put right; empty for nowhere
 * @param published that decisions come too late for what is published; empty otherwise
 * @param effects totals first, then the units from which something is left out
 * @param none said instead of {@code rows}; empty when there are some
 * @param newerUrl empty on the first page
 * @param olderUrl empty on the last page
 * @param history empty while nothing was decided
 */
public record ExclusionPage(
    StaffFrame frame,
    String problem,
    String problemText,
    String problemUrl,
    String intro,
    String path,
    String periodLabel,
    List<Choice> periods,
    String periodButton,
    String published,
    String effectTitle,
    String effectSentence,
    List<String> effectColumns,
    List<Effect> effects,
    String daysTitle,
    String daysCaption,
    List<String> columns,
    List<Row> rows,
    String none,
    String note,
    String newerText,
    String newerUrl,
    String olderText,
    String olderUrl,
    String reasonsTitle,
    List<Reason> reasons,
    String historyTitle,
    String historyCaption,
    List<String> historyColumns,
    List<Decided> history) {

  /** A period to choose. */
  public record Choice(String value, String text, boolean isChosen) {}

  /** Figures of a total or a unit with all ratings, and without those left out. */
  public record Effect(String name, boolean isTotal, String all, String left, String excluded) {}

  /** What a mark means. */
  public record Reason(String name, String text) {}

  /**
   * One counter on one day.
   *
   * @param forms what the member may do about it; empty for nothing
   */
  public record Row(
      String day,
      String place,
      String unit,
      String marked,
      List<String> reasons,
      List<String> shares,
      List<String> ofUnit,
      List<String> state,
      List<Form> forms) {}

  /**
   * A decision to take.
   *
   * @param id unlike any other on the page
   * @param name of the button for who does not see the row
   * @param typed what was typed before it was refused
   * @param summaryName of the summary for who does not see the row
   * @param isOpen whether it was tried and refused
   */
  public record Form(
      String id,
      String action,
      List<Field> fields,
      String summary,
      String summaryName,
      String label,
      String hint,
      String typed,
      boolean isOpen,
      String button,
      String name) {}

  /** A hidden field. */
  public record Field(String name, String value) {}

  /** One decision of the past. */
  public record Decided(
      String day, String place, String ratings, String reason, String decided, String withdrawn) {}
}
