package vn.thuocdo.rating;

/** What became of a rating that was sent. */
public enum Outcome {
  /** New; on disk with its tallies. */
  STORED,
  /** An earlier sending of the same id is stored; nothing was changed. */
  REPEATED,
  /** Never counted; the receipt says why. */
  REFUSED
}
