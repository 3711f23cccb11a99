package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.target.Verdict;

/**
 * What became of the figures of a unit, or of a total, from one document to another about the same
 * period.
 *
 * @param before null for a unit that was not there; then {@code after} is not
 * @param after null for a unit that is there no more
 */
public record Change(@Nullable UnitFigures before, @Nullable UnitFigures after) {

  /** Returns what is different: totals first, then units in the order of the later document. */
  public static List<Change> between(ResultDocument before, ResultDocument after) {
    var changes = new ArrayList<Change>();
    addAll(changes, before.totals(), after.totals());
    addAll(changes, before.units(), after.units());
    return List.copyOf(changes);
  }

  private static void addAll(
      List<Change> changes, List<UnitFigures> before, List<UnitFigures> after) {
    for (UnitFigures now : after) {
      UnitFigures then = find(before, now.code());
      if (then == null || !isSame(then, now)) {
        changes.add(new Change(then, now));
      }
    }
    for (UnitFigures then : before) {
      if (find(after, then.code()) == null) {
        changes.add(new Change(then, null));
      }
    }
  }

  private static @Nullable UnitFigures find(List<UnitFigures> among, String code) {
    return among.stream().filter(unit -> unit.code().equals(code)).findFirst().orElse(null);
  }

  private static boolean isSame(UnitFigures one, UnitFigures other) {
    return Objects.equals(one.counts(), other.counts())
        && Objects.equals(one.noOpinion(), other.noOpinion())
        && one.suppressed() == other.suppressed()
        && verdicts(one).equals(verdicts(other))
        && Objects.equals(one.rank(), other.rank());
  }

  /** Returns the later figures, or the earlier ones of a unit that is there no more. */
  public UnitFigures newest() {
    return Optional.ofNullable(after)
        .or(() -> Optional.ofNullable(before))
        .orElseThrow(() -> new IllegalStateException("A change is about something"));
  }

  /** Tells whether a verdict about a target is another one now. */
  public boolean isVerdictChanged() {
    return before != null && after != null && !verdicts(before).equals(verdicts(after));
  }

  private static List<String> verdicts(UnitFigures unit) {
    return unit.targets().stream()
        .flatMap(target -> Stream.of(target.code(), nameOf(target.verdict())))
        .toList();
  }

  private static String nameOf(@Nullable Verdict verdict) {
    return verdict == null ? "" : verdict.name();
  }
}
