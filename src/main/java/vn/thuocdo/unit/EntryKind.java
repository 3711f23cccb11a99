package vn.thuocdo.unit;

/** What a line of a directory file is about; in the order in which they depend on one another. */
enum EntryKind {
  PROCEDURE_GROUP,
  UNIT,
  POINT,
  COUNTER
}
