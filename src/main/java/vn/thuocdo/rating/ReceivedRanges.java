package vn.thuocdo.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Marks;

/**
 * Which running numbers have arrived from a kiosk, kept as ranges; the gaps between them are what
 * is missing.
 *
 * <p>A refused rating has arrived too: staff know of it. The number of ranges is the number of
 * gaps, not of ratings.
 */
public final class ReceivedRanges {

  private ReceivedRanges() {}

  /** Running numbers from first to last, both included. */
  public record Range(long first, long last) {}

  /** Returns the gaps below the highest number that arrived or was given out, in order. */
  public static List<Range> missing(List<Range> received, long highestGivenOut) {
    var missing = new ArrayList<Range>();
    long next = 1;
    for (Range range : received) {
      if (range.first() > next) {
        missing.add(new Range(next, range.first() - 1));
      }
      next = Math.max(next, range.last() + 1);
    }
    if (highestGivenOut >= next) {
      missing.add(new Range(next, highestGivenOut));
    }
    return missing;
  }

  /** Returns what has arrived from a kiosk, in order. */
  public static List<Range> find(Connection connection, long kioskId) throws SQLException {
    return load(connection, Set.of(kioskId), "")
        .getOrDefault(kioskId, new TreeMap<>())
        .entrySet()
        .stream()
        .map(range -> new Range(range.getKey(), range.getValue()))
        .toList();
  }

  /**
   * Notes what arrived; returns those of the new ratings whose number had arrived before or came
   * with another new rating.
   *
   * @param fresh those of the ratings that are no repeats
   */
  static List<NewRating> add(
      Connection connection,
      List<NewRating> ratings,
      List<NewRating> fresh,
      List<RefusedRating> refused)
      throws SQLException {
    Map<Long, TreeSet<Long>> arrived = new TreeMap<>();
    ratings.forEach(rating -> note(arrived, rating.kioskId(), rating.seq()));
    refused.forEach(rating -> note(arrived, rating.kioskId(), rating.seq()));
    if (arrived.isEmpty()) {
      return List.of();
    }
    var before = load(connection, arrived.keySet(), " FOR UPDATE");
    try (var delete =
            connection.prepareStatement(
                "DELETE FROM received_range WHERE kiosk_id = ? AND first_seq = ?");
        var put =
            connection.prepareStatement(
                """
                INSERT INTO received_range (kiosk_id, first_seq, last_seq) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE last_seq = VALUES(last_seq)""")) {
      for (var kiosk : arrived.entrySet()) {
        var known = before.getOrDefault(kiosk.getKey(), new TreeMap<>());
        addChange(delete, put, kiosk.getKey(), known, merge(known, kiosk.getValue()));
      }
      delete.executeBatch();
      put.executeBatch();
    }
    return reused(fresh, before);
  }

  private static List<NewRating> reused(
      List<NewRating> fresh, Map<Long, NavigableMap<Long, Long>> before) {
    var reused = new ArrayList<NewRating>();
    Map<Long, TreeSet<Long>> seen = new HashMap<>();
    for (NewRating rating : fresh) {
      Long kioskId = rating.kioskId();
      Long seq = rating.seq();
      if (kioskId != null && seq != null) {
        boolean isFirst = seen.computeIfAbsent(kioskId, id -> new TreeSet<>()).add(seq);
        var below = before.getOrDefault(kioskId, new TreeMap<>()).floorEntry(seq);
        if (!isFirst || (below != null && below.getValue() >= seq)) {
          reused.add(rating);
        }
      }
    }
    return reused;
  }

  private static void addChange(
      PreparedStatement delete,
      PreparedStatement put,
      long kioskId,
      NavigableMap<Long, Long> before,
      NavigableMap<Long, Long> after)
      throws SQLException {
    for (long first : before.keySet()) {
      if (!after.containsKey(first)) {
        delete.setLong(1, kioskId);
        delete.setLong(2, first);
        delete.addBatch();
      }
    }
    for (var range : after.entrySet()) {
      if (!range.getValue().equals(before.get(range.getKey()))) {
        put.setLong(1, kioskId);
        put.setLong(2, range.getKey());
        put.setLong(3, range.getValue());
        put.addBatch();
      }
    }
  }

  private static void note(
      Map<Long, TreeSet<Long>> arrived, @Nullable Long kioskId, @Nullable Long seq) {
    if (kioskId != null && seq != null) {
      arrived.computeIfAbsent(kioskId, id -> new TreeSet<>()).add(seq);
    }
  }

  /**
   * Returns the ranges, first to last number, with the arrived numbers added and neighbours joined.
   */
  static NavigableMap<Long, Long> merge(NavigableMap<Long, Long> ranges, TreeSet<Long> arrived) {
    var merged = new TreeMap<>(ranges);
    for (long seq : arrived) {
      var below = merged.floorEntry(seq);
      if (below != null && below.getValue() >= seq) {
        continue;
      }
      long first = below != null && below.getValue() == seq - 1 ? below.getKey() : seq;
      Long joined = merged.remove(seq + 1);
      merged.put(first, joined == null ? seq : joined);
    }
    return merged;
  }

  private static Map<Long, NavigableMap<Long, Long>> load(
      Connection connection, Set<Long> kioskIds, String lock) throws SQLException {
    var ranges = new HashMap<Long, NavigableMap<Long, Long>>();
    String marks = Marks.of(kioskIds);
    try (var statement =
        connection.prepareStatement(
            "SELECT kiosk_id, first_seq, last_seq FROM received_range WHERE kiosk_id IN ("
                + marks
                + ") ORDER BY kiosk_id, first_seq"
                + lock)) {
      int column = 1;
      for (long kioskId : kioskIds) {
        statement.setLong(column++, kioskId);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          ranges
              .computeIfAbsent(rows.getLong(1), id -> new TreeMap<>())
              .put(rows.getLong(2), rows.getLong(3));
        }
      }
    }
    return ranges;
  }
}
