package vn.thuocdo.survey;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;

/** Finds questionnaire versions, from memory; stores new ones and changes none. */
@Singleton
public class Questionnaires {

  private static final Duration LIFETIME = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final JsonMapper json;
  private final InstantSource clock;
  private final Remembered<List<Questionnaire>> known;

  Questionnaires(Transactions transactions, JsonMapper json, InstantSource clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
    this.known = new Remembered<>(LIFETIME, () -> transactions.read(this::readAll));
  }

  public Optional<Questionnaire> find(String code, int version) {
    Optional<Questionnaire> found = find(known.value(), code, version);
    // What is stored never changes, so only a miss can be out of date.
    return found.isPresent() ? found : find(readAgain(), code, version);
  }

  /** Returns a version by its name, as {@code LINK_5Q@1}. */
  Optional<Questionnaire> known(String reference) {
    return known.value().stream().filter(one -> one.reference().equals(reference)).findFirst();
  }

  /** Returns the highest version of a questionnaire that is valid today. */
  public Optional<Questionnaire> findCurrent(String code) {
    LocalDate today = OfficeZone.today(clock);
    Optional<Questionnaire> found = newest(known.value(), code, today);
    return found.isPresent() ? found : newest(readAgain(), code, today);
  }

  /** Returns every version there is, ordered by code, then by version. */
  public List<Questionnaire> list() {
    return readAgain();
  }

  /** Returns the questions whose shares are published figures, over all questionnaires. */
  public List<Question> listHeadlineQuestions() {
    // Another server may have stored a newer version, and a figure must not miss its answers.
    return readAgain().stream()
        .flatMap(questionnaire -> questionnaire.questions().stream())
        .filter(Question::isHeadline)
        .toList();
  }

  /**
   * Stores a questionnaire version unless it is stored already; returns whether it was new.
   *
   * @param text JSON as described in {@code presets/questionnaires}
   * @throws IllegalStateException if the same version is stored with another content
   */
  boolean insertIfNew(String text) {
    QuestionnaireDocument document = QuestionnaireDocument.parse(json, text);
    Optional<Questionnaire> stored = find(document.code(), document.version());
    if (stored.isEmpty()) {
      boolean isNew = transactions.write(connection -> insert(connection, document, text));
      stored = find(readAgain(), document.code(), document.version());
      if (isNew) {
        return true;
      }
    }
    requireSame(document, stored.orElseThrow());
    return false;
  }

  private void requireSame(QuestionnaireDocument document, Questionnaire stored) {
    if (!QuestionnaireDocument.parse(json, stored.document()).tree().equals(document.tree())) {
      throw new IllegalStateException(
          "The questionnaire "
              + stored.reference()
              + " is stored with another content; a published version never changes: give the"
              + " changed one version "
              + (stored.version() + 1));
    }
  }

  private static Optional<Questionnaire> find(List<Questionnaire> all, String code, int version) {
    return all.stream()
        .filter(one -> one.version() == version && one.code().equals(code))
        .findFirst();
  }

  private static Optional<Questionnaire> newest(
      List<Questionnaire> all, String code, LocalDate day) {
    return all.stream()
        .filter(one -> one.code().equals(code) && one.isValidOn(day))
        .max(Comparator.comparingInt(Questionnaire::version));
  }

  /** Makes the next question read the database. */
  void forget() {
    known.forget();
  }

  private List<Questionnaire> readAgain() {
    known.forget();
    return known.value();
  }

  private List<Questionnaire> readAll(Connection connection) throws SQLException {
    Map<Integer, Map<String, Integer>> numbers = questionNumbers(connection);
    var all = new ArrayList<Questionnaire>();
    try (var statement =
            connection.prepareStatement(
                "SELECT id, code, version, document FROM questionnaire ORDER BY code, version");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        int id = rows.getInt(1);
        String text = rows.getString(4);
        QuestionnaireDocument document = QuestionnaireDocument.parse(json, text);
        Map<String, Integer> ofQuestions = numbers.getOrDefault(id, Map.of());
        all.add(
            document.numbered(
                id,
                numbered(document.questions(), ofQuestions),
                ofQuestions.getOrDefault(Questionnaire.COMPREHENSIVE, 0),
                text));
      }
    }
    return List.copyOf(all);
  }

  private static Map<Integer, Map<String, Integer>> questionNumbers(Connection connection)
      throws SQLException {
    var numbers = new HashMap<Integer, Map<String, Integer>>();
    try (var statement =
            connection.prepareStatement("SELECT questionnaire_id, code, id FROM question");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        numbers
            .computeIfAbsent(rows.getInt(1), id -> new HashMap<>())
            .put(rows.getString(2), rows.getInt(3));
      }
    }
    return numbers;
  }

  private static List<Question> numbered(List<Question> questions, Map<String, Integer> numbers) {
    return questions.stream()
        .map(
            question -> {
              Integer id = numbers.get(question.code());
              if (id == null) {
                throw new IllegalStateException("Question " + question.code() + " has no number");
              }
              return question.withId(id);
            })
        .toList();
  }

  private static boolean insert(Connection connection, QuestionnaireDocument document, String text)
      throws SQLException {
    int id;
    // Two servers may start at once: the second waits here and then finds the row of the first.
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO questionnaire (code, version, document) VALUES (?, ?, ?)
            ON DUPLICATE KEY UPDATE version = version""",
            Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, document.code());
      statement.setInt(2, document.version());
      statement.setString(3, text);
      if (statement.executeUpdate() == 0) {
        return false;
      }
      try (var keys = statement.getGeneratedKeys()) {
        keys.next();
        id = keys.getInt(1);
      }
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO question (questionnaire_id, code, kind, is_headline) VALUES (?, ?, ?, ?)")) {
      for (Question question : document.questions()) {
        addQuestion(statement, id, question.code(), question.kind(), question.isHeadline());
      }
      if (document.formulas().contains(Formula.COMPREHENSIVE)) {
        addQuestion(statement, id, Questionnaire.COMPREHENSIVE, Question.Kind.CHOICE, false);
      }
      statement.executeBatch();
    }
    return true;
  }

  private static void addQuestion(
      PreparedStatement statement, int id, String code, Question.Kind kind, boolean isHeadline)
      throws SQLException {
    statement.setInt(1, id);
    statement.setString(2, code);
    statement.setString(3, kind.name());
    statement.setBoolean(4, isHeadline);
    statement.addBatch();
  }
}
