package vn.thuocdo.seal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.BinaryUuid;

/**
 * The ratings of one day in the order of their tree: by point, then by id, which is that of an
 * index.
 */
final class DayRatings {

  /** A place between two ratings. */
  record Key(long point, byte[] id) {

    static final Key BEFORE_ALL = new Key(-1, new byte[16]);
  }

  /**
   * A stored rating with the times that decide whether it counts.
   *
   * @param replacedAt null when it was not
   */
  record Row(
      Key key,
      CountedRating rating,
      Instant receivedAt,
      @Nullable Instant replacedAt,
      long counter,
      boolean isSuspect) {}

  /** A decision about marked ratings of one counter; {@code withdrawnAt} null while in force. */
  private record Exclusion(Instant decidedAt, @Nullable Instant withdrawnAt) {}

  private record Counter(long point, long counter) {}

  private final Connection connection;
  private final LocalDate day;
  private final Map<Long, String> units;
  private final Map<Integer, String> questionnaires;
  private final Map<Counter, List<Exclusion>> exclusions = new HashMap<>();

  /** Reads what belongs to the day but for the ratings. */
  DayRatings(Connection connection, LocalDate day, Names names) throws SQLException {
    this.connection = connection;
    this.day = day;
    this.units = names.units;
    this.questionnaires = names.questionnaires;
    try (var statement =
        connection.prepareStatement(
            "SELECT point_id, counter_id, decided_at, withdrawn_at FROM exclusion WHERE given_on = ?")) {
      statement.setObject(1, day);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          exclusions
              .computeIfAbsent(
                  new Counter(rows.getLong(1), rows.getLong(2)), any -> new ArrayList<>())
              .add(new Exclusion(instant(rows, 3), nullable(rows, 4)));
        }
      }
    }
  }

  /** Codes by number. */
  record Names(Map<Long, String> units, Map<Integer, String> questionnaires) {

    static Names read(Connection connection) throws SQLException {
      var units = new HashMap<Long, String>();
      var questionnaires = new HashMap<Integer, String>();
      try (var statement = connection.createStatement()) {
        try (var rows = statement.executeQuery("SELECT id, code FROM unit")) {
          while (rows.next()) {
            units.put(rows.getLong(1), rows.getString(2));
          }
        }
        try (var rows = statement.executeQuery("SELECT id, code, version FROM questionnaire")) {
          while (rows.next()) {
            questionnaires.put(rows.getInt(1), rows.getString(2) + "@" + rows.getInt(3));
          }
        }
      }
      return new Names(units, questionnaires);
    }
  }

  /** Returns the next ratings, at most so many. */
  List<Row> after(Key key, int most) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT r.id, r.point_id, r.counter_id, r.unit_id, r.questionnaire_id, r.received_at, r.suspicion <> '',
              x.replaced_at
            FROM rating r FORCE INDEX (rating_of_a_day) LEFT JOIN replaced_rating x ON x.rating_id = r.id
            WHERE r.given_on = ? AND (r.point_id > ? OR (r.point_id = ? AND r.id > ?))
            ORDER BY r.point_id, r.id LIMIT ?""")) {
      statement.setObject(1, day);
      statement.setLong(2, key.point());
      statement.setLong(3, key.point());
      statement.setBytes(4, key.id());
      statement.setInt(5, most);
      try (var rows = statement.executeQuery()) {
        var read = new ArrayList<Row>();
        while (rows.next()) {
          read.add(row(rows));
        }
        return read;
      }
    }
  }

  private Row row(ResultSet rows) throws SQLException {
    byte[] id = rows.getBytes(1);
    return new Row(
        new Key(rows.getLong(2), id),
        new CountedRating(
            BinaryUuid.of(id),
            units.getOrDefault(rows.getLong(4), "?"),
            questionnaires.getOrDefault(rows.getInt(5), "?"),
            day),
        instant(rows, 6),
        nullable(rows, 8),
        rows.getLong(3),
        rows.getBoolean(7));
  }

  /** Tells whether a rating that the running transaction sees counts. */
  boolean isCounted(Row row) {
    return row.replacedAt == null
        && !(row.isSuspect && exclusions(row).stream().anyMatch(one -> one.withdrawnAt == null));
  }

  /** Tells whether the rating counted then, if every time tells the truth to the millisecond. */
  boolean wasCounted(Row row, Instant then) {
    return !row.receivedAt.isAfter(then)
        && (row.replacedAt == null || row.replacedAt.isAfter(then))
        && !(row.isSuspect
            && exclusions(row).stream()
                .anyMatch(
                    one ->
                        !one.decidedAt.isAfter(then)
                            && (one.withdrawnAt == null || one.withdrawnAt.isAfter(then))));
  }

  private List<Exclusion> exclusions(Row row) {
    return exclusions.getOrDefault(new Counter(row.key.point, row.counter), List.of());
  }

  static byte[] bytes(List<UUID> ids) {
    var buffer = ByteBuffer.allocate(16 * ids.size());
    ids.forEach(id -> buffer.put(BinaryUuid.bytes(id)));
    return buffer.array();
  }

  static Set<UUID> ids(byte[] bytes) {
    var ids = new HashSet<UUID>();
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.remaining() >= 16) {
      ids.add(new UUID(buffer.getLong(), buffer.getLong()));
    }
    return ids;
  }

  private static Instant instant(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Instant nullable(ResultSet rows, int column) throws SQLException {
    LocalDateTime time = rows.getObject(column, LocalDateTime.class);
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
