package vn.thuocdo.chart;

/** How wide a picture is laid out. */
public enum Form {
  /** For desks and paper, in columns. */
  WIDE,
  /** For phones: names above their bars, so that letters need not shrink. */
  NARROW
}
