package vn.thuocdo.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;

class OfficesIT {

  private static ApplicationContext context;
  private static Offices offices;
  private static Settings settings;

  @BeforeAll
  static void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    offices = context.getBean(Offices.class);
    settings = context.getBean(Settings.class);
    run(
        "INSERT INTO unit (id, code, name, name_en, unit_group, parent_id, valid_from, valid_to)"
            + " VALUES (1, 'T', 'Tỉnh', 'Province', 'PROVINCE', NULL, '2000-01-01', NULL),"
            + " (2, 'H', 'Huyện', 'District', 'DISTRICT', 1, '2000-01-01', '2025-06-30'),"
            + " (3, 'X1', 'Xã Một', 'Commune One', 'COMMUNE', 2, '2000-01-01', '2025-06-30'),"
            + " (4, 'P', 'Phường', 'Ward', 'COMMUNE', 1, '2025-07-01', NULL)",
        "INSERT INTO unit_succession (predecessor_id, successor_id, effective_on, kind) VALUES"
            + " (3, 4, '2025-07-01', 'MERGE')",
        "INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from) VALUES"
            + " (10, 'MC-P', 4, 'Một cửa', 'One-stop', '2025-07-01')",
        "INSERT INTO counter (id, point_id, code, name, name_en, valid_from) VALUES"
            + " (100, 10, '1', 'Quầy 1', 'Counter 1', '2025-07-01')",
        "INSERT INTO procedure_group (code, name, name_en, valid_from) VALUES"
            + " ('HO_TICH', 'Hộ tịch', 'Civil status', '2000-01-01')");
    offices.forget();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void units_points_counters_and_groups_are_found_by_number_and_by_code() {
    assertThat(offices.findUnit("P")).isEqualTo(offices.findUnit(4)).isPresent();
    assertThat(offices.findPoint("MC-P")).isEqualTo(offices.findPoint(10)).isPresent();
    assertThat(offices.findCounter(10, "1")).isEqualTo(offices.findCounter(100)).isPresent();
    assertThat(offices.findProcedureGroup("HO_TICH").orElseThrow().nameEn())
        .isEqualTo("Civil status");
    assertThat(offices.findUnit("nobody")).isEmpty();
    assertThat(offices.listUnits()).extracting(Unit::code).containsExactly("T", "H", "P", "X1");
    assertThat(offices.listGroups())
        .hasSize(7)
        .isSortedAccordingTo(java.util.Comparator.comparing(UnitGroup::rank));
  }

  @Test
  void a_unit_comes_with_everything_below_it() {
    assertThat(offices.withDescendants(Set.of(1L))).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    assertThat(offices.withDescendants(Set.of(2L))).containsExactlyInAnyOrder(2L, 3L);
    assertThat(offices.withDescendants(Set.of())).isEmpty();
  }

  @Test
  void a_unit_names_those_it_took_over_from() {
    assertThat(offices.predecessorsOf(4)).extracting(Unit::code).containsExactly("X1");
    assertThat(offices.predecessorsOf(3)).isEmpty();
    assertThat(offices.listSuccessions())
        .singleElement()
        .satisfies(
            succession -> assertThat(succession.kind()).isEqualTo(UnitSuccession.Kind.MERGE));
  }

  @Test
  void a_unit_lives_on_its_first_and_on_its_last_day() {
    Unit district = offices.findUnit("H").orElseThrow();

    assertThat(district.isAliveOn(LocalDate.parse("2025-06-30"))).isTrue();
    assertThat(district.isAliveOn(LocalDate.parse("2025-07-01"))).isFalse();
    assertThat(district.isAliveOn(LocalDate.parse("1999-12-31"))).isFalse();
    assertThat(
            district.isAliveDuringAll(LocalDate.parse("2025-06-15"), LocalDate.parse("2025-09-14")))
        .isFalse();
  }

  @Test
  void a_setting_shows_at_once_and_the_last_one_counts() {
    assertThat(settings.get("hotline", "none")).isEqualTo("none");

    settings.put("hotline", "1900 0000");
    settings.put("hotline", "1900 0001");

    assertThat(settings.find("hotline")).contains("1900 0001");
  }

  private static void run(String... statements) {
    context
        .getBean(Transactions.class)
        .write(
            connection -> {
              for (String sql : statements) {
                try (var statement = connection.createStatement()) {
                  statement.executeUpdate(sql);
                }
              }
              return true;
            });
  }
}
