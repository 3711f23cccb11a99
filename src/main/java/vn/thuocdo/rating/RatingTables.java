package vn.thuocdo.rating;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.Marks;
import vn.thuocdo.period.OfficeZone;

/**
 * Writes a group of ratings with everything that moves with them. Runs in the transaction of the
 * connection.
 */
@Singleton
class RatingTables {

  private static final int LONGEST_SENT_ID = 64;

  private final JsonMapper json;
  private final Occasions occasions;

  RatingTables(JsonMapper json, Occasions occasions) {
    this.json = json;
    this.occasions = occasions;
  }

  /**
   * Returns what became of each rating, in order, and then of each refused one. A rating whose id
   * is known, or came earlier in the group, is a repeat and changes nothing; so is a refused one
   * that is stored.
   *
   * @param stored ids of which the caller knows that they are stored
   * @throws SQLException with a duplicate key if one of the others is stored too; the work is to be
   *     redone
   */
  List<Outcome> insert(
      Connection connection, List<NewRating> ratings, Set<UUID> stored, List<RefusedRating> refused)
      throws SQLException {
    var known = new HashSet<>(stored);
    var outcomes = new ArrayList<Outcome>();
    var fresh = new ArrayList<NewRating>();
    for (NewRating rating : ratings) {
      boolean isNew = known.add(rating.id());
      outcomes.add(isNew ? Outcome.STORED : Outcome.REPEATED);
      if (isNew) {
        fresh.add(rating);
      }
    }
    insertRatings(connection, fresh);
    insertComments(connection, fresh);
    var tallies = new Tallies();
    for (NewRating rating : fresh) {
      tallies.add(
          OfficeZone.dayOf(rating.givenAt()),
          rating.place(),
          rating.channel(),
          rating.respondent(),
          !rating.suspicion().isEmpty(),
          rating.questionnaire(),
          rating.answers(),
          1);
    }
    occasions.replace(connection, fresh, tallies);
    tallies.addTo(connection);
    List<NewRating> reused = ReceivedRanges.add(connection, ratings, fresh, refused);
    // Only now: another server may have been storing the same one, and its numbers were waited for.
    Set<String> storedMeanwhile = findStoredIds(connection, refused);
    insertRefused(
        connection,
        refused.stream().filter(one -> !storedMeanwhile.contains(one.sentId())).toList());
    refused.forEach(
        one ->
            outcomes.add(
                storedMeanwhile.contains(one.sentId()) ? Outcome.REPEATED : Outcome.REFUSED));
    CopySigns.noteReused(connection, reused);
    return outcomes;
  }

  /** Returns those of the refused ids that are stored; waits for whoever is storing one. */
  private static Set<String> findStoredIds(Connection connection, List<RefusedRating> refused)
      throws SQLException {
    var ids = new HashMap<UUID, String>();
    refused.forEach(
        one -> ReadRating.uuid(one.sentId()).ifPresent(id -> ids.put(id, one.sentId())));
    var stored = new HashSet<String>();
    // What a transaction reads without a lock is of the moment of its first look.
    for (UUID id : findStored(connection, List.copyOf(ids.keySet()), " FOR UPDATE")) {
      String sent = ids.get(id);
      if (sent != null) {
        stored.add(sent);
      }
    }
    return stored;
  }

  /** Returns those of the ids that are stored. */
  static Set<UUID> findStored(Connection connection, List<UUID> ids) throws SQLException {
    return findStored(connection, ids, "");
  }

  private static Set<UUID> findStored(Connection connection, List<UUID> ids, String lock)
      throws SQLException {
    var stored = new HashSet<UUID>();
    if (ids.isEmpty()) {
      return stored;
    }
    String marks = Marks.of(ids);
    try (var statement =
        connection.prepareStatement("SELECT id FROM rating WHERE id IN (" + marks + ")" + lock)) {
      int column = 1;
      for (UUID id : ids) {
        statement.setBytes(column++, BinaryUuid.bytes(id));
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          stored.add(BinaryUuid.of(rows.getBytes(1)));
        }
      }
    }
    return stored;
  }

  private void insertRatings(Connection connection, List<NewRating> ratings) throws SQLException {
    if (ratings.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO rating (id, questionnaire_id, unit_id, point_id, counter_id, procedure_group_id, channel,
              respondent, language, assisted, suspicion, given_at, given_on, clock_offset_ms, received_at, kiosk_id, seq,
              answers)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
      for (NewRating rating : ratings) {
        statement.setBytes(1, BinaryUuid.bytes(rating.id()));
        statement.setInt(2, rating.questionnaire().id());
        statement.setLong(3, rating.place().unitId());
        statement.setLong(4, rating.place().pointId());
        statement.setLong(5, rating.place().counterId());
        statement.setLong(6, rating.place().procedureGroupId());
        statement.setString(7, rating.channel().name());
        statement.setString(8, rating.respondent().name());
        statement.setString(9, rating.language());
        statement.setBoolean(10, rating.assisted());
        statement.setString(11, rating.suspicion());
        statement.setObject(12, utc(rating.givenAt()));
        statement.setObject(13, OfficeZone.dayOf(rating.givenAt()));
        statement.setLong(14, rating.clockOffsetMillis());
        statement.setObject(15, utc(rating.receivedAt()));
        setNullable(statement, 16, rating.kioskId());
        setNullable(statement, 17, rating.seq());
        statement.setString(18, text(rating));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void insertComments(Connection connection, List<NewRating> ratings)
      throws SQLException {
    if (ratings.stream().allMatch(rating -> rating.comment() == null)) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO rating_comment (rating_id, comment) VALUES (?, ?)")) {
      for (NewRating rating : ratings) {
        if (rating.comment() != null) {
          statement.setBytes(1, BinaryUuid.bytes(rating.id()));
          statement.setString(2, rating.comment());
          statement.addBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static void insertRefused(Connection connection, List<RefusedRating> refused)
      throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO refused_rating (kiosk_id, seq, sent_id, reason, received_at) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE seq = seq""")) {
      for (RefusedRating one : refused) {
        setNullable(statement, 1, one.kioskId());
        setNullable(statement, 2, one.seq());
        statement.setString(
            3, one.sentId().substring(0, Math.min(LONGEST_SENT_ID, one.sentId().length())));
        statement.setString(4, one.reason().name());
        statement.setObject(5, utc(one.receivedAt()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private String text(NewRating rating) {
    try {
      return json.writeValueAsString(rating.answers());
    } catch (IOException e) {
      throw new UncheckedIOException("Answers of rating " + rating.id() + " cannot be written", e);
    }
  }

  private static void setNullable(
      java.sql.PreparedStatement statement, int column, @Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(column, Types.BIGINT);
    } else {
      statement.setLong(column, value);
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
