package vn.thuocdo.opendata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a check found, kind by kind in the order in which they were first looked at. */
public final class Findings {

  private static final int MOST_PROBLEMS = 50;

  private final Map<String, Tally> kinds = new LinkedHashMap<>();

  private static final class Tally {
    private int checked;
    private int wrong;
    private final List<String> problems = new ArrayList<>();
  }

  /**
   * All that was looked at of one kind.
   *
   * @param problems sentences that name what does not fit; only the first of very many
   */
  public record Kind(String name, int checked, int wrong, List<String> problems) {}

  /** Notes one comparison. */
  void expect(boolean fits, String kind, Supplier<String> problem) {
    Tally tally = kinds.computeIfAbsent(kind, any -> new Tally());
    tally.checked++;
    if (!fits) {
      tally.wrong++;
      if (tally.problems.size() < MOST_PROBLEMS) {
        tally.problems.add(problem.get());
      }
    }
  }

  public List<Kind> kinds() {
    return kinds.entrySet().stream()
        .map(
            kind ->
                new Kind(
                    kind.getKey(),
                    kind.getValue().checked,
                    kind.getValue().wrong,
                    List.copyOf(kind.getValue().problems)))
        .toList();
  }

  public boolean allFit() {
    return kinds.values().stream().allMatch(tally -> tally.wrong == 0);
  }
}
