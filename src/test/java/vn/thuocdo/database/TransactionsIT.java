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

  @Test
  void a_connection_to_a_server_that_may_not_write_any_more_is_thrown_away() {
    long before = connectionId();

    assertThatThrownBy(() -> transactions.write(TransactionsIT::writeWhereNobodyMay))
        .matches(Transactions::isUnavailable, "is answered with «come back later»");

    assertThat(connectionId()).isNotEqualTo(before);
  }

  @Test
  void a_connection_whose_statement_was_wrong_is_kept() {
    long before = connectionId();

    assertThatThrownBy(
            () ->
                transactions.write(
                    connection ->
                        connection.createStatement().executeUpdate("DELETE FROM nothing")))
        .matches(problem -> !Transactions.isTemporary(problem));

    assertThat(connectionId()).isEqualTo(before);
  }

  /** The server's own refusal, as after a fail-over. */
  private static int writeWhereNobodyMay(java.sql.Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("COMMIT");
      statement.execute("START TRANSACTION READ ONLY");
      return statement.executeUpdate("DELETE FROM setting WHERE name = 'p'");
    }
  }

  private static long connectionId() {
    return transactions.read(
        connection -> {
          try (var rows = connection.createStatement().executeQuery("SELECT CONNECTION_ID()")) {
            rows.next();
            return rows.getLong(1);
          }
        });
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
