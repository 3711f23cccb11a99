package vn.thuocdo.sms;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * One request and what is kept under its number; every string is ready to be shown.
 *
 * @param held empty rows once it is answered: the number is gone
 * @param confirm empty once it is answered
 */
public record DataRequestPage(
    StaffFrame frame,
    String back,
    String address,
    List<TextPage.Fact> facts,
    Table held,
    String note,
    String confirm,
    String button) {}
