package vn.thuocdo.target;

/** What the wording of a target asks at equality. */
public enum Comparator {
  /** «trên 90%»: the level itself is not enough. */
  GT,
  /** «đạt mức 80%», «tối thiểu 80%»: the level itself is enough. */
  GE
}
