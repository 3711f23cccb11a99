package vn.thuocdo.staff;

/**
 * What templates/staff/second-factor.jte shows.
 *
 * @param intro how things stand and what to do next
 * @param secret in groups of four, for who cannot take the picture; empty unless it was just made
 * @param problem why the last attempt failed; empty for none
 * @param isOn whether codes are asked for already
 */
public record SecondFactorPage(
    StaffFrame frame,
    String intro,
    String pictureText,
    String secret,
    String secretLabel,
    String codeLabel,
    String buttonText,
    String problem,
    boolean isOn) {

  static final String PICTURE = "/ma.png";
  static final String BEGIN = "/bat-dau";
  static final String CONFIRM = "/xac-nhan";
  static final String END = "/tat";

  /** Tells whether a code has to be typed next. */
  public boolean needsCode() {
    return isOn || !secret.isEmpty();
  }

  public String picture() {
    return StaffArea.SECOND_FACTOR + PICTURE;
  }

  public String action() {
    return StaffArea.SECOND_FACTOR + (isOn ? END : secret.isEmpty() ? BEGIN : CONFIRM);
  }
}
