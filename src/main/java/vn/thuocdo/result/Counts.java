package vn.thuocdo.result;

import java.util.List;

/**
 * Answers on the five levels, 1 (very dissatisfied) to 5 (very satisfied), side by side.
 *
 * @param noOpinion answers outside the scale, outside every denominator
 */
public record Counts(long n1, long n2, long n3, long n4, long n5, long noOpinion) {

  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  public Counts {
    if (n1 < 0 || n2 < 0 || n3 < 0 || n4 < 0 || n5 < 0 || noOpinion < 0) {
      throw new IllegalArgumentException("A count is never negative");
    }
  }

  /**
   * Returns so many answers of one level.
   *
   * @param level 1 to 5
   */
  static Counts ofLevel(int level, long answers) {
    long[] levels = new long[5];
    levels[level - 1] = answers;
    return new Counts(levels[0], levels[1], levels[2], levels[3], levels[4], 0);
  }

  /** Returns the counts of the levels 1 to 5, in this order. */
  public List<Long> levels() {
    return List.of(n1, n2, n3, n4, n5);
  }

  /** Returns how many answers the share is made of. */
  public long sampleSize() {
    return n1 + n2 + n3 + n4 + n5;
  }

  /** Returns the answers of 4 or 5. */
  public long satisfied() {
    return n4 + n5;
  }

  public Counts plus(Counts other) {
    return new Counts(
        n1 + other.n1,
        n2 + other.n2,
        n3 + other.n3,
        n4 + other.n4,
        n5 + other.n5,
        noOpinion + other.noOpinion);
  }

  /**
   * Returns what remains without a part.
   *
   * @throws IllegalArgumentException if it is no part of these
   */
  public Counts minus(Counts part) {
    return new Counts(
        n1 - part.n1,
        n2 - part.n2,
        n3 - part.n3,
        n4 - part.n4,
        n5 - part.n5,
        noOpinion - part.noOpinion);
  }

  boolean isNone() {
    return sampleSize() == 0 && noOpinion == 0;
  }
}
