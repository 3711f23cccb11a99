package vn.thuocdo.publicsite;

import java.util.Optional;
import vn.thuocdo.chart.PngSize;

/** The sizes of pictures by their names in addresses. */
final class PictureSize {

  static final String PRESS = "bao-chi";
  static final String PAPER = "a4";

  /** An SVG for phones. */
  static final String NARROW = "hep";

  private PictureSize() {}

  /** Returns the size of that name; that for the press without a name. */
  static Optional<PngSize> of(String name) {
    return switch (name) {
      case "", PRESS -> Optional.of(PngSize.SOCIAL);
      case PAPER -> Optional.of(PngSize.A4_150);
      default -> Optional.empty();
    };
  }
}
