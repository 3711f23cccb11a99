package vn.thuocdo.rating;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.Marks;

/** Sees to it that one visit is one answer: the newest rating on an occasion counts. */
@Singleton
class Occasions {

  private final StoredRatings stored;

  Occasions(StoredRatings stored) {
    this.stored = stored;
  }

  /** A rating that counts no more, and the newer one of the same visit. */
  private record Replaced(UUID rating, NewRating by) {}

  /**
   * Takes out of the counts what the ratings replace. They are stored already, in the order given;
   * runs in the transaction of the connection.
   */
  void replace(Connection connection, List<NewRating> ratings, Tallies tallies)
      throws SQLException {
    // In the order of the key, so that concurrent writers lock rows in the same order.
    var counting = new TreeMap<UUID, UUID>();
    for (NewRating rating : ratings) {
      UUID occasion = rating.occasion();
      if (occasion != null) {
        counting.putIfAbsent(occasion, rating.id());
      }
    }
    if (counting.isEmpty()) {
      return;
    }
    // A row of its own where there was none yet; a lock on the row where there was one.
    set(connection, counting, "id = id");
    lock(connection, counting);
    var replaced = new ArrayList<Replaced>();
    for (NewRating rating : ratings) {
      UUID occasion = rating.occasion();
      UUID before = occasion == null ? null : counting.put(occasion, rating.id());
      if (before != null && !before.equals(rating.id())) {
        replaced.add(new Replaced(before, rating));
      }
    }
    if (!replaced.isEmpty()) {
      set(connection, counting, "rating_id = VALUES(rating_id)");
      stored.uncount(connection, replaced.stream().map(Replaced::rating).toList(), tallies);
      note(connection, replaced);
    }
  }

  /**
   * Puts in which rating counts.
   *
   * @param otherwise what is done where a row is there already
   */
  private static void set(Connection connection, Map<UUID, UUID> counting, String otherwise)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO occasion (id, rating_id) VALUES (?, ?) ON DUPLICATE KEY UPDATE "
                + otherwise)) {
      for (var one : counting.entrySet()) {
        statement.setBytes(1, BinaryUuid.bytes(one.getKey()));
        statement.setBytes(2, BinaryUuid.bytes(one.getValue()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Replaces the ratings by those that count according to the table. */
  private static void lock(Connection connection, Map<UUID, UUID> counting) throws SQLException {
    String marks = Marks.of(counting.keySet());
    try (var statement =
        connection.prepareStatement(
            "SELECT id, rating_id FROM occasion WHERE id IN (" + marks + ") FOR UPDATE")) {
      int column = 1;
      for (UUID occasion : counting.keySet()) {
        statement.setBytes(column++, BinaryUuid.bytes(occasion));
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          counting.put(BinaryUuid.of(rows.getBytes(1)), BinaryUuid.of(rows.getBytes(2)));
        }
      }
    }
  }

  private static void note(Connection connection, List<Replaced> replaced) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO replaced_rating (rating_id, replaced_by, replaced_at) VALUES (?, ?, ?)")) {
      for (Replaced one : replaced) {
        statement.setBytes(1, BinaryUuid.bytes(one.rating));
        statement.setBytes(2, BinaryUuid.bytes(one.by.id()));
        statement.setObject(3, LocalDateTime.ofInstant(one.by.receivedAt(), ZoneOffset.UTC));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
