package vn.thuocdo.chart;

import java.awt.Color;
import java.util.List;

/** Colours that stay apart for every kind of colour vision and in a black-and-white print. */
final class Palette {

  static final Color INK = new Color(0x1F2328);

  /** 6.5:1 on white. */
  static final Color SOFT_INK = new Color(0x57606A);

  static final Color GRID = new Color(0xDDE1E6);

  /** Behind bars that have no axis. */
  static final Color TRACK = new Color(0xEEF1F4);

  static final Color RULE = new Color(0x868F99);

  /** From Okabe and Ito: blue, vermilion (darkened for text) and neutral grey. */
  static final Color MET = new Color(0x0072B2);

  /** Light enough for whiskers and target lines to be seen on it. */
  static final Color MET_FILL = new Color(0x6DB3E2);

  static final Color NOT_MET = new Color(0xB3460A);
  static final Color NOT_MET_FILL = new Color(0xFBE3D3);
  static final Color SMALL = new Color(0xC3C9D0);
  static final Color TARGET = new Color(0x7A1F5C);

  /** ColorBrewer's BrBG in five steps, level 1 first. */
  static final List<Color> LEVELS =
      List.of(
          new Color(0xA6611A),
          new Color(0xDFC27D),
          new Color(0xE9E9E9),
          new Color(0x80CDC1),
          new Color(0x018571));

  /** Text colour that reads on each of {@link #LEVELS} at 4.5:1 or better. */
  static final List<Color> ON_LEVELS = List.of(Color.WHITE, INK, INK, INK, Color.WHITE);

  private Palette() {}
}
