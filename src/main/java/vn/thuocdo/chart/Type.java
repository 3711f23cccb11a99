package vn.thuocdo.chart;

import java.awt.Color;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** A style of text; it also knows how much room its text takes. */
record Type(Typeface face, double size, Color color) {

  static final Type TITLE = new Type(Typeface.BOLD, 21, Palette.INK);
  static final Type NARROW_TITLE = new Type(Typeface.BOLD, 17, Palette.INK);
  static final Type SUBTITLE = new Type(Typeface.REGULAR, 14, Palette.SOFT_INK);
  static final Type NAME = new Type(Typeface.REGULAR, 13.5, Palette.INK);
  static final Type GROUP = new Type(Typeface.BOLD, 13.5, Palette.INK);
  static final Type VALUE = new Type(Typeface.BOLD, 13.5, Palette.INK);
  static final Type SMALL = new Type(Typeface.REGULAR, 12, Palette.SOFT_INK);
  static final Type NOTE = new Type(Typeface.ITALIC, 12, Palette.SOFT_INK);
  static final Type TARGET = new Type(Typeface.BOLD, 12, Palette.TARGET);

  Type in(Color other) {
    return new Type(face, size, other);
  }

  double leading() {
    return Math.round(size * 1.3);
  }

  double width(String text) {
    return face.width(Normalizer.normalize(text, Normalizer.Form.NFC), size);
  }

  /** At most {@code lines} lines of at most {@code width}; what does not fit ends in «…». */
  List<String> wrap(String text, double width, int lines) {
    var result = new ArrayList<String>();
    var rest = text.strip();
    while (!rest.isEmpty() && result.size() < lines - 1 && width(rest) > width) {
      int end = lastBreak(rest, width);
      result.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      result.add(cut(rest, width));
    }
    return List.copyOf(result);
  }

  /** The text, or its beginning with «…» where it is wider than {@code width}. */
  String cut(String text, double width) {
    if (width(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end).strip() + "…") > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).strip() + "…";
  }

  /** Where the first line ends: at the last space that fits, or within a word without one. */
  private int lastBreak(String text, double width) {
    int end = 0;
    for (int space = text.indexOf(' '); space > 0; space = text.indexOf(' ', space + 1)) {
      if (width(text.substring(0, space)) > width) {
        break;
      }
      end = space;
    }
    return end > 0 ? end : Math.max(1, cut(text, width).length() - 1);
  }
}
