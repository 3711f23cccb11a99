package vn.thuocdo.exclusion;

/**
 * A form that was refused, to be shown again with what was typed.
 *
 * @param form id of the form; empty for none
 */
record Attempt(String form, String typed, Decision outcome) {

  static final Attempt NONE = new Attempt("", "", Decision.DONE);

  boolean isRefused() {
    return switch (outcome) {
      case DONE, DONE_BEFORE -> false;
      case NO_REASON, LONG_REASON, NOTHING_MARKED -> true;
    };
  }
}
