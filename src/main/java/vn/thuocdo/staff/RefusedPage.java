package vn.thuocdo.staff;

/** What templates/staff/refused.jte shows. */
public record RefusedPage(StaffFrame frame, String advice, String homeText, String homeUrl) {}
