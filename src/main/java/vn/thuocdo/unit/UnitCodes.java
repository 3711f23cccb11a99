package vn.thuocdo.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which unit an official code means on a day, and whether a code would mean two.
 *
 * @param stretches those with an official code, by that code
 */
record UnitCodes(Map<String, List<DirectoryEntry>> stretches) {

  /**
   * @param now the directory as it is
   * @param past what units were before
   */
  static UnitCodes of(Collection<DirectoryEntry> now, Collection<List<DirectoryEntry>> past) {
    var stretches = new HashMap<String, List<DirectoryEntry>>();
    Stream.concat(now.stream(), past.stream().flatMap(List::stream))
        .filter(entry -> !entry.officialCode().isEmpty())
        .forEach(
            entry ->
                stretches
                    .computeIfAbsent(entry.officialCode(), none -> new ArrayList<>())
                    .add(entry));
    return new UnitCodes(stretches);
  }

  /** Returns a line with the codes by which its units are known here. */
  DirectoryRow known(DirectoryRow row) {
    return switch (row.kind()) {
      case UNIT -> row.of(known(row.code(), row.validFrom()), known(row.parent(), row.validFrom()));
      case POINT -> row.of(row.code(), known(row.parent(), row.validFrom()));
      case COUNTER, PROCEDURE_GROUP -> row;
    };
  }

  /**
   * @param day the newest holder of the code is meant where it is not told
   */
  private String known(String code, @Nullable LocalDate day) {
    return stretches.getOrDefault(code, List.of()).stream()
        .filter(entry -> day == null || covers(entry, day))
        .max(Comparator.comparing(DirectoryEntry::validFrom))
        .map(DirectoryEntry::code)
        .orElse(code);
  }

  private static boolean covers(DirectoryEntry entry, LocalDate day) {
    LocalDate end = entry.validTo();
    return !day.isBefore(entry.validFrom()) && (end == null || !day.isAfter(end));
  }

  /**
   * A stretch of time in the life of a unit as it would be.
   *
   * @param number of the line that makes it so; {@link #KNOWN} for what is so already
   */
  record Line(int number, DirectoryEntry entry) {

    private static final int KNOWN = 0;

    static Line known(DirectoryEntry entry) {
      return new Line(KNOWN, entry);
    }
  }

  /** Two units would have one code on the same day. */
  record Clash(DirectoryEntry refused, DirectoryEntry holder) {}

  /** Returns the first two that cannot stand together; what no line says is never refused. */
  static Optional<Clash> clash(List<Line> lines) {
    var byCode = new HashMap<String, List<Line>>();
    for (Line line : lines) {
      List<Line> others =
          byCode.computeIfAbsent(
              line.entry().codeInForce().toLowerCase(Locale.ROOT), none -> new ArrayList<>());
      for (Line other : others) {
        boolean isSaid = line.number() + other.number() > 0;
        if (isSaid
            && !other.entry().key().equals(line.entry().key())
            && other.entry().isAliveTogetherWith(line.entry())) {
          boolean isLater = line.number() >= other.number();
          return Optional.of(
              isLater
                  ? new Clash(line.entry(), other.entry())
                  : new Clash(other.entry(), line.entry()));
        }
      }
      others.add(line);
    }
    return Optional.empty();
  }
}
