package vn.thuocdo.bench;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.thuocdo.database.DatabaseAddress;

/**
 * A large province in a database: 150 units with one point and four counters each, 12 procedure
 * groups of which a counter has four, and ratings spread evenly over one quarter, one day after the
 * other as they come in reality. Everything follows from running numbers, so two runs have the same
 * data.
 */
final class LargeProvince {

  static final String PERIOD = "2025-Q3";
  static final int UNITS = 150;
  static final int COUNTERS = 4 * UNITS;

  private static final int FIRST_DAY = 0;
  private static final int DAYS = 92;
  private static final int PROCEDURE_GROUPS = 12;
  private static final int PER_STATEMENT = 100_000;
  private static final String PLACE = "unit_id, point_id, counter_id, procedure_group_id";

  private final DatabaseAddress address;

  LargeProvince(DatabaseAddress address) {
    this.address = address;
  }

  /** Makes the offices and one kiosk per counter with the key {@code bench-<counter>}. */
  void open() throws SQLException {
    try (var connection = Databases.connect(address)) {
      String numbers = numbers(COUNTERS);
      run(
          connection,
          """
          INSERT INTO unit (id, code, name, name_en, unit_group, valid_from)
          SELECT n + 1, CONCAT('XA-', LPAD(n + 1, 3, '0')), CONCAT('Xã Mẫu ', n + 1), CONCAT('Commune ', n + 1),
            IF(n < 20, 'DEPARTMENT', 'COMMUNE'), '2020-01-01' FROM (%s) numbers WHERE n < %d"""
              .formatted(numbers, UNITS));
      run(
          connection,
          """
          INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from)
          SELECT n + 1, CONCAT('MC-', n + 1), n + 1, CONCAT('Một cửa ', n + 1), CONCAT('One stop ', n + 1),
            '2020-01-01' FROM (%s) numbers WHERE n < %d"""
              .formatted(numbers, UNITS));
      run(
          connection,
          """
          INSERT INTO counter (id, point_id, code, name, name_en, valid_from)
          SELECT n + 1, n DIV 4 + 1, n %% 4 + 1, CONCAT('Quầy ', n %% 4 + 1), CONCAT('Counter ', n %% 4 + 1),
            '2020-01-01' FROM (%s) numbers"""
              .formatted(numbers));
      run(
          connection,
          """
          INSERT INTO procedure_group (id, code, name, name_en, valid_from)
          SELECT n + 1, CONCAT('NHOM_', n + 1), CONCAT('Nhóm ', n + 1), CONCAT('Group ', n + 1), '2020-01-01'
          FROM (%s) numbers WHERE n < %d"""
              .formatted(numbers, PROCEDURE_GROUPS));
      run(
          connection,
          """
          INSERT INTO kiosk (id, point_id, counter_id, key_hash, pin_salt, pin_hash, enrolled_at)
          SELECT n + 1, n DIV 4 + 1, n + 1, UNHEX(SHA2(CONCAT('bench-', n), 256)), UNHEX(REPEAT('00', 16)),
            UNHEX(REPEAT('00', 32)), '2025-01-01' FROM (%s) numbers"""
              .formatted(numbers));
    }
  }

  /** Adds a quarter of ratings with the running numbers from (included) to (excluded). */
  void addRatings(long from, long to, Progress progress) throws SQLException {
    try (var connection = Databases.connect(address)) {
      // The rows are right by how they are made.
      run(connection, "SET foreign_key_checks = 0, unique_checks = 0");
      for (long begin = from; begin < to; begin += PER_STATEMENT) {
        String day = "%d + (i - %d) * %d DIV %d".formatted(FIRST_DAY, from, DAYS, to - from);
        run(connection, ratings(begin, Math.min(to, begin + PER_STATEMENT) - begin, day));
        progress.done(begin + PER_STATEMENT - from, to - from);
      }
    }
  }

  /** Returns the id of a rating that {@link #addRatings} made with these bounds. */
  static UUID rating(long number, long from, long to) {
    long day = FIRST_DAY + (number - from) * DAYS / (to - from);
    var id = new BigInteger("0198%08X%020X".formatted(day, number), 16);
    return new UUID(id.shiftRight(64).longValue(), id.longValue());
  }

  /**
   * Makes the tallies of all ratings, as the door would have; a recount can check them. Day by day,
   * so that what is grouped fits into memory.
   */
  void tally() throws SQLException {
    try (var connection = Databases.connect(address)) {
      run(connection, "TRUNCATE TABLE tally");
      run(connection, "TRUNCATE TABLE tally_half_month");
      run(connection, "TRUNCATE TABLE choice_tally");
      run(connection, "TRUNCATE TABLE rating_day");
      run(
          connection,
          "INSERT INTO rating_day (given_on, point_id, ratings, replaced)"
              + " SELECT given_on, point_id, COUNT(*), 0 FROM rating GROUP BY given_on, point_id");
      for (int i = 0; i < DAYS; i++) {
        String day = "'" + LocalDate.parse("2025-06-15").plusDays(i) + "'";
        run(connection, tallyOf(day));
        run(connection, choicesOf(day));
      }
      run(
          connection,
          """
          INSERT INTO tally_half_month (half_month, %1$s, question_id, channel, respondent, is_suspect, %2$s)
          SELECT given_on - INTERVAL (DAYOFMONTH(given_on) - IF(DAYOFMONTH(given_on) < 15, 1, 15)) DAY AS half, %1$s,
            question_id, channel, respondent, is_suspect, %3$s
          FROM tally GROUP BY half, %1$s, question_id, channel, respondent, is_suspect"""
              .formatted(
                  PLACE,
                  "n1, n2, n3, n4, n5, no_opinion",
                  "SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5), SUM(no_opinion)"));
    }
  }

