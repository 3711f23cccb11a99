package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.database.EmbeddedDatabase;

/** Where a command works: the options that every command over data has. */
final class HomeOptions {

  static final String SERVING = "serving ";
  static final String SERVING_ELSEWHERE = "serving with --database ";

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${env:THUOCDO_HOME:-var}",
      description =
          "Folder of the installation, relative to where you are (default: var beside ops/, or"
              + " THUOCDO_HOME).")
  private Path home = Path.of("var");

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "A MySQL server instead of the home's own database: jdbc:mysql://host:3306/schema, with"
              + " THUOCDO_DATABASE_USER and THUOCDO_DATABASE_PASSWORD.")
  private @Nullable String database;

  @Option(
      names = "--programs",
      paramLabel = "FOLDER",
      hidden = true,
      description = "Where the programs of the home's own database are unpacked.")
  private @Nullable Path programs;

  @Option(names = "--debug", description = "Show stack traces.")
  void setDebug(boolean debug) {
    System.setProperty("thuocdo.debug", Boolean.toString(debug));
  }

  Path home() {
    return home.toAbsolutePath().normalize();
  }

  Path databaseFolder() {
    return home().resolve("database");
  }

  /** Returns where the programs of the home's own database are, or will be. */
  Path programs() {
    return programs == null ? databaseFolder().resolve("server") : programs;
  }

  /** Returns the home's own database, not started. */
  EmbeddedDatabase embedded() {
    return EmbeddedDatabase.in(programs(), databaseFolder());
  }

  /**
   * Returns the address given with {@code --database}.
   *
   * @throws WrongUsage if what was given is no address
   */
  Optional<DatabaseAddress> external() {
    if (database == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(DatabaseAddress.parse(database, System.getenv()));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage() + ".", e);
    }
  }

  /**
   * Runs work on a context over the home's database, without an HTTP server, and returns its exit
   * code.
   *
   * @throws NotNow if there is no such home, another command has it, or its database is out of
   *     reach
   */
  int inContext(ToIntFunction<ApplicationContext> work) {
    return onDatabase(address -> inContext(address, work));
  }

  /**
   * Runs work on the address of the home's database, started for it if no server runs, and returns
   * its exit code.
   *
   * @throws NotNow if there is no such home, another command has it, or its database is out of
   *     reach
   */
  int onDatabase(ToIntFunction<DatabaseAddress> work) {
    Optional<DatabaseAddress> external = external();
    if (external.isPresent()) {
      return work.applyAsInt(external.get());
    }
    if (!Files.isDirectory(databaseFolder())) {
      throw new NotNow(
          "There is no home with a database at %s; make one with: ops/start --empty --home %s"
              .formatted(home(), home()));
    }
    Optional<HomeLock> lock = HomeLock.take(home(), "running another command");
    if (lock.isEmpty()) {
      return work.applyAsInt(runningServer());
    }
    try (var mine = lock.get();
        var server = embedded()) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.start();
      return work.applyAsInt(server.address());
    }
  }

  private DatabaseAddress runningServer() {
    String holder = HomeLock.holder(home());
    if (holder.contains(SERVING_ELSEWHERE)) {
      throw new NotNow(
          "The server of %s (%s) works on another database: give the same --database."
              .formatted(home(), holder));
    }
    if (!holder.contains(SERVING)) {
      throw new NotNow("The home %s is in use by %s; try again later.".formatted(home(), holder));
    }
    return EmbeddedDatabase.addressOf(databaseFolder())
        .orElseThrow(() -> new NotNow("The database of " + home() + " does not say where it is."));
  }

  int inContext(DatabaseAddress address, ToIntFunction<ApplicationContext> work) {
    checkReachable(address);
    var properties = new HashMap<>(properties(address));
    properties.put("datasources.default.maximum-pool-size", "4");
    // A command that asks the site itself does so beside a server that runs.
    properties.put("micronaut.server.port", -1);
    properties.put("micronaut.server.host", "127.0.0.1");
    try (var context = context(properties, "cli")) {
      context.start();
      return work.applyAsInt(context);
    }
  }

  /** Returns what every context over this home and a database is told. */
  Map<String, Object> properties(DatabaseAddress address) {
    var properties = new HashMap<>(address.asProperties());
    properties.put("thuocdo.home", home().toString());
    return properties;
  }

  static ApplicationContext context(Map<String, Object> properties, String environment) {
    return ApplicationContext.builder(environment)
        .deduceEnvironment(false)
        .banner(false)
        .properties(properties)
        .build();
  }

  static void checkReachable(DatabaseAddress address) {
    try {
      DriverManager.getConnection(
              address.urlWithParameters(), address.username(), address.password())
          .close();
    } catch (SQLException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new NotNow("The database %s cannot be used: %s".formatted(address, reason), e);
    }
  }

  /**
   * Makes sure that nothing is overwritten.
   *
   * @throws NotNow if the schema has a table
   */
  static void requireNoTables(DatabaseAddress address) {
    try (var connection =
            DriverManager.getConnection(
                address.urlWithParameters(), address.username(), address.password());
        var tables =
            connection
                .getMetaData()
                .getTables(address.schema(), null, "%", new String[] {"TABLE"})) {
      if (tables.next()) {
        throw new NotNow(
            "The database %s is not empty and was left alone; give an empty one."
                .formatted(address));
      }
    } catch (SQLException e) {
      throw new NotNow("The database " + address + " cannot be used: " + e.getMessage(), e);
    }
  }
}
