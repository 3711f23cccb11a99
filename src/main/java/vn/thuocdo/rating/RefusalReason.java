package vn.thuocdo.rating;

/** Why a rating was not taken; the sender sets it aside for staff. */
public enum RefusalReason {
  /** Not the shape of a rating: a field of the wrong type, or no time. */
  MALFORMED,
  ID_IS_NO_UUID,
  UNKNOWN_QUESTIONNAIRE,
  UNKNOWN_QUESTION,
  /** The headline question has no answer. */
  NOT_ANSWERED,
  OFF_THE_SCALE,
  UNKNOWN_CHOICE,
  TOO_MANY_CHOICES,
  TOO_OLD,
  FROM_THE_FUTURE,
  /** The database does not take it, whenever it is sent; a bug that staff should report. */
  NOT_STORABLE
}
