package vn.thuocdo.seal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * The way from one rating to the root of its period.
 *
 * @param index of the rating among those of its day, from 0
 * @param ratings of that day
 * @param path siblings on the way to the root of the day, lowest first
 * @param dayIndex of the day among the days of the period that have ratings, from 0
 * @param days of the period that have ratings
 * @param dayPath siblings on the way to the root of the period, lowest first
 */
public record Proof(
    CountedRating rating,
    long index,
    long ratings,
    List<byte[]> path,
    long dayIndex,
    long days,
    List<byte[]> dayPath) {

  private static final String DAY = "thuocdo.day.1";

  /**
   * Returns the root that this proof leads to, to be compared with the one that was signed.
   *
   * @throws IllegalArgumentException if it leads nowhere
   */
  public byte[] root() {
    var merkle = new Merkle();
    byte[] day = merkle.rootFrom(rating.leaf(merkle), index, ratings, path);
    return merkle.rootFrom(dayLeaf(merkle, rating.day(), ratings, day), dayIndex, days, dayPath);
  }

  /** Returns what stands for a whole day in the tree of a period. */
  static byte[] dayLeaf(Merkle merkle, LocalDate day, long ratings, byte[] root) {
    return merkle.leaf(
        (DAY + "\n" + day + "\n" + ratings + "\n" + HexFormat.of().formatHex(root))
            .getBytes(StandardCharsets.UTF_8));
  }
}
