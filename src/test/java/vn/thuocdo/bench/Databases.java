package vn.thuocdo.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import vn.thuocdo.database.DatabaseAddress;

/** What the database can do by itself. */
final class Databases {

  private Databases() {}

  static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(
        address.urlWithParameters(), address.username(), address.password());
  }

  /** Returns the address of a new, empty schema on the same server. */
  static DatabaseAddress newSchema(DatabaseAddress server, String name) throws SQLException {
    try (var connection = connect(server.withSchema(""));
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute(
          "CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci");
    }
    return server.withSchema(name);
  }

  static String value(DatabaseAddress address, String sql) throws SQLException {
    try (var connection = connect(address);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /**
   * Inserts rows of a rating's size, one per commit, on some connections; returns rows per second.
   */
  static double rowsPerSecond(DatabaseAddress address, int connections, double seconds)
      throws SQLException {
    try (var connection = connect(address);
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bench_row");
      statement.execute("CREATE TABLE bench_row LIKE rating");
    }
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    try (var threads = Executors.newFixedThreadPool(connections)) {
      var running =
          IntStream.range(0, connections)
              .mapToObj(number -> threads.submit(() -> insertUntil(address, number, end)))
              .toList();
      long rows = running.stream().mapToLong(Databases::get).sum();
      return rows * 1e9 / (System.nanoTime() - begin);
    }
  }

  private static long get(Future<Long> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("A connection failed", e);
    }
  }

  private static long insertUntil(DatabaseAddress address, int number, long end)
      throws SQLException {
    try (var connection = connect(address);
        var statement =
            connection.prepareStatement(
                """
                INSERT INTO bench_row (id, questionnaire_id, unit_id, point_id, counter_id, procedure_group_id, channel,
                  respondent, language, assisted, suspicion, given_at, given_on, clock_offset_ms, received_at, kiosk_id,
                  seq, answers)
                VALUES (?, 1, 1, 1, 1, 1, 'KIOSK', 'UNKNOWN', 'vi', FALSE, '', '2026-01-01', '2026-01-01', 0, '2026-01-01',
                  1, 1, '{"OVERALL":5}')""")) {
      long rows = 0;
      while (System.nanoTime() < end) {
        statement.setBytes(
            1,
            java.nio.ByteBuffer.allocate(16)
                .putLong(0x0198_0000_0000_0000L + rows)
                .putLong(number)
                .array());
        statement.executeUpdate();
        rows++;
      }
      return rows;
    }
  }
}
