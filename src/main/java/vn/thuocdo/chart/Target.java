package vn.thuocdo.chart;

/**
 * A level that is aimed at, drawn as a dashed line.
 *
 * @param level from 0 to 1
 * @param label what stands at the line, for example «trên 90%»
 */
public record Target(double level, String label) {

  public Target {
    if (!(level >= 0 && level <= 1)) {
      throw new IllegalArgumentException("expected a level from 0 to 1, got " + level);
    }
  }
}
