package vn.thuocdo.target;

/** What is said officially about a share and a target: đạt, chưa đạt, chưa đủ căn cứ. */
public enum Verdict {
  MET,
  NOT_MET,
  /** Fewer answers than the minimum: there is no verdict, whatever the share. */
  INSUFFICIENT_DATA
}
