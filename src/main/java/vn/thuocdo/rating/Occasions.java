package vn.thuocdo.rating;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.thuocdo.database.BinaryUuid;

/** Sees to it that one visit is one answer: the newest rating on an occasion counts. */
@Singleton
class Occasions {

  private final StoredRatings stored;

  Occasions(StoredRatings stored) {
    this.stored = stored;
  }

  /**
   * Takes out of the counts what the ratings replace. They are stored already, in the order given;
   * runs in the transaction of the connection.
   *
   * @throws SQLException with a duplicate key when another server had the first rating on an
   *     occasion just now; the work is to be redone
   */
  void replace(Connection connection, List<NewRating> ratings, Tallies tallies)
      throws SQLException {
    for (NewRating rating : ratings) {
      UUID occasion = rating.occasion();
      if (occasion != null) {
        Optional<UUID> before = lock(connection, occasion);
        set(connection, occasion, rating.id(), before.isPresent());
        if (before.isPresent()) {
          stored.uncount(connection, before.get(), tallies);
          note(connection, before.get(), rating);
        }
      }
    }
  }

  private static Optional<UUID> lock(Connection connection, UUID occasion) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT rating_id FROM occasion WHERE id = ? FOR UPDATE")) {
      statement.setBytes(1, BinaryUuid.bytes(occasion));
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(BinaryUuid.of(rows.getBytes(1))) : Optional.empty();
      }
    }
  }

  private static void set(Connection connection, UUID occasion, UUID rating, boolean isKnown)
      throws SQLException {
    String sql =
        isKnown
            ? "UPDATE occasion SET rating_id = ? WHERE id = ?"
            : "INSERT INTO occasion (rating_id, id) VALUES (?, ?)";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setBytes(1, BinaryUuid.bytes(rating));
      statement.setBytes(2, BinaryUuid.bytes(occasion));
      statement.executeUpdate();
    }
  }

  private static void note(Connection connection, UUID replaced, NewRating by) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO replaced_rating (rating_id, replaced_by, replaced_at) VALUES (?, ?, ?)")) {
      statement.setBytes(1, BinaryUuid.bytes(replaced));
      statement.setBytes(2, BinaryUuid.bytes(by.id()));
      statement.setObject(3, LocalDateTime.ofInstant(by.receivedAt(), ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }
}
