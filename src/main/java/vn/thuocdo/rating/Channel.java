package vn.thuocdo.rating;

/** The way an answer came; figures show channels apart as well as together. */
public enum Channel {
  KIOSK,
  SMS,
  LINK,
  QR,
  PAPER
}
