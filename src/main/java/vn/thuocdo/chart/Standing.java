package vn.thuocdo.chart;

/** How a unit stands against its target, as the caller has judged it. */
public enum Standing {
  /** The target is met. */
  MET,
  /** The target is not met. */
  NOT_MET,
  /** There is no target, or too little to judge by. */
  UNJUDGED
}
