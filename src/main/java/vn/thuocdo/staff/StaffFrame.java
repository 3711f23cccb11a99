package vn.thuocdo.staff;

import java.util.List;

/**
 * What stands around every staff page; templates/layout/staff.jte shows it.
 *
 * @param language BCP 47 tag
 * @param title of the page, its only {@code h1} too
 * @param memberName empty when nobody is signed in; then there is no navigation
 * @param csrfToken for the hidden field {@code _csrf} of every form
 * @param simulated what stands on every page while the figures are not real; empty otherwise
 * @param flash one sentence about what was just done; empty for none
 */
public record StaffFrame(
    String language,
    String title,
    String systemName,
    String skipToContent,
    String memberName,
    String roleName,
    String navigationName,
    List<Entry> navigation,
    String csrfToken,
    String flash,
    String otherLanguage,
    String otherLanguageName,
    String otherLanguageUrl,
    String passwordText,
    String passwordUrl,
    String signOutText,
    String signOutUrl,
    String simulated) {

  /** One entry of the navigation. */
  public record Entry(String text, String url, boolean isHere) {}

  public StaffFrame {
    navigation = List.copyOf(navigation);
  }

  /** Returns the same frame with a sentence about what was just done. */
  public StaffFrame withFlash(String sentence) {
    return new StaffFrame(
        language,
        title,
        systemName,
        skipToContent,
        memberName,
        roleName,
        navigationName,
        navigation,
        csrfToken,
        sentence,
        otherLanguage,
        otherLanguageName,
        otherLanguageUrl,
        passwordText,
        passwordUrl,
        signOutText,
        signOutUrl,
        simulated);
  }
}
