package vn.thuocdo.staff;

/** What templates/staff/new-password.jte shows, once. */
public record NewPasswordPage(
    StaffFrame frame,
    String intro,
    String usernameLabel,
    String username,
    String passwordLabel,
    String password,
    String backText,
    String backUrl) {}
