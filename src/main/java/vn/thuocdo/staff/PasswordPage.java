package vn.thuocdo.staff;

/**
 * What templates/staff/password.jte shows.
 *
 * @param problem why the last attempt failed; empty for none
 */
public record PasswordPage(
    StaffFrame frame,
    String rule,
    String currentLabel,
    String wantedLabel,
    String repeatedLabel,
    String buttonText,
    String problem,
    String action,
    String everywhereTitle,
    String everywhereIntro,
    String everywhereButton,
    String everywhereAction) {}
