package vn.thuocdo.paper;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.thuocdo.rating.Place;
import vn.thuocdo.survey.Questionnaires;

/** Rows of {@code paper_bundle} and {@code paper_form}. */
@Singleton
class BundleTable {

  private static final String SELECT =
      """
      SELECT b.id, b.name, b.unit_id, b.point_id, b.counter_id, b.given_on, b.issued, b.returned, b.first_by,
        b.second_by, b.valid, q.code, q.version
      FROM paper_bundle b JOIN questionnaire q ON q.id = b.questionnaire_id
      """;

  private final Questionnaires questionnaires;

  BundleTable(Questionnaires questionnaires) {
    this.questionnaires = questionnaires;
  }

  /** What was typed of one form, by the number of the look. */
  record Looks(Map<Integer, String> typed) {

    boolean isTypedTwice() {
      return typed.containsKey(Bundle.FIRST) && typed.containsKey(Bundle.SECOND);
    }

    boolean isSettled() {
      return agreed().isPresent();
    }

    /** Returns what counts; empty while it is not known. */
    Optional<String> agreed() {
      String third = typed.get(Bundle.THIRD);
      if (third != null) {
        return Optional.of(third);
      }
      String first = typed.get(Bundle.FIRST);
      return first != null && first.equals(typed.get(Bundle.SECOND))
          ? Optional.of(first)
          : Optional.empty();
    }
  }

  /** Returns the bundles of a span of days. */
  List<Bundle> list(Connection connection, LocalDate from, LocalDate to) throws SQLException {
    try (var statement =
        connection.prepareStatement(SELECT + "WHERE b.given_on BETWEEN ? AND ? ORDER BY b.id")) {
      statement.setObject(1, from);
      statement.setObject(2, to);
      return read(statement);
    }
  }

  /** Returns those that were not counted yet and those since a day, the newest first. */
  List<Bundle> listSince(Connection connection, LocalDate day) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            SELECT
                + "WHERE b.valid IS NULL OR b.given_on >= ? ORDER BY b.given_on DESC, b.id DESC")) {
      statement.setObject(1, day);
      return read(statement);
    }
  }

  Optional<Bundle> find(Connection connection, long id) throws SQLException {
    try (var statement = connection.prepareStatement(SELECT + "WHERE b.id = ?")) {
      statement.setLong(1, id);
      return read(statement).stream().findFirst();
    }
  }

  /** Lets nobody else change a bundle before the end of the transaction. */
  static void lock(Connection connection, long id) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT id FROM paper_bundle WHERE id = ? FOR UPDATE")) {
      statement.setLong(1, id);
      statement.executeQuery().close();
    }
  }

  private List<Bundle> read(PreparedStatement statement) throws SQLException {
    try (var rows = statement.executeQuery()) {
      var bundles = new ArrayList<Bundle>();
      while (rows.next()) {
        bundles.add(bundle(rows));
      }
      return bundles;
    }
  }

  private Bundle bundle(ResultSet row) throws SQLException {
    String code = row.getString("code");
    return new Bundle(
        row.getLong("id"),
        row.getString("name"),
        new Place(
            row.getLong("unit_id"),
            row.getLong("point_id"),
            row.getLong("counter_id"),
            Place.NOT_TOLD),
        questionnaires
            .find(code, row.getInt("version"))
            .orElseThrow(() -> new IllegalStateException("Questionnaire " + code + " is gone")),
        row.getObject("given_on", LocalDate.class),
        row.getInt("issued"),
        row.getInt("returned"),
        row.getString("first_by"),
        row.getString("second_by"),
        row.getObject("valid", Integer.class));
  }

  /** Returns the number of the new bundle. */
  static long insert(Connection connection, Bundle bundle, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO paper_bundle (name, unit_id, point_id, counter_id, questionnaire_id, given_on, issued, returned,
              made_by, made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, bundle.name());
      statement.setLong(2, bundle.place().unitId());
      statement.setLong(3, bundle.place().pointId());
      statement.setLong(4, bundle.place().counterId());
      statement.setInt(5, bundle.questionnaire().id());
      statement.setObject(6, bundle.day());
      statement.setInt(7, bundle.issued());
      statement.setInt(8, bundle.returned());
      statement.setString(9, who);
      statement.setObject(10, utc(at));
      statement.executeUpdate();
      try (var generated = statement.getGeneratedKeys()) {
        generated.next();
        return generated.getLong(1);
      }
    }
  }

  /** Lets somebody be the first or the second who types it. */
  static void take(Connection connection, long id, int look, String who) throws SQLException {
    String column = look == Bundle.FIRST ? "first_by" : "second_by";
    try (var statement =
        connection.prepareStatement("UPDATE paper_bundle SET " + column + " = ? WHERE id = ?")) {
      statement.setString(1, who);
      statement.setLong(2, id);
      statement.executeUpdate();
    }
  }

  static void counted(Connection connection, long id, int valid, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE paper_bundle SET valid = ?, counted_by = ?, counted_at = ? WHERE id = ?")) {
      statement.setInt(1, valid);
      statement.setString(2, who);
      statement.setObject(3, utc(at));
      statement.setLong(4, id);
      statement.executeUpdate();
    }
  }

  /** Returns what was typed, by the number of the form. */
  static Map<Integer, Looks> typed(Connection connection, long id) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT number, look, typed FROM paper_form WHERE bundle_id = ?")) {
      statement.setLong(1, id);
      try (var rows = statement.executeQuery()) {
        var forms = new TreeMap<Integer, Looks>();
        while (rows.next()) {
          forms
              .computeIfAbsent(rows.getInt(1), number -> new Looks(new TreeMap<>()))
              .typed
              .put(rows.getInt(2), rows.getString(3));
        }
        return forms;
      }
    }
  }

  static void put(
      Connection connection, long id, int number, int look, String typed, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO paper_form (bundle_id, number, look, typed, typed_by, typed_at) VALUES (?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE typed = VALUES(typed), typed_by = VALUES(typed_by), typed_at = VALUES(typed_at)""")) {
      statement.setLong(1, id);
      statement.setInt(2, number);
      statement.setInt(3, look);
      statement.setString(4, typed);
      statement.setString(5, who);
      statement.setObject(6, utc(at));
      statement.executeUpdate();
    }
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
