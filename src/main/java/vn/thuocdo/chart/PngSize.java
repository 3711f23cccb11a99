package vn.thuocdo.chart;

/** Sizes for the press and for shared links. */
public enum PngSize {
  /** 1200 × 630 pixels. Units that do not fit are counted in a last line. */
  SOCIAL(1200),
  /** The width of A4 at 150 dots per inch, 1240 pixels; as high as the content. */
  A4_150(1240),
  /** The width of A4 at 300 dots per inch, 2480 pixels; as high as the content. */
  A4_300(2480);

  private final int width;

  PngSize(int width) {
    this.width = width;
  }

  int width() {
    return width;
  }
}
