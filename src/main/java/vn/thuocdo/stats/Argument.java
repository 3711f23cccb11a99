package vn.thuocdo.stats;

/** Refuses arguments for which a formula has no meaning. */
final class Argument {

  private Argument() {}

  /**
   * @param message with a {@code %s} for each value
   * @throws IllegalArgumentException with that message if the condition does not hold; written so
   *     that NaN, for which no comparison holds, is refused as well
   */
  static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }

  static void requireCounts(long satisfied, long sampleSize) {
    require(sampleSize >= 1, "n must be at least 1, was %s", sampleSize);
    require(
        satisfied >= 0 && satisfied <= sampleSize,
        "x must be 0 to n = %s, was %s",
        sampleSize,
        satisfied);
  }

  static void requireConfidence(double confidence) {
    require(
        confidence > 0 && confidence < 1,
        "confidence must be between 0 and 1, both excluded, was %s",
        confidence);
  }
}
