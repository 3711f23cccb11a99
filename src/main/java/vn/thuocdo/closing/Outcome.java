package vn.thuocdo.closing;

/** What became of a step; each but {@link #DONE} has a text {@code outcome.<name>}. */
enum Outcome {
  DONE,
  /** Somebody did the same before; nothing is changed. */
  DONE_BEFORE,
  /** The last day of the period is still to come. */
  NOT_ENDED,
  /** The reorganisation lies within it: its parts are closed one by one. */
  STRADDLES,
  /** The first version is published; what follows is a correction. */
  PUBLISHED_BEFORE,
  /** There is no published version to correct or withdraw. */
  NOT_PUBLISHED,
  /** The step before is missing, or the period was opened again meanwhile. */
  OUT_OF_TURN,
  /** Whoever closed a period neither checks nor signs it. */
  SAME_PERSON,
  /** An objection waits for its answer. */
  UNANSWERED,
  /** Units that said nothing may still object. */
  TOO_EARLY,
  /** The last day for objections is over. */
  TOO_LATE,
  /** The moment of publication is past, or more than a year ahead. */
  MOMENT,
  /** Too short to be a reason, an objection or an answer. */
  NO_REASON,
  LONG_REASON,
  /** No such unit, or not the member's. */
  UNIT,
  /** No such day. */
  DAY,
  /** Somebody else changed it meanwhile. */
  CHANGED;

  boolean isRefused() {
    return this != DONE && this != DONE_BEFORE;
  }
}
