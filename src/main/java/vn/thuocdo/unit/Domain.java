package vn.thuocdo.unit;

/** What kind of service a unit gives; every target speaks of one of these. */
public enum Domain {
  ADMINISTRATION,
  HEALTH,
  EDUCATION
}
