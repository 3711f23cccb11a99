package vn.thuocdo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.micronaut.data.exceptions.DataAccessException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.TestDatabase;

class DiscreetLogIT {

  private static final String COMMENT = "Cán bộ Mơ 0912345678 hẹn mãi";

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("discretion");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO kept VALUES ('" + COMMENT + "', 1)",
        "INSERT INTO kept VALUES ('x', '" + COMMENT + "')",
        "SELECT FROM '" + COMMENT + "'",
      })
  void what_a_database_quotes_is_not_logged(String sql) throws Exception {
    SQLException quoting = refusalOf(sql);
    assertThat(quoting.getMessage()).contains("0912345678");
    var wrapped = new DataAccessException("Refused: " + quoting.getMessage(), quoting);
    wrapped.addSuppressed(quoting);

    for (Encoder<ILoggingEvent> encoder : encoders().toList()) {
      String written = written(encoder, "Failed: " + quoting.getMessage(), wrapped);

      assertThat(written)
          .contains("Failed: ", "error " + quoting.getErrorCode(), quoting.getSQLState())
          .contains(quoting.getClass().getName())
          .doesNotContain("Mơ", "0912345678");
    }
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void what_an_operator_needs_is_logged(Encoder<ILoggingEvent> encoder) {
    assertThat(written(encoder, "Failed", new IllegalStateException(new ConnectException("no"))))
        .contains("IllegalStateException", "ConnectException", "no", "DiscreetLogIT");
    assertThat(written(encoder, "Failed", new NoSuchFileException("full"))).contains("full");
  }

  @Test
  void every_appender_is_discreet() throws Exception {
    for (String file : new String[] {"logback.xml", "logback-server.xml"}) {
      assertThat(Files.readString(Path.of("src/main/resources", file)).lines())
          .filteredOn(line -> line.contains("<encoder"))
          .isNotEmpty()
          .allMatch(line -> line.contains("class=\"vn.thuocdo.Discreet"));
    }
  }

  @Test
  void a_terminal_is_not_told_either() {
    assertThat(Sentence.of(new IllegalStateException(new SQLException(COMMENT, "22001", 1406))))
        .isEqualTo(
            "That failed: the database refused (SQLState 22001, error 1406; --debug shows more)");
  }

  private static SQLException refusalOf(String sql) throws SQLException {
    var address = TestDatabase.newSchema();
    try (var connection =
            DriverManager.getConnection(
                address.urlWithParameters(), address.username(), address.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE kept (words VARCHAR(60) PRIMARY KEY, level INT) CHARSET = utf8mb4");
      statement.execute("INSERT INTO kept VALUES ('" + COMMENT + "', 1)");
      return (SQLException) catchThrowable(() -> statement.execute(sql));
    }
  }

  static Stream<Encoder<ILoggingEvent>> encoders() {
    var json = new DiscreetJsonEncoder();
    json.setWithFormattedMessage(true);
    var line = new DiscreetLineEncoder();
    line.setPattern("%level %msg%n%ex{full}");
    return Stream.<Encoder<ILoggingEvent>>of(json, line)
        .peek(
            encoder -> {
              encoder.setContext(LOGGER.getLoggerContext());
              encoder.start();
            });
  }

  private static String written(Encoder<ILoggingEvent> encoder, String message, Throwable failure) {
    var event =
        new LoggingEvent(
            DiscreetLogIT.class.getName(), LOGGER, Level.ERROR, message, failure, new Object[0]);
    return new String(encoder.encode(event), UTF_8);
  }
}
