package vn.thuocdo.dossier;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * Transactions that come in by hand; every string is ready to be shown.
 *
 * @param problem why nothing was stored; empty for none
 * @param count the form for a day's counts; null for who may not count
 * @param file the form for a file; null for who may not hand in files
 */
public record TransactionsPage(
    StaffFrame frame,
    String intro,
    String problem,
    @org.jspecify.annotations.Nullable Count count,
    @org.jspecify.annotations.Nullable File file) {

  /**
   * Counts of a day.
   *
   * @param told what software told of the day; empty when it told nothing
   * @param groups empty until a point is chosen
   */
  public record Count(
      String title,
      String pointLabel,
      List<Choice> points,
      String dayLabel,
      String day,
      String lastDay,
      String openButton,
      String chosen,
      String point,
      String told,
      List<Group> groups,
      String hint,
      String saveButton) {}

  /** A point that can be chosen. */
  public record Choice(String value, String text, boolean isChosen) {}

  /** Procedures that are counted together. */
  public record Group(String field, String name, String value) {}

  /** The form for a file. */
  public record File(
      String title,
      String intro,
      String fileLabel,
      String trialLabel,
      String storeLabel,
      String button) {}
}
