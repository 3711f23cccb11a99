package vn.thuocdo.seal;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.seal.DayRatings.Key;

/** Fixes which ratings the figures of a publication rest on, and proves it of one of them. */
@Singleton
public class CountedRatings {

  /** One reads while another hashes; more would take the database from those who rate. */
  private static final int AT_ONCE = 2;

  private final Transactions transactions;

  CountedRatings(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The root of all ratings of a publication.
   *
   * @param ratings how many there are
   */
  public record Root(long id, long ratings, byte[] root) {}

  /**
   * Fixes the ratings of a period, to be called in the transaction that reads the figures: both are
   * then of the same moment. For the same version it may be done again; the last one counts.
   *
   * @param now the moment, by the clock of the server
   */
  public void fix(Period period, int version, Instant now) {
    transactions.write(
        connection -> {
          List<DayTree> days = new DayTrees(connection, period.from(), period.to()).all(now);
          var merkle = new Merkle();
          byte[] root = merkle.root(leaves(merkle, days));
          insert(connection, period, version, now, days, root);
          return 0;
        });
  }

  /** Returns the root of a publication; empty if it was published before there were any. */
  public Optional<Root> find(Period period, int version) {
    return transactions.read(connection -> find(connection, period, version));
  }

  /**
   * A rating that is stored.
   *
   * @param isReplaced whether a later answer about the same visit stands in its place
   * @param isExcluded whether a decision in force leaves it out
   */
  public record Stored(String unit, LocalDate day, boolean isReplaced, boolean isExcluded) {}

  /** Returns where a rating stands now; empty if there is none of that id. */
  public Optional<Stored> findStored(UUID rating) {
    return transactions.read(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  SELECT u.code, r.given_on, x.rating_id IS NOT NULL,
                    r.suspicion <> '' AND EXISTS (SELECT 1 FROM exclusion e WHERE e.in_force = 1
                      AND e.given_on = r.given_on AND e.point_id = r.point_id AND e.counter_id = r.counter_id)
                  FROM rating r JOIN unit u ON u.id = r.unit_id LEFT JOIN replaced_rating x ON x.rating_id = r.id
                  WHERE r.id = ?""")) {
            statement.setBytes(1, BinaryUuid.bytes(rating));
            try (var rows = statement.executeQuery()) {
              return rows.next()
                  ? Optional.of(
                      new Stored(
                          rows.getString(1),
                          rows.getObject(2, LocalDate.class),
                          rows.getBoolean(3),
                          rows.getBoolean(4)))
                  : Optional.empty();
            }
          }
        });
  }

  /** Proves that a rating is among those of a publication; empty if it is not. */
  public Optional<Proof> prove(Period period, int version, UUID rating) {
    return transactions.read(
        connection -> {
          Optional<Root> root = find(connection, period, version);
          return root.isEmpty()
              ? Optional.empty()
              : prove(connection, readDays(connection, root.get().id()), rating);
        });
  }

  /**
   * Makes the trees of days ahead, each in a transaction of its own, so that a publication need
   * not. Several servers may do so at once: each begins with other days, and none makes a tree that
   * is there by then.
   *
   * @return how many were missing
   */
  public int prepare(LocalDate from, LocalDate to, Instant now) {
    List<LocalDate> missing =
        new ArrayList<>(
            transactions.read(connection -> new DayTrees(connection, from, to).missing()));
    Collections.shuffle(missing);
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      var trees =
          workers.invokeAll(
              missing.stream()
                  .map(
                      day ->
                          (Callable<Integer>)
                              () ->
                                  transactions.write(
                                      connection ->
                                          new DayTrees(connection, day, day).all(now).size()))
                  .toList());
      for (Future<Integer> tree : trees) {
        tree.get();
      }
      return missing.size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while trees were made", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("A tree could not be made", e);
    }
  }

  private static Optional<Proof> prove(Connection connection, List<DayTree> days, UUID rating)
      throws SQLException {
    byte[] id = BinaryUuid.bytes(rating);
    try (var statement =
        connection.prepareStatement("SELECT given_on, point_id FROM rating WHERE id = ?")) {
      statement.setBytes(1, id);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        LocalDate day = rows.getObject(1, LocalDate.class);
        var key = new Key(rows.getLong(2), id);
        for (int i = 0; i < days.size(); i++) {
          if (days.get(i).day().equals(day)) {
            int dayIndex = i;
            return days.get(i).find(connection, key).map(place -> proof(days, dayIndex, place));
          }
        }
        return Optional.empty();
      }
    }
  }

  private static Proof proof(List<DayTree> days, int dayIndex, DayTree.Place place) {
    var merkle = new Merkle();
    return new Proof(
        place.rating(),
        place.index(),
        days.get(dayIndex).ratings(),
        place.path(),
        dayIndex,
        days.size(),
        merkle.path(leaves(merkle, days), dayIndex));
  }

  private static List<byte[]> leaves(Merkle merkle, List<DayTree> days) {
    return days.stream()
        .map(day -> Proof.dayLeaf(merkle, day.day(), day.ratings(), day.root()))
        .toList();
  }

  private static void insert(
      Connection connection,
      Period period,
      int version,
      Instant now,
      List<DayTree> days,
      byte[] root)
      throws SQLException {
    long id;
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO period_tree (calendar, period, version, made_at, ratings, root) VALUES (?, ?, ?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      statement.setString(1, period.calendar().name());
      statement.setString(2, period.code());
      statement.setInt(3, version);
      statement.setObject(4, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
      statement.setLong(5, days.stream().mapToLong(DayTree::ratings).sum());
      statement.setBytes(6, root);
      id = DayTree.insertedId(statement);
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO period_tree_day (period_tree_id, given_on, day_tree_id) VALUES (?, ?, ?)")) {
      for (DayTree day : days) {
        statement.setLong(1, id);
        statement.setObject(2, day.day());
        statement.setLong(3, day.id());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static Optional<Root> find(Connection connection, Period period, int version)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT id, ratings, root FROM period_tree WHERE calendar = ? AND period = ? AND version = ?"
                + " ORDER BY id DESC LIMIT 1")) {
      statement.setString(1, period.calendar().name());
      statement.setString(2, period.code());
      statement.setInt(3, version);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(new Root(rows.getLong(1), rows.getLong(2), rows.getBytes(3)))
            : Optional.empty();
      }
    }
  }

  private static List<DayTree> readDays(Connection connection, long periodTree)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT d.id, d.given_on, d.settled_before, d.ratings, d.root
            FROM period_tree_day p JOIN day_tree d ON d.id = p.day_tree_id
            WHERE p.period_tree_id = ? ORDER BY p.given_on""")) {
      statement.setLong(1, periodTree);
      try (var rows = statement.executeQuery()) {
        var days = new ArrayList<DayTree>();
        while (rows.next()) {
          days.add(
              new DayTree(
                  rows.getLong(1),
                  rows.getObject(2, LocalDate.class),
                  rows.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                  rows.getLong(4),
                  rows.getBytes(5)));
        }
        return days;
      }
    }
  }
}
