package vn.thuocdo.rating;

import java.sql.SQLException;
import vn.thuocdo.database.Transactions;

/**
 * One unit with one point, two counters and one procedure group, for tests that need a place and
 * nothing else.
 */
public final class Office {

  public static final String POINT = "MC-TEST";
  public static final String COUNTER = "Q1";

  private Office() {}

  /** Puts the office into the database. */
  public static void open(Transactions transactions) {
    transactions.write(
        connection -> {
          run(
              connection,
              "INSERT INTO unit (id, code, name, name_en, unit_group, valid_from) VALUES"
                  + " (1, 'XA-TEST', 'Xã Thử', 'Test commune', 'COMMUNE', '2000-01-01')");
          run(
              connection,
              "INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from) VALUES"
                  + " (1, 'MC-TEST', 1, 'Một cửa Xã Thử', 'One stop of Test commune', '2000-01-01')");
          run(
              connection,
              "INSERT INTO counter (id, point_id, code, name, name_en, valid_from) VALUES"
                  + " (1, 1, 'Q1', 'Quầy 1', 'Counter 1', '2000-01-01'), (2, 1, 'Q2', 'Quầy 2', 'Counter 2', '2000-01-01')");
          return run(
              connection,
              "INSERT INTO procedure_group (id, code, name, name_en, valid_from) VALUES"
                  + " (1, 'HO_TICH', 'Hộ tịch', 'Civil status', '2000-01-01')");
        });
  }

  private static int run(java.sql.Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
