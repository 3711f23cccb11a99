package vn.thuocdo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TransactionsIT {

  private static ApplicationContext context;
  private static Transactions transactions;

  @BeforeAll
  static void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    transactions = context.getBean(Transactions.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void work_that_fails_leaves_nothing_behind() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    connection -> {
                      setProvince(connection, "half done");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(provinces()).isZero();
  }

  @Test
  void work_that_lost_a_race_is_done_again() {
    var attempts = new int[1];
    int rows =
        transactions.write(
            connection -> {
              setProvince(connection, "attempt " + attempts[0]);
              if (attempts[0]++ < 2) {
                throw new SQLException("Deadlock found", "40001", 1213);
              }
              return 1;
            });

    assertThat(rows).isEqualTo(1);
    assertThat(attempts[0]).isEqualTo(3);
    transactions.write(
        connection -> connection.createStatement().executeUpdate("DELETE FROM setting"));
  }

  private static void setProvince(java.sql.Connection connection, String value)
      throws SQLException {
    try (var statement =
        connection.prepareStatement("INSERT INTO setting (name, value) VALUES ('p', ?)")) {
      statement.setString(1, value);
      statement.executeUpdate();
    }
  }

  private static int provinces() {
    return transactions.read(
        connection -> {
          try (var rows =
              connection
                  .createStatement()
                  .executeQuery("SELECT COUNT(*) FROM setting WHERE name = 'p'")) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }
}
