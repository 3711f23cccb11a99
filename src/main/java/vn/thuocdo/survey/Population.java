package vn.thuocdo.survey;

/** Who is asked. Figures of the two are never put together. */
public enum Population {
  /** Whoever had something done (người đã giao dịch). */
  TRANSACTION,
  /** Households, whether or not they had anything done (điều tra hộ). */
  HOUSEHOLD
}
