package vn.thuocdo.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form; every string is ready to be shown.
 *
 * @param note what the citizen should know first; empty for nothing
 * @param alert what was wrong with what was sent; empty for nothing
 * @param overall the headline question; null where there is none
 * @param reasons what is asked after a bad answer to it; null for nothing
 * @param questionnaire comes back with the answers: another may have taken its place meanwhile
 * @param isMoreOpen whether something stands in the further questions already
 * @param formId comes back with the answers, so that sending them twice is one rating
 */
public record FormPage(
    FormFrame frame,
    String note,
    String alertTitle,
    String alert,
    String action,
    String formId,
    @Nullable Group overall,
    @Nullable Group reasons,
    String questionnaire,
    List<Group> more,
    String moreTitle,
    boolean isMoreOpen,
    String commentLabel,
    String commentHint,
    int commentMaximum,
    String comment,
    String button,
    List<String> notice) {

  public FormPage {
    more = List.copyOf(more);
    notice = List.copyOf(notice);
  }

  /**
   * A question and what can be answered to it.
   *
   * @param isSeveral whether several answers may be ticked
   */
  public record Group(String name, String wording, boolean isSeveral, List<Option> options) {

    public Group {
      options = List.copyOf(options);
    }
  }

  /**
   * One answer.
   *
   * @param value as it is sent; empty for no answer
   * @param digit stands with the words; empty for none
   */
  public record Option(String value, String digit, String text, boolean isChosen) {}
}
