package vn.thuocdo.result;

/**
 * How many answers a figure needs.
 *
 * @param hiddenBelow fewer answers than this are never shown to the public
 * @param fewBelow fewer than this are shown grey, are not ranked and get no verdict
 */
record Limits(long hiddenBelow, long fewBelow) {

  static final double CONFIDENCE = 0.95;
  static final Limits USUAL = new Limits(5, 30);

  Limits {
    if (hiddenBelow < 1 || fewBelow < hiddenBelow) {
      throw new IllegalArgumentException(
          "1 <= hiddenBelow <= fewBelow, was " + hiddenBelow + ", " + fewBelow);
    }
  }
}
