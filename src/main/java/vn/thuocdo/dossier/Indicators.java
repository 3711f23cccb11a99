package vn.thuocdo.dossier;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.IndicatorSet.Count;
import vn.thuocdo.dossier.IndicatorSet.Indicator;
import vn.thuocdo.dossier.IndicatorSet.Rating;
import vn.thuocdo.period.Period;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.unit.Unit;

/** Keeps how many dossiers of each unit earned how many points. */
@Singleton
public class Indicators {

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  Indicators(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns the indicators that hold at the end of a period; empty if there are none. */
  public Optional<IndicatorSet> find(Period period) {
    return transactions.read(connection -> find(connection, period));
  }

  private static Optional<IndicatorSet> find(Connection connection, Period period)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT code, name, name_en, source FROM indicator_set WHERE valid_from <= ? AND"
                + " (valid_to IS NULL OR valid_to >= ?) ORDER BY valid_from DESC LIMIT 1")) {
      statement.setObject(1, period.to());
      statement.setObject(2, period.to());
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        String code = rows.getString(1);
        return Optional.of(
            new IndicatorSet(
                code,
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                indicators(connection, code),
                classes(connection, code)));
      }
    }
  }

  private static List<Indicator> indicators(Connection connection, String set) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT number, per_dossier, name, name_en, two, one, zero FROM indicator"
                + " WHERE set_code = ? ORDER BY number")) {
      statement.setString(1, set);
      try (var rows = statement.executeQuery()) {
        var indicators = new ArrayList<Indicator>();
        while (rows.next()) {
          indicators.add(
              new Indicator(
                  rows.getInt(1),
                  rows.getBoolean(2),
                  rows.getString(3),
                  rows.getString(4),
                  List.of(rows.getString(5), rows.getString(6), rows.getString(7))));
        }
        return List.copyOf(indicators);
      }
    }
  }

  private static List<Rating> classes(Connection connection, String set) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT least, name, name_en FROM indicator_class WHERE set_code = ?"
                + " ORDER BY least DESC")) {
      statement.setString(1, set);
      try (var rows = statement.executeQuery()) {
        var classes = new ArrayList<Rating>();
        while (rows.next()) {
          classes.add(new Rating(rows.getBigDecimal(1), rows.getString(2), rows.getString(3)));
        }
        return List.copyOf(classes);
      }
    }
  }

  /** Returns what is known of each unit in a period, by number of the indicator. */
  public Map<Long, Map<Integer, Count>> counts(Period period, IndicatorSet set) {
    return transactions.read(connection -> counts(connection, period, set, ""));
  }

  private static Map<Long, Map<Integer, Count>> counts(
      Connection connection, Period period, IndicatorSet set, String lock) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT unit_id, number, twos, ones, zeros FROM indicator_count"
                + " WHERE calendar = ? AND period = ? AND set_code = ?"
                + lock)) {
      statement.setString(1, period.calendar().name());
      statement.setString(2, period.code());
      statement.setString(3, set.code());
      try (var rows = statement.executeQuery()) {
        var counts = new HashMap<Long, Map<Integer, Count>>();
        while (rows.next()) {
          counts
              .computeIfAbsent(rows.getLong(1), any -> new TreeMap<>())
              .put(rows.getInt(2), new Count(rows.getInt(3), rows.getInt(4), rows.getInt(5)));
        }
        return counts;
      }
    }
  }

  /**
   * Returns how many returned dossiers of a unit came before, on and after the day that they were
   * promised for, where software told both; empty for none.
   */
  Optional<Count> inTime(Period period, Unit unit) {
    return transactions.read(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  SELECT COALESCE(SUM(done < due), 0), COALESCE(SUM(done = due), 0), COALESCE(SUM(done > due), 0)
                  FROM (SELECT DATE(completed_at + INTERVAL 7 HOUR) AS done, DATE(due_at + INTERVAL 7 HOUR) AS due
                    FROM service_transaction WHERE happened_on BETWEEN ? AND ? AND unit_id = ?
                      AND case_state = 'RETURNED' AND completed_at IS NOT NULL AND due_at IS NOT NULL) returned""")) {
            statement.setObject(1, period.from());
            statement.setObject(2, period.to());
            statement.setLong(3, unit.id());
            try (var rows = statement.executeQuery()) {
              rows.next();
              int early = rows.getInt(1);
              int inTime = rows.getInt(2);
              int late = rows.getInt(3);
              return early + inTime + late == 0
                  ? Optional.empty()
                  : Optional.of(new Count(early, inTime, late));
            }
          }
        });
  }

  /**
   * Takes the points of one unit in place of what was known of it.
   *
   * @param counts by number of the indicator; one that is missing is not known
   */
  void enter(String who, Period period, IndicatorSet set, Unit unit, Map<Integer, Count> counts) {
    transactions.write(
        connection -> {
          Map<Integer, Count> before =
              counts(connection, period, set, " FOR UPDATE").getOrDefault(unit.id(), Map.of());
          for (Indicator indicator : set.indicators()) {
            int number = indicator.number();
            if (!Objects.equals(before.get(number), counts.get(number))) {
              put(connection, who, period, set, unit, number, counts.get(number));
            }
          }
          if (!before.equals(counts)) {
            audit.record(
                who,
                "indicators-entered",
                unit.code() + " " + period.calendar() + " " + period.code(),
                before.isEmpty() ? null : new TreeMap<>(before).toString(),
                counts.isEmpty() ? null : new TreeMap<>(counts).toString());
          }
          return 0;
        });
  }

  private void put(
      Connection connection,
      String who,
      Period period,
      IndicatorSet set,
      Unit unit,
      int number,
      @Nullable Count count)
      throws SQLException {
    String sql =
        count == null
            ? "DELETE FROM indicator_count WHERE calendar = ? AND period = ? AND unit_id = ? AND"
                + " set_code = ? AND number = ?"
            : """
              INSERT INTO indicator_count
                (calendar, period, unit_id, set_code, number, twos, ones, zeros, entered_by, entered_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              ON DUPLICATE KEY UPDATE twos = VALUES(twos), ones = VALUES(ones), zeros = VALUES(zeros),
                entered_by = VALUES(entered_by), entered_at = VALUES(entered_at)""";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, period.calendar().name());
      statement.setString(2, period.code());
      statement.setLong(3, unit.id());
      statement.setString(4, set.code());
      statement.setInt(5, number);
      if (count != null) {
        statement.setInt(6, count.twos());
        statement.setInt(7, count.ones());
        statement.setInt(8, count.zeros());
        statement.setString(9, who);
        statement.setObject(
            10,
            LocalDateTime.ofInstant(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
      }
      statement.executeUpdate();
    }
  }
}
