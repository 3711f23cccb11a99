package vn.thuocdo.survey;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.Audit;

/** Which published version stands behind links and QR codes, from which day on. */
@Singleton
public class Uses {

  /** Stands there as long as nobody chose another. */
  public static final String USUAL = "LINK_5Q";

  private static final Duration LIFETIME = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final Questionnaires questionnaires;
  private final Audit audit;
  private final InstantSource clock;
  private final Remembered<List<Use>> uses;

  Uses(Transactions transactions, Questionnaires questionnaires, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.questionnaires = questionnaires;
    this.audit = audit;
    this.clock = clock;
    this.uses = new Remembered<>(LIFETIME, this::read);
  }

  /** A choice, and from when it holds. */
  public record Use(LocalDate from, String code, int version) {}

  /** Returns all choices, the latest first. */
  List<Use> list() {
    return uses.value();
  }

  /** Returns the version that stands behind links and QR codes today. */
  public Questionnaire today() {
    LocalDate today = OfficeZone.today(clock);
    return list().stream()
        .filter(use -> !use.from().isAfter(today))
        .findFirst()
        .flatMap(use -> questionnaires.find(use.code(), use.version()))
        .or(() -> questionnaires.findCurrent(USUAL))
        .orElseThrow(() -> new IllegalStateException(USUAL + " is not loaded"));
  }

  /**
   * Returns a version that stands or stood behind links and QR codes: whoever opened a form before
   * another took its place may still send it.
   *
   * @param reference as {@code LINK_5Q@1}
   */
  public Optional<Questionnaire> everUsed(String reference) {
    return questionnaires
        .known(reference)
        .filter(
            one ->
                one.code().equals(USUAL)
                    || list().stream()
                        .anyMatch(
                            use ->
                                use.code().equals(one.code()) && use.version() == one.version()));
  }

  /** Lets a version stand behind links and QR codes from a day on, today or later. */
  void choose(String who, Questionnaire questionnaire, LocalDate from) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO questionnaire_use (from_on, questionnaire_id, set_at, set_by) VALUES (?, ?, ?, ?)
                  ON DUPLICATE KEY UPDATE questionnaire_id = VALUES(questionnaire_id), set_at = VALUES(set_at),
                    set_by = VALUES(set_by)""")) {
            statement.setObject(1, from);
            statement.setInt(2, questionnaire.id());
            statement.setObject(
                3,
                LocalDateTime.ofInstant(
                    clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
            statement.setString(4, who);
            statement.executeUpdate();
          }
          audit.record(
              who, "questionnaire-use-set", questionnaire.reference(), null, from.toString());
          return 0;
        });
    uses.forget();
  }

  private List<Use> read() {
    return transactions.read(
        connection -> {
          var all = new ArrayList<Use>();
          try (var statement =
                  connection.prepareStatement(
                      """
                      SELECT u.from_on, q.code, q.version
                      FROM questionnaire_use u JOIN questionnaire q ON q.id = u.questionnaire_id
                      ORDER BY u.from_on DESC""");
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              all.add(
                  new Use(rows.getObject(1, LocalDate.class), rows.getString(2), rows.getInt(3)));
            }
          }
          return List.copyOf(all);
        });
  }
}
