package vn.thuocdo.target;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.target.Coverage.Figure;

/** Keeps coverage targets and what was reported for them; known ones come inactive at the start. */
@Singleton
@Named("coverage-presets")
public class Coverages implements ApplicationEventListener<StartupEvent> {

  private static final String FILE = "presets/coverage.tsv";

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  Coverages(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    presets().forEach(preset -> transactions.write(connection -> insertIfNew(connection, preset)));
  }

  static List<Coverage> presets() {
    try (var in =
        Objects.requireNonNull(Coverages.class.getClassLoader().getResourceAsStream(FILE))) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Coverages::preset)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The presets " + FILE + " are unreadable", e);
    }
  }

  private static Coverage preset(String line) {
    String[] cells = line.split("\t", -1);
    return new Coverage(
        cells[0],
        cells[6],
        cells[7],
        Coverage.Rule.valueOf(cells[1]),
        new BigDecimal(cells[2]),
        cells[3].equals("-") ? null : new BigDecimal(cells[3]),
        LocalDate.parse(cells[4]),
        LocalDate.parse(cells[5]),
        cells[8],
        cells[9],
        false,
        List.of());
  }

  /** Returns all coverage targets, ordered by code. */
  public List<Coverage> list() {
    return transactions.read(Coverages::read);
  }

  /** Adds a coverage target; returns whether its code was new. */
  boolean add(String who, Coverage coverage) {
    return transactions.write(
        connection -> {
          boolean isNew = insertIfNew(connection, coverage);
          if (isNew) {
            audit.record(who, "target-added", coverage.code(), null, coverage.name());
          }
          return isNew;
        });
  }

  /** Makes a target this province's own, or lets it go. */
  void setActive(String who, String code, boolean isActive) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE coverage_target SET is_active = ? WHERE code = ? AND is_active <> ?")) {
            statement.setBoolean(1, isActive);
            statement.setString(2, code);
            statement.setBoolean(3, isActive);
            if (statement.executeUpdate() > 0) {
              audit.record(who, isActive ? "target-adopted" : "target-dropped", code, null, null);
            }
          }
          return 0;
        });
  }

  /** Keeps what was reached on a day; what was reported for the same day before is replaced. */
  void report(String who, String code, Figure figure) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO coverage_figure (code, on_day, reached, of_all, note, entered_by, entered_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?)
                  ON DUPLICATE KEY UPDATE reached = VALUES(reached), of_all = VALUES(of_all), note = VALUES(note),
                    entered_by = VALUES(entered_by), entered_at = VALUES(entered_at)""")) {
            statement.setString(1, code);
            statement.setObject(2, figure.day());
            statement.setLong(3, figure.reached());
            statement.setLong(4, figure.ofAll());
            statement.setString(5, figure.note());
            statement.setString(6, who);
            statement.setObject(
                7,
                LocalDateTime.ofInstant(
                    clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
            statement.executeUpdate();
          }
          audit.record(
              who,
              "coverage-reported",
              code,
              null,
              figure.day() + ": " + figure.reached() + "/" + figure.ofAll());
          return 0;
        });
  }

  private static boolean insertIfNew(Connection connection, Coverage one) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO coverage_target (code, name, name_en, rule, level, upper_level, valid_from, due_on, owner,
              source, is_active)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE code = code""")) {
      statement.setString(1, one.code());
      statement.setString(2, one.name());
      statement.setString(3, one.nameEn());
      statement.setString(4, one.rule().name());
      statement.setBigDecimal(5, one.level());
      statement.setBigDecimal(6, one.upperLevel());
      statement.setObject(7, one.validFrom());
      statement.setObject(8, one.dueOn());
      statement.setString(9, one.owner());
      statement.setString(10, one.source());
      statement.setBoolean(11, one.isActive());
      return statement.executeUpdate() == 1;
    }
  }

  private static List<Coverage> read(Connection connection) throws SQLException {
    Map<String, List<Figure>> figures = figures(connection);
    var all = new ArrayList<Coverage>();
    try (var statement =
            connection.prepareStatement(
                """
                SELECT code, name, name_en, rule, level, upper_level, valid_from, due_on, owner, source, is_active
                FROM coverage_target ORDER BY code""");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(coverage(rows).with(figures.getOrDefault(rows.getString(1), List.of())));
      }
    }
    return List.copyOf(all);
  }

  private static Coverage coverage(ResultSet row) throws SQLException {
    BigDecimal upper = row.getBigDecimal(6);
    return new Coverage(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Coverage.Rule.valueOf(row.getString(4)),
        row.getBigDecimal(5).stripTrailingZeros(),
        upper == null ? null : upper.stripTrailingZeros(),
        row.getObject(7, LocalDate.class),
        row.getObject(8, LocalDate.class),
        row.getString(9),
        row.getString(10),
        row.getBoolean(11),
        List.of());
  }

  private static Map<String, List<Figure>> figures(Connection connection) throws SQLException {
    var figures = new HashMap<String, List<Figure>>();
    try (var statement =
            connection.prepareStatement(
                "SELECT code, on_day, reached, of_all, note FROM coverage_figure ORDER BY code, on_day");
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        figures
            .computeIfAbsent(rows.getString(1), code -> new ArrayList<>())
            .add(
                new Figure(
                    rows.getObject(2, LocalDate.class),
                    rows.getLong(3),
                    rows.getLong(4),
                    rows.getString(5)));
      }
    }
    return figures;
  }
}
