package vn.thuocdo.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Target;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.Offices;

/**
 * Which units took over from which on 1 July 2025, what the demo has to reach in 2026, and how many
 * citizens could have answered.
 */
@Singleton
class DemoTables {

  private record Succession(String from, String to, String kind) {}

  /** Districts ended without an heir; one commune was split, so its figures belong to no one. */
  private static final List<Succession> SUCCESSIONS =
      List.of(
          new Succession("P-MAU-1", "P-MAU-TRUNG", "MERGE"),
          new Succession("P-MAU-2", "P-MAU-TRUNG", "MERGE"),
          new Succession("P-MAU-3", "P-MAU-TRUNG", "MERGE"),
          new Succession("X-MAU-4", "X-MAU-DONG", "MERGE"),
          new Succession("X-MAU-5", "X-MAU-DONG", "MERGE"),
          new Succession("X-MAU-6", "X-MAU-DONG", "SPLIT"),
          new Succession("X-MAU-6", "X-MAU-TAY", "SPLIT"),
          new Succession("X-MAU-7", "X-MAU-TAY", "MERGE"),
          new Succession("X-MAU-8", "X-MAU-TAY", "MERGE"),
          new Succession("X-MAU-9", "DK-MAU-DAO", "RENAME"));

  private final Transactions transactions;
  private final Offices offices;
  private final Targets targets;

  DemoTables(Transactions transactions, Offices offices, Targets targets) {
    this.transactions = transactions;
    this.offices = offices;
    this.targets = targets;
  }

  void insertSuccessions() {
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO unit_succession (predecessor_id, successor_id, effective_on, kind)
                  VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE kind = VALUES(kind)""")) {
            for (Succession one : SUCCESSIONS) {
              statement.setLong(1, offices.findUnit(one.from()).orElseThrow().id());
              statement.setLong(2, offices.findUnit(one.to()).orElseThrow().id());
              statement.setObject(3, DemoOffices.REFORM);
              statement.setString(4, one.kind());
              statement.addBatch();
            }
            statement.executeBatch();
          }
          return true;
        });
    offices.forget();
  }

  /** As if somebody at each point had counted every evening; what is there already stays. */
  void insertTransactions(List<SimulatedCount> counts, Instant enteredAt) {
    var groups = new HashMap<String, Long>();
    offices.listProcedureGroups().forEach(group -> groups.put(group.code(), group.id()));
    var at = LocalDateTime.ofInstant(enteredAt.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO counted_transactions
                    (day, point_id, procedure_group_id, unit_id, counted, entered_by, entered_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE counted = VALUES(counted)""")) {
            for (SimulatedCount one : counts) {
              statement.setObject(1, one.day());
              statement.setLong(2, offices.findPoint(one.point()).orElseThrow().id());
              statement.setLong(3, Objects.requireNonNull(groups.get(one.procedureGroup())));
              statement.setLong(4, offices.findUnit(one.unit()).orElseThrow().id());
              statement.setInt(5, one.counted());
              statement.setString(6, DemoProvince.WHO);
              statement.setObject(7, at);
              statement.addBatch();
            }
            statement.executeBatch();
          }
          return true;
        });
  }

  void insertTargets() {
    insert(
        "DEMO-HC-2026",
        Domain.ADMINISTRATION,
        "0.9",
        null,
        "Trên 90% người dân, doanh nghiệp hài lòng về thủ tục hành chính (giả định, 2026)",
        "Above 90% of people and businesses satisfied with procedures (fictional, 2026)",
        "CT-TTHC-2020");
    insert(
        "DEMO-YTE-2026",
        Domain.HEALTH,
        "0.8",
        Respondent.INDIVIDUAL,
        "Trên 80% người dân hài lòng với dịch vụ y tế (giả định, 2026)",
        "Above 80% of individuals satisfied with health services (fictional, 2026)",
        "CT-YTE-2020");
    insert(
        "DEMO-GD-2026",
        Domain.EDUCATION,
        "0.8",
        Respondent.INDIVIDUAL,
        "Trên 80% người dân hài lòng với dịch vụ giáo dục (giả định, 2026)",
        "Above 80% of individuals satisfied with education services (fictional, 2026)",
        "CT-GD-2020");
  }

  private void insert(
      String code,
      Domain domain,
      String level,
      @Nullable Respondent respondent,
      String name,
      String nameEn,
      String preset) {
    targets.insertIfNew(
        new Target(
            code,
            name,
            nameEn,
            domain,
            respondent,
            null,
            Comparator.GT,
            new BigDecimal(level),
            LocalDate.of(2025, 1, 1),
            LocalDate.of(2026, 12, 31),
            "Tỉnh Mẫu, kế hoạch giả định; theo mẫu chỉ tiêu " + preset,
            true));
  }
}
