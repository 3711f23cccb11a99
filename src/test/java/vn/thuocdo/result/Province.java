package vn.thuocdo.result;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.GivenTallies;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Target;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.Offices;

/** A small province for tests, and tallies put into it directly. */
public record Province(
    Transactions transactions, Questionnaires questionnaires, Targets targets, Offices offices) {

  /** Opens units 1 to {@code communes} as communes, and 100 as a hospital, alive since 2000. */
  public void open(int communes) {
    transactions.write(
        connection -> {
          for (int id = 1; id <= communes; id++) {
            unit(connection, id, "XA-%02d".formatted(id), "COMMUNE", "2000-01-01");
          }
          unit(connection, 100, "BV-01", "HOSPITAL", "2000-01-01");
          run(
              connection,
              "INSERT INTO procedure_group (id, code, name, name_en, valid_from) VALUES"
                  + " (1, 'HO_TICH', 'Hộ tịch', 'Civil status', '2000-01-01'),"
                  + " (2, 'DAT_DAI', 'Đất đai', 'Land', '2000-01-01')");
          return 0;
        });
    offices.forget();
  }

  void addUnit(int id, String code, String validFrom) {
    transactions.write(
        connection -> {
          unit(connection, id, code, "COMMUNE", validFrom);
          return 0;
        });
    offices.forget();
  }

  public void addTarget(String code, Comparator comparator, String level) {
    targets.insertIfNew(
        new Target(
            code,
            "Mục tiêu",
            "Target",
            Domain.ADMINISTRATION,
            null,
            null,
            comparator,
            new BigDecimal(level),
            LocalDate.parse("2020-01-01"),
            LocalDate.parse("2030-12-31"),
            "test",
            true));
  }

  /** Adds answers of 1 and of 5 to a unit on a day. */
  public void tally(
      long unit,
      String day,
      String channel,
      long procedureGroup,
      long unsatisfied,
      long satisfied) {
    int question = questionnaires.listHeadlineQuestions().getFirst().id();
    transactions.write(
        connection -> {
          GivenTallies.add(
              connection,
              LocalDate.parse(day),
              unit,
              procedureGroup,
              question,
              Channel.valueOf(channel),
              unsatisfied,
              0,
              0,
              0,
              satisfied,
              0);
          return 0;
        });
  }

  private static void unit(
      Connection connection, long id, String code, String group, String validFrom)
      throws SQLException {
    run(
        connection,
        "INSERT INTO unit (id, code, name, name_en, unit_group, valid_from) VALUES (%d, '%s', 'Xã %d', 'Commune %d', '%s', '%s')"
            .formatted(id, code, id, id, group, validFrom));
    run(
        connection,
        "INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from) VALUES (%d, 'MC-%d', %d, 'Một cửa', 'One stop', '%s')"
            .formatted(id, id, id, validFrom));
  }

  static int run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
