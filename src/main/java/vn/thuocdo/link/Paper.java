package vn.thuocdo.link;

import java.util.Arrays;
import java.util.Optional;

/** What a code is printed on. Sizes in millimetres. */
enum Paper {
  A4("a4", 210, 297),
  A6("a6", 105, 148),
  /** The roll of receipt printers, of which 48 mm are printed on. */
  SLIP("58mm", 58, 150);

  private final String fileName;
  private final float width;
  private final float height;

  Paper(String fileName, float width, float height) {
    this.fileName = fileName;
    this.width = width;
    this.height = height;
  }

  /** Returns the paper of a file such as {@code a4.pdf}. */
  static Optional<Paper> ofFile(String file) {
    return Arrays.stream(values()).filter(paper -> paper.file().equals(file)).findFirst();
  }

  String file() {
    return fileName + ".pdf";
  }

  float width() {
    return width;
  }

  float height() {
    return height;
  }
}
