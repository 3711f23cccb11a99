package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;

/**
 * What staff made of the messages. A change holds for messages that are written from then on, on
 * other servers some seconds later; what waits to be sent stays as it was written.
 */
@Singleton
class TextVersions {

  private static final Duration LIFETIME = Duration.ofSeconds(5);
  private static final int MOST_SHOWN = 20;

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;
  private final Remembered<Map<String, String>> current;

  TextVersions(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
    this.current = new Remembered<>(LIFETIME, () -> transactions.read(TextVersions::readCurrent));
  }

  /**
   * One change.
   *
   * @param text null for back to the text that comes with the program
   */
  record Version(@Nullable String text, String changedBy, Instant changedAt) {}

  /** Returns the text that staff want; empty where the shipped one holds. */
  Optional<String> current(SmsTexts.Kind kind, String language) {
    return Optional.ofNullable(current.value().get(subject(kind, language)));
  }

  /** Returns the newest changes of one message, the last one first. */
  List<Version> list(SmsTexts.Kind kind, String language) {
    return transactions.read(
        connection ->
            Sql.list(
                connection,
                """
                SELECT text, changed_by, changed_at FROM sms_text WHERE kind = ? AND language = ?
                ORDER BY number DESC LIMIT ?""",
                row ->
                    new Version(
                        row.getString(1),
                        row.getString(2),
                        Objects.requireNonNull(Sql.time(row, "changed_at"))),
                kind.name(),
                language,
                MOST_SHOWN));
  }

  /**
   * Makes a text hold from now on; the one that holds already changes nothing.
   *
   * @param text null for back to the one that comes with the program
   */
  void change(String who, SmsTexts.Kind kind, String language, @Nullable String text) {
    transactions.write(
        connection -> {
          String before = readCurrent(connection).get(subject(kind, language));
          if (!Objects.equals(before, text)) {
            Sql.update(
                connection,
                "INSERT INTO sms_text (kind, language, text, changed_by, changed_at) VALUES (?, ?,"
                    + " ?, ?, ?)",
                kind.name(),
                language,
                text,
                who,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
            audit.record(who, "sms-text-changed", subject(kind, language), before, text);
          }
          return 0;
        });
    current.forget();
  }

  private static String subject(SmsTexts.Kind kind, String language) {
    return kind.name() + " " + language;
  }

  private static Map<String, String> readCurrent(Connection connection) throws SQLException {
    var texts = new HashMap<String, String>();
    Sql.list(
            connection,
            """
            SELECT CONCAT(t.kind, ' ', t.language), t.text FROM sms_text t
            JOIN (SELECT MAX(number) AS newest FROM sms_text GROUP BY kind, language) n ON n.newest = t.number
            WHERE t.text IS NOT NULL""",
            row -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(text -> texts.put(text.getKey(), text.getValue()));
    return texts;
  }
}
