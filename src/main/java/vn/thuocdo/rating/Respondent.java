package vn.thuocdo.rating;

/** Who answered, as a group: cá nhân, tổ chức, doanh nghiệp, or not told. */
public enum Respondent {
  INDIVIDUAL,
  ORGANISATION,
  BUSINESS,
  UNKNOWN
}
