package vn.thuocdo.target;

/** How much weight a verdict bears; it never changes the verdict. */
public enum Evidence {
  /** The whole 95 % interval lies on the side of the verdict. */
  CERTAIN,
  /** The level lies within the interval. */
  UNCERTAIN
}
