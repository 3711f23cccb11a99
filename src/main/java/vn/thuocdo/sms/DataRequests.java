package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.text.PhoneNumber;

/**
 * The register of what citizens ask about the data that is kept of them, with the days that the law
 * gives. A number is typed once and kept as a hash until the request is answered.
 *
 * @see <a href="https://vanban.chinhphu.vn/">Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP</a>
 */
@Singleton
class DataRequests {

  private static final int MOST_SHOWN = 100;

  private final Transactions transactions;
  private final Numbers numbers;
  private final HeldData heldData;
  private final Audit audit;
  private final InstantSource clock;

  DataRequests(
      Transactions transactions,
      Numbers numbers,
      HeldData heldData,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.heldData = heldData;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is asked for. */
  enum Kind {
    /** To be told what is kept. */
    VIEW,
    /** To have it deleted. */
    DELETE,
    /** To get no more messages. */
    OBJECT
  }

  /**
   * A request.
   *
   * @param doneAt null until it is answered
   * @param outcome counts; null until it is answered
   */
  record Request(
      long id,
      Kind kind,
      LocalDate receivedOn,
      LocalDate acknowledgeBy,
      LocalDate answerBy,
      String enteredBy,
      @Nullable String doneBy,
      @Nullable Instant doneAt,
      @Nullable String outcome) {

    private static final String COLUMNS =
        "id, kind, received_on, acknowledge_by, answer_by, entered_by, done_by, done_at, outcome";

    private static Request read(ResultSet row) throws SQLException {
      return new Request(
          row.getLong("id"),
          Kind.valueOf(row.getString("kind")),
          row.getObject("received_on", LocalDate.class),
          row.getObject("acknowledge_by", LocalDate.class),
          row.getObject("answer_by", LocalDate.class),
          row.getString("entered_by"),
          row.getString("done_by"),
          Sql.time(row, "done_at"),
          row.getString("outcome"));
    }
  }

  /** Returns the open requests, the most urgent first, and then the newest answered ones. */
  List<Request> list() {
    return transactions.read(
        connection ->
            Sql.list(
                connection,
                "SELECT "
                    + Request.COLUMNS
                    + " FROM data_request ORDER BY done_at IS NOT NULL, IF(done_at IS NULL,"
                    + " answer_by, NULL), id DESC LIMIT ?",
                Request::read,
                MOST_SHOWN));
  }

  Optional<Request> find(long id) {
    return transactions.read(
        connection ->
            Sql.first(
                connection,
                "SELECT " + Request.COLUMNS + " FROM data_request WHERE id = ?",
                Request::read,
                id));
  }

  /**
   * Enters a request and returns its number.
   *
   * @param phone as it was typed; kept as a hash only
   * @return empty when that is no telephone number
   */
  Optional<Long> enter(String who, Kind kind, String phone, LocalDate receivedOn) {
    Optional<byte[]> hash = PhoneNumber.parse(phone).map(number -> numbers.hash(number.e164()));
    return hash.map(
        number ->
            transactions.write(
                connection -> {
                  LocalDate answerBy = deadline(connection, kind.name(), receivedOn);
                  long id =
                      insert(
                          connection,
                          who,
                          kind,
                          number,
                          receivedOn,
                          deadline(connection, DataRequestDeadline.ACKNOWLEDGE, receivedOn),
                          answerBy);
                  audit.record(
                      who,
                      "data-request-entered",
                      Long.toString(id),
                      null,
                      kind + " " + receivedOn + " " + answerBy);
                  return id;
                }));
  }

  private long insert(
      Connection connection,
      String who,
      Kind kind,
      byte[] number,
      LocalDate receivedOn,
      LocalDate acknowledgeBy,
      LocalDate answerBy)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO data_request (kind, number_hash, received_on, acknowledge_by, answer_by, entered_by, entered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
            Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, kind.name());
      statement.setBytes(2, number);
      statement.setObject(3, receivedOn);
      statement.setObject(4, acknowledgeBy);
      statement.setObject(5, answerBy);
      statement.setString(6, who);
      statement.setObject(7, LocalDateTime.ofInstant(now(), ZoneOffset.UTC));
      statement.executeUpdate();
      try (var generated = statement.getGeneratedKeys()) {
        generated.next();
        return generated.getLong(1);
      }
    }
  }

  /** Returns what is kept under the number of an open request; empty once it is answered. */
  Optional<List<HeldData.Held>> held(long id) {
    return transactions.read(
        connection -> {
          Optional<byte[]> number = number(connection, id, false);
          return number.isPresent()
              ? Optional.of(heldData.find(connection, number.get()))
              : Optional.empty();
        });
  }

  /**
   * Does what an open request asks for and forgets its number; an answered one stays as it is.
   *
   * @return whether it was open
   */
  boolean finish(String who, long id) {
    Request request = find(id).orElse(null);
    if (request == null || request.doneAt != null) {
      return false;
    }
    return transactions.write(
        connection -> {
          Optional<byte[]> number = number(connection, id, true);
          if (number.isEmpty()) {
            return false;
          }
          String outcome =
              switch (request.kind) {
                case VIEW -> heldData.count(connection, number.get());
                case DELETE -> heldData.erase(connection, number.get(), now());
                case OBJECT -> heldData.object(connection, number.get(), now());
              };
          Sql.update(
              connection,
              "UPDATE data_request SET number_hash = NULL, done_by = ?, done_at = ?, outcome = ?"
                  + " WHERE id = ?",
              who,
              now(),
              outcome,
              id);
          audit.record(
              who,
              request.kind == Kind.DELETE ? "phone-erased" : "data-request-answered",
              Long.toString(id),
              null,
              outcome);
          return true;
        });
  }

  private static Optional<byte[]> number(Connection connection, long id, boolean isLocked)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT number_hash FROM data_request WHERE id = ? AND number_hash IS NOT NULL"
            + (isLocked ? " FOR UPDATE" : ""),
        row -> row.getBytes(1),
        id);
  }

  /** Returns the days that the law gives, the shortest first. */
  List<DataRequestDeadline> deadlines() {
    return transactions.read(DataRequestDeadline::all);
  }

  private static LocalDate deadline(Connection connection, String kind, LocalDate receivedOn)
      throws SQLException {
    return DataRequestDeadline.all(connection).stream()
        .filter(deadline -> deadline.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No deadline for " + kind))
        .after(receivedOn, DataRequestDeadline.holidays(connection));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
