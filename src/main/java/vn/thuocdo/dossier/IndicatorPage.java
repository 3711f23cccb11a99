package vn.thuocdo.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.staff.StaffFrame;

/**
 * Scores of how dossiers are handled; every string is ready to be shown.
 *
 * @param problem why nothing was stored; empty for none
 * @param columns headings of the scores, the first that of the units' names
 * @param rows units of which something is known
 * @param nothing said where nothing is known of any unit; empty otherwise
 * @param entry the form for one unit; null for who may not enter, or until one is chosen
 */
public record IndicatorPage(
    StaffFrame frame,
    String intro,
    String source,
    String problem,
    String path,
    String periodLabel,
    List<Choice> periods,
    String unitLabel,
    List<Choice> units,
    String openButton,
    String caption,
    List<String> columns,
    List<Row> rows,
    String nothing,
    @Nullable Entry entry) {

  /** A unit or period that can be chosen. */
  public record Choice(String value, String text, boolean isChosen) {}

  /**
   * One unit.
   *
   * @param cells scores, sum and class
   * @param skipped which indicators count nothing; empty for none
   */
  public record Row(String name, List<String> cells, String skipped) {}

  /** What is known of one unit. */
  public record Entry(
      String title, String period, String unit, String hint, List<Field> fields, String button) {}

  /**
   * One indicator.
   *
   * @param known what software told; empty for nothing
   * @param boxes for 2, 1 and 0 points
   */
  public record Field(String name, String scope, String known, List<Box> boxes) {}

  /**
   * @param label what earns these points
   * @param value how many dossiers earned them; empty for not known
   */
  public record Box(String name, String label, String value) {}
}
