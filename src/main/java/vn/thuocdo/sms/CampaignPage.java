package vn.thuocdo.sms;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * The invitations of a quarter; every string is ready to be shown.
 *
 * @param progress what still waits; empty when nothing does
 * @param none said instead of the tables; empty when there are some
 */
public record CampaignPage(
    StaffFrame frame,
    String intro,
    String periodLabel,
    List<Choice> periods,
    String showButton,
    String progress,
    String reload,
    String reloadUrl,
    String auto,
    String autoUrl,
    List<TextPage.Fact> facts,
    String none,
    Table units,
    String healthTitle,
    List<TextPage.Fact> health,
    String healthNote) {

  /** A quarter that can be chosen. */
  public record Choice(String value, String text, boolean isChosen) {}
}
