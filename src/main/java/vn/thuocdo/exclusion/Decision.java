package vn.thuocdo.exclusion;

/** What became of the wish to decide. */
enum Decision {
  /** It is so from now on. */
  DONE,
  /** It was so before; nothing changed. */
  DONE_BEFORE,
  /** Refused: nobody can defend a decision without a reason. */
  NO_REASON,
  /** Refused: the reason is longer than anybody would read. */
  LONG_REASON,
  /** Refused: no rating of that counter and day is marked. */
  NOTHING_MARKED
}
