package vn.thuocdo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may know whom. A new package needs a row, a new edge needs an entry. */
class ArchitectureTest {

  private static final String ROOT = "vn.thuocdo";

  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("stats", Set.of()),
              Map.entry("period", Set.of()),
              Map.entry("text", Set.of()),
              Map.entry("database", Set.of()),
              Map.entry("backup", Set.of("database")),
              Map.entry("problem", Set.of("database", "text")),
              Map.entry("proxy", Set.of()),
              Map.entry("keys", Set.of("database")),
              Map.entry("unit", Set.of("database", "text")),
              Map.entry("survey", Set.of("database", "period", "problem", "staff", "text", "unit")),
              Map.entry(
                  "staff", Set.of("chart", "database", "keys", "period", "proxy", "text", "unit")),
              Map.entry("rating", Set.of("database", "period", "problem", "survey", "unit")),
              Map.entry(
                  "kiosk",
                  Set.of(
                      "database",
                      "period",
                      "problem",
                      "proxy",
                      "rating",
                      "staff",
                      "survey",
                      "text",
                      "unit")),
              Map.entry(
                  "dossier",
                  Set.of(
                      "database", "keys", "period", "problem", "rating", "staff", "text", "unit")),
              Map.entry(
                  "link",
                  Set.of(
                      "chart",
                      "database",
                      "dossier",
                      "period",
                      "problem",
                      "proxy",
                      "rating",
                      "staff",
                      "survey",
                      "text",
                      "unit")),
              Map.entry(
                  "sms",
                  Set.of(
                      "database",
                      "dossier",
                      "keys",
                      "link",
                      "period",
                      "problem",
                      "proxy",
                      "rating",
                      "staff",
                      "stats",
                      "survey",
                      "text",
                      "unit")),
              Map.entry("seal", Set.of("database", "period")),
              Map.entry(
                  "target",
                  Set.of(
                      "database", "period", "problem", "rating", "staff", "stats", "text", "unit")),
              Map.entry(
                  "result",
                  Set.of(
                      "database",
                      "dossier",
                      "period",
                      "problem",
                      "rating",
                      "seal",
                      "sms",
                      "staff",
                      "stats",
                      "survey",
                      "target",
                      "text",
                      "unit")),
              Map.entry(
                  "exclusion",
                  Set.of("database", "period", "rating", "result", "staff", "text", "unit")),
              Map.entry("catalogue", Set.of("database", "problem", "staff", "text", "unit")),
              Map.entry("closing", Set.of("database", "period", "result", "staff", "text", "unit")),
              Map.entry(
                  "causes",
                  Set.of(
                      "closing",
                      "console",
                      "database",
                      "dossier",
                      "period",
                      "result",
                      "staff",
                      "stats",
                      "text",
                      "unit")),
              Map.entry(
                  "paper",
                  Set.of(
                      "database",
                      "period",
                      "problem",
                      "rating",
                      "result",
                      "staff",
                      "survey",
                      "text",
                      "unit")),
              Map.entry("chart", Set.of()),
              Map.entry("console", Set.of("database", "period", "staff", "text", "unit")),
              Map.entry(
                  "publicsite",
                  Set.of(
                      "chart", "period", "problem", "proxy", "result", "stats", "target", "text",
                      "unit")),
              Map.entry(
                  "opendata",
                  Set.of(
                      "database",
                      "keys",
                      "period",
                      "problem",
                      "proxy",
                      "publicsite",
                      "rating",
                      "result",
                      "seal",
                      "stats",
                      "target",
                      "text",
                      "unit")),
              Map.entry(
                  "report",
                  Set.of(
                      "chart",
                      "closing",
                      "database",
                      "period",
                      "problem",
                      "publicsite",
                      "result",
                      "staff",
                      "stats",
                      "target",
                      "text",
                      "unit")),
              Map.entry(
                  "demo",
                  Set.of(
                      "database",
                      "period",
                      "rating",
                      "result",
                      "staff",
                      "survey",
                      "target",
                      "unit"))));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void the_table_names_exactly_the_packages_that_exist() {
    var packages = new TreeSet<String>();
    CLASSES.forEach(type -> packages.add(packageOf(type)));
    packages.remove("");

    assertThat(packages).isEqualTo(MAY_USE.keySet());
  }

  @Test
  void a_package_uses_only_what_its_row_names() {
    var forbidden = new TreeSet<String>();
    for (JavaClass type : CLASSES) {
      String from = packageOf(type);
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> target.getPackageName().startsWith(ROOT))
          .map(ArchitectureTest::packageOf)
          .filter(to -> !from.isEmpty() && !to.equals(from))
          .filter(to -> !MAY_USE.getOrDefault(from, Set.of()).contains(to))
          .forEach(to -> forbidden.add(from + " -> " + to + " in " + type.getName()));
    }

    assertThat(forbidden).isEmpty();
  }

  @Test
  void packages_do_not_go_in_circles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_lowest_floor_knows_no_framework() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".stats..", ROOT + ".period..", ROOT + ".text..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void only_messages_would_know_the_gateway() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".sms..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.twilio..")
        .check(CLASSES);
  }

  @Test
  void only_charts_know_the_drawing_library() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".chart..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jfree..")
        .check(CLASSES);
  }

  @Test
  void nobody_asks_the_machine_for_the_time() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .check(CLASSES);
  }

  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return !name.startsWith(ROOT + ".") ? "" : name.substring(ROOT.length() + 1).split("\\.")[0];
  }
}
