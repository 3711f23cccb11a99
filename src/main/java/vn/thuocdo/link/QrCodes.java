package vn.thuocdo.link;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.staff.Audit;

/** Makes, finds and withdraws the public codes of points and counters. */
@Singleton
class QrCodes {

  /** Letters and digits that are not mistaken for each other when they are typed from paper. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  QrCodes(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Returns a new code.
   *
   * @param who asks for it, for the audit trail
   * @param counterId 0 for the whole point
   * @param place for the audit trail
   */
  QrCode make(
      String who, long pointId, long counterId, @Nullable CaseState caseState, String place) {
    var made = new QrCode(newCode(), pointId, counterId, caseState, now(), null);
    String state = caseState == null ? null : caseState.name();
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO qr_code (code, point_id, counter_id, case_state, made_by, made_at)
                  VALUES (?, ?, ?, ?, ?, ?)""")) {
            statement.setString(1, made.code());
            statement.setLong(2, pointId);
            statement.setLong(3, counterId);
            statement.setString(4, state);
            statement.setString(5, who);
            statement.setObject(6, utc(made.madeAt()));
            statement.executeUpdate();
          }
          audit.record(who, "qr-code-made", made.code(), null, about(place, state));
          return 0;
        });
    return made;
  }

  /** Withdraws a code for ever; one that was withdrawn before stays as it is. */
  void withdraw(String who, QrCode code) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE qr_code SET withdrawn_at = ? WHERE code = ? AND withdrawn_at IS NULL")) {
            statement.setObject(1, utc(now()));
            statement.setString(2, code.code());
            if (statement.executeUpdate() == 1) {
              audit.record(who, "qr-code-withdrawn", code.code(), "valid", "withdrawn");
            }
          }
          return 0;
        });
  }

  /** Returns the code that somebody typed or scanned, withdrawn ones too. */
  Optional<QrCode> find(String typed) {
    String code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    boolean canBeOne =
        code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    return canBeOne
        ? list("WHERE code = ?", statement -> statement.setString(1, code)).stream().findFirst()
        : Optional.empty();
  }

  /** Returns all codes: good ones first, then by point, counter and age. */
  List<QrCode> list() {
    return list(
        "ORDER BY withdrawn_at IS NOT NULL, point_id, counter_id, made_at, code", statement -> {});
  }

  @FunctionalInterface
  private interface Binding {
    void to(PreparedStatement statement) throws SQLException;
  }

  private List<QrCode> list(String where, Binding binding) {
    return transactions.read(
        connection -> {
          var codes = new ArrayList<QrCode>();
          try (var statement = connection.prepareStatement("SELECT * FROM qr_code " + where)) {
            binding.to(statement);
            try (var rows = statement.executeQuery()) {
              while (rows.next()) {
                codes.add(code(rows));
              }
            }
          }
          return codes;
        });
  }

  private static QrCode code(ResultSet row) throws SQLException {
    String caseState = row.getString("case_state");
    LocalDateTime withdrawnAt = row.getObject("withdrawn_at", LocalDateTime.class);
    return new QrCode(
        row.getString("code"),
        row.getLong("point_id"),
        row.getLong("counter_id"),
        caseState == null ? null : CaseState.valueOf(caseState),
        row.getObject("made_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        withdrawnAt == null ? null : withdrawnAt.toInstant(ZoneOffset.UTC));
  }

  private static String about(String place, @Nullable String caseState) {
    return caseState == null ? place : place + " " + caseState;
  }

  private static String newCode() {
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
