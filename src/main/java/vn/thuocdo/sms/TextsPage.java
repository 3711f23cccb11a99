package vn.thuocdo.sms;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/** All messages that citizens get; every string is ready to be shown. */
public record TextsPage(
    StaffFrame frame,
    String intro,
    List<Row> rows,
    String caption,
    List<String> columns,
    String priceTitle,
    String priceLabel,
    String priceHint,
    String price,
    String priceProblem,
    String priceButton) {

  /** One message. */
  public record Row(String name, String url, String text, String state) {}
}
