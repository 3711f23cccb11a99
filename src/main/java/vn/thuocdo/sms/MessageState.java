package vn.thuocdo.sms;

/** How far a message has come; every ending has a name. */
enum MessageState {
  /** Waits for its time, or for the next attempt. */
  QUEUED(false),
  /** One server is handing it over; should that server die, another takes over. */
  SENDING(false),
  /** The carrier has taken it and has not told yet what became of it. */
  SENT(false),
  DELIVERED(true),
  /** The carrier could not bring it to the telephone. */
  FAILED(true),
  /** There is no such telephone, or it takes no messages. */
  UNREACHABLE(true),
  /** Its time passed before it could be sent. */
  EXPIRED(true),
  /** The citizen wants no messages. */
  OPTED_OUT(true),
  /** The account with the carrier is empty or closed. */
  NO_CREDIT(true),
  /** The carrier or the network takes no such text or sender. */
  REJECTED(true);

  private final boolean isEnd;

  MessageState(boolean isEnd) {
    this.isEnd = isEnd;
  }

  /** Tells whether nothing more will happen to it. */
  boolean isEnd() {
    return isEnd;
  }
}
