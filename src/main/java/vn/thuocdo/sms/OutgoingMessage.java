package vn.thuocdo.sms;

/**
 * One text message to one telephone.
 *
 * @param id ours; stays the same over all attempts
 * @param to E.164, as {@code +84912345678}
 * @param body what is shown on the telephone
 */
record OutgoingMessage(long id, String to, String body) {

  /** Never a number or a text in a log. */
  @Override
  public String toString() {
    return "message " + id;
  }
}
