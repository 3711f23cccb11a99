package vn.thuocdo.dossier;

/** What a citizen left the counter with: the paper that the rating may be asked on. */
public enum CaseState {
  /** Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
  RECEIVED,
  /** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
  SUPPLEMENT,
  /** Phiếu từ chối tiếp nhận. */
  REFUSED,
  /** The result. */
  RETURNED;

  /** Tells whether nothing more is to be done about the dossier. */
  public boolean isDone() {
    return this == RETURNED || this == REFUSED;
  }
}
