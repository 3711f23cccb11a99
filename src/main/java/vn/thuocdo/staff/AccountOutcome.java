package vn.thuocdo.staff;

/** What became of a change of accounts. */
public sealed interface AccountOutcome {

  /** It is done. */
  record Done() implements AccountOutcome {}

  /** It is done, and these are to be told to their owner; they are not to be had again. */
  record WithPassword(Credentials credentials) implements AccountOutcome {}

  /** Nothing has changed. */
  record Refused(Reason reason) implements AccountOutcome {}

  /** Why nothing has changed; the texts {@code account.refused.<reason>} explain. */
  enum Reason {
    /** There is no such account. */
    GONE,
    NAME_INVALID,
    NAME_TAKEN,
    DISPLAY_NAME_MISSING,
    /** A UNIT_MANAGER without units would see nothing. */
    UNITS_MISSING,
    /** Accounts of Sở Nội vụ are changed by Sở Nội vụ only. */
    NOT_YOURS,
    /** Nobody changes their own role or shuts themselves out. */
    YOURSELF,
    /** Somebody of Sở Nội vụ must be left to get in. */
    LAST_HOME_AFFAIRS
  }
}
