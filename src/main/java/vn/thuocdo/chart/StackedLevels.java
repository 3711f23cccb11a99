package vn.thuocdo.chart;

import java.util.List;

/**
 * One bar of 100% per unit, divided into five levels; level 5 stands on the left as on paper forms.
 *
 * @param rows drawn in the given order; a new group starts with a heading
 * @param words the five words of the scale from level 1 to level 5
 */
public record StackedLevels(Caption caption, List<LevelRow> rows, List<String> words)
    implements Chart {

  public StackedLevels {
    rows = List.copyOf(rows);
    words = List.copyOf(words);
    if (words.size() != 5) {
      throw new IllegalArgumentException("expected five words, got " + words);
    }
  }

  @Override
  public StackedLevels with(Caption other) {
    return new StackedLevels(other, rows, words);
  }
}
