package vn.thuocdo.report;

/** What stands in every report of an agency, whatever the period. */
enum OfficeFact {
  PARENT,
  AGENCY,
  ABBREVIATION,
  PLACE,
  ADDRESSEE,
  BASES,
  AUTHORITY,
  SIGNER_TITLE,
  SIGNER_NAME,
  RECIPIENTS;

  /** Whether it has one line for each of several things. */
  boolean hasLines() {
    return this == BASES || this == RECIPIENTS;
  }
}
