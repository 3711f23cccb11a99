package vn.thuocdo.target;

/** Where a target is in its life on a day; what was reached is another question. */
public enum TargetState {
  /** Of another place or time, or let go. */
  INACTIVE,
  /** Its first day is still to come. */
  COMING,
  RUNNING,
  /** Its last day has passed. */
  OVER,
  /** Its unit ended before its last day (hết hiệu lực do sắp xếp); nobody inherits it by itself. */
  ENDED_BY_REORGANISATION
}
