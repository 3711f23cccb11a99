package vn.thuocdo.target;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.unit.Domain;

/** Finds the targets, in the order of their codes. */
@Singleton
public class Targets {

  private static final String COLUMNS =
      "code, name, name_en, domain, respondent, unit_id, comparator, level, valid_from, due_on, source, is_active";

  private final Transactions transactions;

  private final Audit audit;

  Targets(Transactions transactions, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
  }

  /** Returns all targets, the inactive presets of other places and times too. */
  public List<Target> list() {
    return transactions.read(Targets::readAll);
  }

  /** Returns the targets with which figures of the period are compared. */
  public List<Target> listInForce(Period period) {
    return list().stream().filter(target -> target.isInForce(period)).toList();
  }

  /** Returns the targets with which figures of one unit are compared. */
  public List<Target> inForce(long unitId, Domain domain, Period period) {
    return list().stream()
        .filter(target -> target.isInForce(period) && target.domain() == domain)
        .filter(target -> target.unitId() == null || target.unitId() == unitId)
        .toList();
  }

  /**
   * Stores a target unless one with its code is stored; returns whether it was new. Joins the
   * running transaction.
   */
  public boolean insertIfNew(Target target) {
    return transactions.write(connection -> insert(connection, target));
  }

  /** Adds a target with its owner; returns whether its code was new. */
  boolean add(String who, Target target, String owner) {
    return transactions.write(
        connection -> {
          if (!insert(connection, target)) {
            return false;
          }
          try (var statement =
              connection.prepareStatement("UPDATE target SET owner = ? WHERE code = ?")) {
            statement.setString(1, owner);
            statement.setString(2, target.code());
            statement.executeUpdate();
          }
          audit.record(who, "target-added", target.code(), null, target.name());
          return true;
        });
  }

  /** Makes a target this province's own, or lets it go; what is published keeps it as it was. */
  void setActive(String who, String code, boolean isActive) {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "UPDATE target SET is_active = ? WHERE code = ? AND is_active <> ?")) {
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

  /** Returns who answers for a target, by code; empty where it is the department of its domain. */
  Map<String, String> owners() {
    return transactions.read(
        connection -> {
          var owners = new HashMap<String, String>();
          try (var statement = connection.prepareStatement("SELECT code, owner FROM target");
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              owners.put(rows.getString(1), rows.getString(2));
            }
          }
          return Map.copyOf(owners);
        });
  }

  private static boolean insert(Connection connection, Target target) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO target ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON DUPLICATE KEY UPDATE code = code")) {
      statement.setString(1, target.code());
      statement.setString(2, target.name());
      statement.setString(3, target.nameEn());
      statement.setString(4, target.domain().name());
      setRespondent(statement, target.respondent());
      if (target.unitId() == null) {
        statement.setNull(6, Types.BIGINT);
      } else {
        statement.setLong(6, target.unitId());
      }
      statement.setString(7, target.comparator().name());
      statement.setBigDecimal(8, target.level());
      statement.setObject(9, target.validFrom());
      statement.setObject(10, target.dueOn());
      statement.setString(11, target.source());
      statement.setBoolean(12, target.isActive());
      return statement.executeUpdate() == 1;
    }
  }

  private static void setRespondent(PreparedStatement statement, @Nullable Respondent respondent)
      throws SQLException {
    if (respondent == null) {
      statement.setNull(5, Types.VARCHAR);
    } else {
      statement.setString(5, respondent.name());
    }
  }

  private static List<Target> readAll(Connection connection) throws SQLException {
    try (var statement =
            connection.prepareStatement("SELECT " + COLUMNS + " FROM target ORDER BY code");
        var rows = statement.executeQuery()) {
      var targets = new ArrayList<Target>();
      while (rows.next()) {
        targets.add(read(rows));
      }
      return List.copyOf(targets);
    }
  }

  private static Target read(ResultSet row) throws SQLException {
    String respondent = row.getString(5);
    long unitId = row.getLong(6);
    return new Target(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Domain.valueOf(row.getString(4)),
        respondent == null ? null : Respondent.valueOf(respondent),
        unitId == 0 ? null : unitId,
        Comparator.valueOf(row.getString(7)),
        // The column pads with zeros; 0.9 is how people write it and how it is published.
        row.getBigDecimal(8).stripTrailingZeros(),
        row.getObject(9, java.time.LocalDate.class),
        row.getObject(10, java.time.LocalDate.class),
        row.getString(11),
        row.getBoolean(12));
  }
}
