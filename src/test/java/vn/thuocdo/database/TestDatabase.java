package vn.thuocdo.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
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
  private static @Nullable DatabaseAddress migrated;

  private TestDatabase() {}

  /** Returns the address of a new, empty schema. */
  public static synchronized DatabaseAddress newSchema() {
    DatabaseAddress address = server();
    String schema = "thuocdo_test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
    try (var connection = connect(address.withSchema(""));
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

  /** Returns the address of a new schema in which nothing but the migrations has happened. */
  private static synchronized DatabaseAddress newMigratedSchema() {
    DatabaseAddress original = migrated;
    if (original == null) {
      original = newSchema();
      Flyway.configure()
          .dataSource(original.urlWithParameters(), original.username(), original.password())
          .load()
          .migrate();
      migrated = original;
    }
    DatabaseAddress copy = newSchema();
    try (var connection = connect(copy);
        var statement = connection.createStatement()) {
      copy(statement, original.schema());
    } catch (SQLException e) {
      throw new IllegalStateException("The migrated schema cannot be copied", e);
    }
    return copy;
  }

  /** A copy takes a fraction of the time that the migrations take. */
  private static void copy(Statement statement, String original) throws SQLException {
    statement.execute("SET SESSION foreign_key_checks = 0");
    var tables = new ArrayList<String>();
    try (var rows = statement.executeQuery("SHOW TABLES FROM " + original)) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    for (String table : tables) {
      String create;
      try (var rows = statement.executeQuery("SHOW CREATE TABLE " + original + "." + table)) {
        rows.next();
        create = rows.getString(2);
      }
      statement.execute(create);
    }
    statement.getConnection().setAutoCommit(false);
    for (String table : tables) {
      statement.execute("INSERT INTO " + table + " SELECT * FROM " + original + "." + table);
    }
    statement.getConnection().commit();
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(
        address.urlWithParameters(), address.username(), address.password());
  }

  /** Returns the settings with which an application context stands on a new schema. */
  public static Map<String, Object> properties() {
    var properties = new HashMap<>(newMigratedSchema().asProperties());
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
