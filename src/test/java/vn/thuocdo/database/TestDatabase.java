package vn.thuocdo.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real database for tests: the embedded MariaDB, started once per process, or the server that the
 * system property {@code thuocdo.test.database} names (with {@code .username} and {@code
 * .password}). Every test class gets a schema of its own.
 */
public final class TestDatabase {

  /** Tests run in several processes at once; each has a server of its own. */
  private static final Path FOLDER =
      Path.of("target", "test-database", System.getProperty("thuocdo.test.fork", "process-1"));

  private static final AtomicInteger NEXT = new AtomicInteger();
  private static @Nullable DatabaseAddress server;

  private TestDatabase() {}

  /** Returns the address of a new, empty schema. */
  public static synchronized DatabaseAddress newSchema() {
    DatabaseAddress address = server();
    String schema = "thuocdo_test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
    try (var connection =
            DriverManager.getConnection(
                address.withSchema("").urlWithParameters(),
                address.username(),
                address.password());
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    } catch (SQLException e) {
      throw new IllegalStateException("No schema for the test on " + address, e);
    }
    return address.withSchema(schema);
  }

  /** Returns where the programs of the embedded database are, unpacked by whoever comes first. */
  public static Path programs() {
    Path programs = FOLDER.resolve("server").toAbsolutePath();
    if (!Files.exists(programs.resolve("version"))) {
      EmbeddedDatabase.start(programs, FOLDER.resolve("unpacking")).close();
    }
    return programs;
  }

  /** Returns the settings with which an application context stands on a new, empty schema. */
  public static Map<String, Object> properties() {
    var properties = new HashMap<>(newSchema().asProperties());
    properties.put("datasources.default.maximum-pool-size", "8");
    properties.put("micronaut.server.port", "-1");
    // The one name that a browser trusts without TLS.
    properties.put("micronaut.server.host", "localhost");
    return properties;
  }

  private static DatabaseAddress server() {
    if (server == null) {
      String url = System.getProperty("thuocdo.test.database", "");
      server = url.isEmpty() ? embedded() : named(url);
    }
    return server;
  }

  private static DatabaseAddress named(String url) {
    return new DatabaseAddress(
        url,
        System.getProperty("thuocdo.test.database.username", "root"),
        System.getProperty("thuocdo.test.database.password", ""));
  }

  private static DatabaseAddress embedded() {
    var database = EmbeddedDatabase.start(FOLDER);
    Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    return database.address();
  }
}
