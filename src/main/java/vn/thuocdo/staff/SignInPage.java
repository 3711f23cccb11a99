package vn.thuocdo.staff;

/**
 * What templates/staff/sign-in.jte shows.
 *
 * @param to where to go afterwards; empty for the staff home
 * @param problem why the last attempt failed; empty for none
 */
public record SignInPage(
    StaffFrame frame,
    String intro,
    String usernameLabel,
    String passwordLabel,
    String codeLabel,
    String codeHint,
    String buttonText,
    String forgottenText,
    String username,
    String to,
    String problem,
    String action) {}
