package vn.thuocdo.survey;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;

/**
 * Keeps what is being written and publishes it. A published version is a row of its own that
 * nothing changes; the next draft is made from it.
 */
@Singleton
public class Drafts {

  private final Transactions transactions;
  private final Questionnaires questionnaires;
  private final JsonMapper json;
  private final Audit audit;
  private final InstantSource clock;

  Drafts(
      Transactions transactions,
      Questionnaires questionnaires,
      JsonMapper json,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.questionnaires = questionnaires;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns the codes of the questionnaires that have a draft, in order. */
  List<String> codes() {
    return transactions.read(
        connection -> {
          var codes = new ArrayList<String>();
          try (var statement =
                  connection.prepareStatement(
                      "SELECT code FROM questionnaire_draft ORDER BY code");
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              codes.add(rows.getString(1));
            }
          }
          return List.copyOf(codes);
        });
  }

  Optional<Draft> find(String code) {
    return transactions.read(connection -> read(connection, code));
  }

  /**
   * Returns a draft as the questionnaire that it would become, to be looked at; empty if there is
   * none or if it is too incomplete.
   */
  public Optional<Questionnaire> preview(String code) {
    return find(code)
        .filter(draft -> Flaws.of(draft).isEmpty())
        .map(draft -> QuestionnaireDocument.parse(json, text(draft)).unnumbered(text(draft)));
  }

  /** Begins a draft from a published version; leaves one that there is already as it is. */
  void begin(String who, Questionnaire from) {
    Draft draft = new Draft(tree(from.document())).asVersion(nextVersion(from.code()));
    transactions.write(
        connection -> {
          if (read(connection, from.code()).isEmpty()) {
            put(connection, who, draft);
            audit.record(who, "questionnaire-drafted", from.code(), from.reference(), null);
          }
          return 0;
        });
  }

  /** Begins a draft from nothing; returns false if a draft or a version has its code already. */
  boolean begin(String who, Draft draft) {
    if (nextVersion(draft.code()) > 1) {
      return false;
    }
    return transactions.write(
        connection -> {
          if (read(connection, draft.code()).isPresent()) {
            return false;
          }
          put(connection, who, draft);
          audit.record(who, "questionnaire-drafted", draft.code(), null, null);
          return true;
        });
  }

  void save(String who, Draft draft) {
    transactions.write(
        connection -> {
          put(connection, who, draft);
          audit.record(who, "questionnaire-draft-changed", draft.code(), null, null);
          return 0;
        });
  }

  void drop(String who, String code) {
    transactions.write(
        connection -> {
          if (delete(connection, code)) {
            audit.record(who, "questionnaire-draft-dropped", code, null, null);
          }
          return 0;
        });
  }

  /** Publishes a draft as the next version; returns what kept it from being published. */
  List<Flaws.Found> publish(String who, Draft draft) {
    List<Flaws.Found> flaws = Flaws.of(draft);
    if (!flaws.isEmpty()) {
      return flaws;
    }
    transactions.write(
        connection -> {
          if (delete(connection, draft.code())) {
            Draft numbered = draft.asVersion(nextVersion(draft.code()));
            questionnaires.insertIfNew(text(numbered));
            audit.record(
                who,
                "questionnaire-published",
                draft.code() + "@" + Tree.text(numbered.tree(), "version"),
                null,
                Tree.text(numbered.tree(), "validFrom"));
          }
          return 0;
        });
    questionnaires.forget();
    return List.of();
  }

  private int nextVersion(String code) {
    return 1
        + questionnaires.list().stream()
            .filter(one -> one.code().equals(code))
            .mapToInt(Questionnaire::version)
            .max()
            .orElse(0);
  }

  private Optional<Draft> read(Connection connection, String code) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT document FROM questionnaire_draft WHERE code = ?")) {
      statement.setString(1, code);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(new Draft(tree(rows.getString(1)))) : Optional.empty();
      }
    }
  }

  private void put(Connection connection, String who, Draft draft) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO questionnaire_draft (code, document, changed_at, changed_by) VALUES (?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE document = VALUES(document), changed_at = VALUES(changed_at),
              changed_by = VALUES(changed_by)""")) {
      statement.setString(1, draft.code());
      statement.setString(2, text(draft));
      statement.setObject(
          3,
          LocalDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
      statement.setString(4, who);
      statement.executeUpdate();
    }
  }

  private static boolean delete(Connection connection, String code) throws SQLException {
    try (var statement =
        connection.prepareStatement("DELETE FROM questionnaire_draft WHERE code = ?")) {
      statement.setString(1, code);
      return statement.executeUpdate() > 0;
    }
  }

  private java.util.Map<String, Object> tree(String text) {
    try {
      return Tree.map(json.readValue(text, Argument.mapOf(String.class, Object.class)));
    } catch (IOException e) {
      throw new UncheckedIOException("A draft is no JSON", e);
    }
  }

  private String text(Draft draft) {
    try {
      return json.writeValueAsString(draft.tree());
    } catch (IOException e) {
      throw new UncheckedIOException("A draft cannot be written", e);
    }
  }
}
