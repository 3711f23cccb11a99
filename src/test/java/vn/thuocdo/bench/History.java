package vn.thuocdo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import vn.thuocdo.database.DatabaseAddress;

/** Ten years of a large province: a file of paper forms, and tallies of a long questionnaire. */
record History(DatabaseAddress database) {

  static final String QUESTIONNAIRE = "SIPAS_5F";
  static final String YEAR = "2025-Y";
  static final String LAST_QUARTER = "2025-Q4";

  private static final LocalDate FIRST = LocalDate.parse("2015-12-15");
  private static final int DAYS = 3_653;

  /** Lets the offices of {@link LargeProvince} be as old as the history. */
  void open() throws SQLException {
    for (String table : new String[] {"unit", "one_stop_point", "counter", "procedure_group"}) {
      update("UPDATE " + table + " SET valid_from = '2010-01-01'");
    }
  }

  /** Writes a file of forms, spread evenly over ten years, units and counters. */
  static void write(Path file, int forms) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      out.write("form,unit,counter,date,questionnaire,procedure,OVERALL\n");
      for (int i = 0; i < forms; i++) {
        long hash = i * 2_654_435_761L >>> 7;
        out.write(
            "F%d,XA-%03d,%d,%s,KIOSK_1TAP@1,NHOM_%d,%d%n"
                .formatted(
                    i,
                    hash % LargeProvince.UNITS + 1,
                    hash / 151 % 4 + 1,
                    FIRST.plusDays((long) i * DAYS / forms),
                    hash / 607 % 12 + 1,
                    hash / 7_919 % 5 + 1));
      }
    }
  }

  /** Adds tallies of every question with levels, for each unit, counter and half month. */
  void addSurvey() throws SQLException {
    update(
        """
        INSERT INTO tally_half_month (half_month, unit_id, point_id, counter_id, procedure_group_id, question_id,
          channel, respondent, is_suspect, n1, n2, n3, n4, n5, no_opinion)
        SELECT h.half_month, c.point_id, c.point_id, c.id, 1, q.id, 'PAPER', 'INDIVIDUAL', FALSE, 1, 2, 3, 20, 15, 1
        FROM counter c, question q JOIN questionnaire a ON a.id = q.questionnaire_id,
          (SELECT DISTINCT half_month FROM tally_half_month WHERE half_month BETWEEN '2024-12-15' AND '2025-12-14') h
        WHERE a.code = '%s' AND (q.code LIKE 'C__' OR q.code = 'OVERALL')"""
            .formatted(QUESTIONNAIRE));
  }

  private void update(String sql) throws SQLException {
    try (var connection = Databases.connect(database);
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
