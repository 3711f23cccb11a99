package vn.thuocdo.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;

class ImportDirectoryIT {

  private static final String FILE =
      """
      kind,code,name,name_en,parent,group,valid_from,valid_to
      COUNTER,Q1,Quầy 1,Counter 1,MC-XA,,,
      POINT,MC-XA,Một cửa xã Mẫu,One-stop of the commune,XA,,01/07/2025,
      UNIT,XA,Xã Mẫu,Sample Commune,TINH,COMMUNE,2025-07-01,
      UNIT,TINH,Tỉnh Mẫu,Sample Province,,PROVINCE,,
      PROCEDURE_GROUP,HO_TICH,Hộ tịch,Civil status,,,,
      UNIT,XB,Xã Hỏng,,NOWHERE,COMMUNE,,
      """;

  private ApplicationContext context;
  private ImportDirectory importDirectory;
  private Offices offices;

  @BeforeEach
  void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    importDirectory = context.getBean(ImportDirectory.class);
    offices = context.getBean(Offices.class);
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void a_file_in_any_order_makes_an_office_that_shows_at_once() throws IOException {
    assertThat(offices.listUnits()).isEmpty();

    ImportReport report = importDirectory.apply(csv(FILE), "test");

    assertThat(report.added()).isEqualTo(5);
    assertThat(report.refused()).extracting(RefusedRow::line).containsExactly(7);
    Unit commune = offices.findUnit("XA").orElseThrow();
    assertThat(commune.parentId()).isEqualTo(offices.findUnit("TINH").orElseThrow().id());
    assertThat(commune.validFrom()).isEqualTo("2025-07-01");
    OneStopPoint point = offices.findPoint("MC-XA").orElseThrow();
    assertThat(point.unitId()).isEqualTo(commune.id());
    assertThat(offices.findCounter(point.id(), "Q1").orElseThrow().nameEn()).isEqualTo("Counter 1");
    assertThat(offices.findProcedureGroup("HO_TICH")).isPresent();
    assertThat(offices.findUnit("XB")).isEmpty();
  }

  @Test
  void the_same_file_again_changes_nothing() throws IOException {
    importDirectory.apply(csv(FILE), "test");
    List<Unit> units = offices.listUnits();

    ImportReport again = importDirectory.apply(csv(FILE), "test");

    assertThat(again.added()).isZero();
    assertThat(again.changed()).isZero();
    assertThat(again.unchanged()).isEqualTo(5);
    assertThat(offices.listUnits()).isEqualTo(units);
  }

  @Test
  void an_import_that_changes_something_leaves_one_audit_line_and_a_dry_run_none()
      throws IOException {
    importDirectory.check(csv(FILE));
    importDirectory.apply(csv(FILE), "command");
    importDirectory.apply(csv(FILE), "command");

    assertThat(auditLines())
        .containsExactly("command directory-imported added 5, changed 0, unchanged 0, refused 1");
  }

  private List<String> auditLines() {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              try (var statement =
                      connection.prepareStatement(
                          "SELECT who, what, after_value FROM audit_line ORDER BY number");
                  var rows = statement.executeQuery()) {
                var lines = new ArrayList<String>();
                while (rows.next()) {
                  lines.add(
                      String.join(" ", rows.getString(1), rows.getString(2), rows.getString(3)));
                }
                return lines;
              }
            });
  }

  @Test
  void a_dry_run_tells_the_same_and_writes_nothing() throws IOException {
    ImportReport dry = importDirectory.check(csv(FILE));

    assertThat(offices.listUnits()).isEmpty();
    assertThat(importDirectory.apply(csv(FILE), "test")).isEqualTo(dry);
  }

  @Test
  void names_ends_and_homes_of_points_may_change_and_numbers_stay() throws IOException {
    importDirectory.apply(csv(FILE), "test");
    long pointId = offices.findPoint("MC-XA").orElseThrow().id();

    ImportReport report =
        importDirectory.apply(
            csv(
                """
                kind,code,name,name_en,parent,group,valid_from,valid_to
                UNIT,XA,Xã Mẫu,Sample Commune,TINH,COMMUNE,,2026-12-31
                POINT,MC-XA,Một cửa tỉnh,One-stop of the province,TINH,,,
                COUNTER,Q1,Quầy số 1,Counter 1,MC-XA,,,
                PROCEDURE_GROUP,HO_TICH,Hộ tịch,Civil status and names,,,,
                """),
            "test");

    assertThat(report.changed()).isEqualTo(4);
    OneStopPoint point = offices.findPoint("MC-XA").orElseThrow();
    assertThat(point.id()).isEqualTo(pointId);
    assertThat(point.unitId()).isEqualTo(offices.findUnit("TINH").orElseThrow().id());
    assertThat(offices.findUnit("XA").orElseThrow().validTo()).isEqualTo("2026-12-31");
    assertThat(offices.findCounter(pointId, "Q1").orElseThrow().name()).isEqualTo("Quầy số 1");
    assertThat(offices.findProcedureGroup("HO_TICH").orElseThrow().nameEn())
        .isEqualTo("Civil status and names");
  }

  @Test
  void the_example_in_the_repository_is_taken_whole() throws IOException {
    try (var file = Files.newInputStream(Path.of("ops/examples/directory.csv"))) {
      ImportReport report = importDirectory.apply(file, "test");

      assertThat(report.refused()).isEmpty();
      assertThat(offices.listCounters()).isNotEmpty();
    }
  }

  @Test
  void a_hundred_thousand_lines_take_seconds() throws IOException {
    var lines = new StringBuilder("kind,code,name,name_en,parent,group\n");
    for (int unit = 0; unit < 1_000; unit++) {
      lines.append("UNIT,U%d,Xã %d,Commune %d,,COMMUNE\n".formatted(unit, unit, unit));
      lines.append("POINT,P%d,Một cửa %d,One-stop %d,U%d,\n".formatted(unit, unit, unit, unit));
      for (int counter = 0; counter < 98; counter++) {
        lines.append("COUNTER,Q%d,Quầy %d,,P%d,\n".formatted(counter, counter, unit));
      }
    }
    long start = System.nanoTime();

    ImportReport first = importDirectory.apply(csv(lines.toString()), "test");
    ImportReport second = importDirectory.apply(csv(lines.toString()), "test");

    assertThat(first.added()).isEqualTo(100_000);
    assertThat(second.unchanged()).isEqualTo(100_000);
    // Eight seconds on two idle cores; the limit leaves room for a busy machine.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(90));
  }

  private static InputStream csv(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