  private static String tallyOf(String day) {
    return """
        INSERT INTO tally (given_on, %1$s, question_id, channel, respondent, is_suspect, n1, n2, n3, n4, n5, no_opinion)
        SELECT %2$s, %1$s, (SELECT MIN(q.id) FROM question q JOIN questionnaire a ON a.id = q.questionnaire_id
            WHERE q.code = 'OVERALL' AND a.code = 'KIOSK_1TAP'),
          channel, respondent, FALSE, %3$s, 0
        FROM rating FORCE INDEX (rating_of_a_day) WHERE given_on = %2$s GROUP BY %1$s, channel, respondent"""
        .formatted(
            PLACE,
            day,
            IntStream.rangeClosed(1, 5)
                .mapToObj("SUM(answers LIKE '{\"OVERALL\":%d%%')"::formatted)
                .collect(Collectors.joining(", ")));
  }

  private static String choicesOf(String day) {
    return """
        INSERT INTO choice_tally (given_on, %1$s, question_id, choice, times)
        SELECT %2$s, %1$s, q.id, IF(answers LIKE '%%WAIT%%', 'WAIT', 'UNCLEAR') AS ticked, COUNT(*)
        FROM rating FORCE INDEX (rating_of_a_day) JOIN question q USING (questionnaire_id)
        WHERE given_on = %2$s AND q.code = 'REASONS' AND answers LIKE '%%REASONS%%'
        GROUP BY %1$s, q.id, ticked"""
        .formatted(PLACE, day);
  }

  /** Told how much is done of how much. */
  @FunctionalInterface
  interface Progress {
    void done(long part, long of);
  }

  /** Knuth's multiplicative hash of the running number decides what a rating says. */
  private static String ratings(long begin, long count, String day) {
    return """
        INSERT INTO rating (id, questionnaire_id, unit_id, point_id, counter_id, procedure_group_id, channel, respondent,
          language, assisted, suspicion, given_at, given_on, clock_offset_ms, received_at, kiosk_id, seq, answers)
        SELECT UNHEX(CONCAT('0198', LPAD(HEX(d), 8, '0'), LPAD(HEX(i), 20, '0'))), questionnaire, c DIV 4 + 1, c DIV 4 + 1, c + 1,
          (c * 5 + h DIV 7 %% 4) %% 12 + 1, IF(h DIV 11 %% 100 < 93, 'KIOSK', 'PAPER'),
          IF(h DIV 13 %% 2 = 0, 'UNKNOWN', 'INDIVIDUAL'), 'vi', FALSE, '',
          TIMESTAMPADD(SECOND, h DIV 17 %% 28800, TIMESTAMPADD(DAY, d, '2025-06-15 01:00:00')),
          TIMESTAMPADD(DAY, d, '2025-06-15'), 0, TIMESTAMPADD(DAY, d, '2025-06-15 10:00:00'), NULL, NULL,
          CASE WHEN s < 20 THEN '{"OVERALL":1,"REASONS":["WAIT"]}' WHEN s < 50 THEN '{"OVERALL":2,"REASONS":["UNCLEAR"]}'
            WHEN s < 120 THEN '{"OVERALL":3}' WHEN s < 450 THEN '{"OVERALL":4}' ELSE '{"OVERALL":5}' END
        FROM (SELECT i, h, h DIV 19 %% %1$d AS c, h DIV 23 %% 1000 AS s, %2$s AS d, q.id AS questionnaire
          FROM (SELECT n + %3$d AS i, ((n + %3$d) * 2654435761) %% 4294967296 * 48271 %% 2147483647 AS h FROM (%4$s) numbers) hashed,
            (SELECT MIN(id) AS id FROM questionnaire WHERE code = 'KIOSK_1TAP') q) drawn"""
        .formatted(COUNTERS, day, begin, numbers(count));
  }

  /** The numbers from 0 up to (excluded) a count of at most a million. */
  private static String numbers(long count) {
    var tens = new StringBuilder("SELECT 0 AS d");
    for (int digit = 1; digit < 10; digit++) {
      tens.append(" UNION ALL SELECT ").append(digit);
    }
    var sum = new StringBuilder();
    var from = new StringBuilder();
    int places = String.valueOf(count - 1).length();
    for (int place = 0, factor = 1; place < places; place++, factor *= 10) {
      sum.append(place == 0 ? "" : " + ").append("t").append(place).append(".d * ").append(factor);
      from.append(place == 0 ? "" : ", ").append("(").append(tens).append(") t").append(place);
    }
    return "SELECT n FROM (SELECT %s AS n FROM %s) all_numbers WHERE n < %d"
        .formatted(sum, from, count);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
