package vn.thuocdo.staff;

/**
 * What templates/staff/password.jte shows.
 *
 * @param username hidden in the form, so that a password manager knows whose password it is
 * @param problem why the last attempt failed; empty for none
 */
public record PasswordPage(
    StaffFrame frame,
    String username,
    String rule,
    String currentLabel,
    String wantedLabel,
    String repeatedLabel,
    String buttonText,
    String problem,
    String action,
    String secondFactorText,
    String secondFactorUrl,
    String everywhereTitle,
    String everywhereIntro,
    String everywhereButton,
    String everywhereAction) {}
