package vn.thuocdo.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitSuccession;

class DemoProvinceIT {

  private static final int ONE_IN = 40;

  private ApplicationContext context;
  private DemoProvince demo;
  private Offices offices;

  @BeforeEach
  void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    demo = context.getBean(DemoProvince.class);
    offices = context.getBean(Offices.class);
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void an_empty_home_becomes_a_province_that_says_it_is_simulated() {
    var progress = new Counting();

    demo.load(progress, ONE_IN);

    assertThat(demo.isLoaded()).isTrue();
    assertThat(context.getBean(Settings.class).get("demo", "")).isEqualTo("true");
    assertThat(offices.listUnits()).hasSize(22);
    assertThat(offices.listCounters()).hasSize(27);
    assertThat(offices.listProcedureGroups()).hasSize(12);
    assertThat(count("rating")).isEqualTo(progress.total.get()).isEqualTo(progress.done.get());
    assertThat(sum("tally", "n1 + n2 + n3 + n4 + n5")).isEqualTo(count("rating"));
    assertThat(count("publication")).isGreaterThanOrEqualTo(6);
    ResultDocument newest =
        context
            .getBean(Publications.class)
            .find(ReportingCalendar.REPORTING, "2026-Q3")
            .orElseThrow()
            .document();
    Participation participation =
        newest.findParticipation(newest.totals().getFirst()).orElseThrow();
    assertThat(participation.all().rate()).isBetween(0.0, 1.0);
    assertThat(participation.weighted()).isNotNull();
    assertThat(newest.findUnitByOfficialCode("99001").orElseThrow().code())
        .isEqualTo("P-MAU-TRUNG");
    assertThat(newest.findOffice("SO-NV").orElseThrow().address()).contains("giả định");
  }

  @Test
  void communes_name_those_they_came_from_and_one_was_split() {
    demo.load(Progress.silent(), 1_000);

    Unit ward = offices.findUnit("P-MAU-TRUNG").orElseThrow();
    assertThat(offices.predecessorsOf(ward.id()))
        .extracting(Unit::code)
        .containsExactly("P-MAU-1", "P-MAU-2", "P-MAU-3");
    assertThat(offices.listSuccessions())
        .filteredOn(succession -> succession.kind() == UnitSuccession.Kind.SPLIT)
        .hasSize(2);
  }

  @Test
  void loading_again_changes_nothing_and_loading_after_an_interruption_goes_on() {
    demo.load(Progress.silent(), ONE_IN);
    long ratings = count("rating");
    demo.load(Progress.silent(), ONE_IN);
    assertThat(count("rating")).isEqualTo(ratings);

    forgetThatItWasLoaded();
    demo.load(Progress.silent(), ONE_IN);

    assertThat(demo.isLoaded()).isTrue();
    assertThat(count("rating")).isBetween(ratings, ratings + 5);
    assertThat(sum("tally", "n1 + n2 + n3 + n4 + n5")).isEqualTo(count("rating"));
  }

  @Test
  void a_home_with_offices_of_its_own_is_left_alone() throws IOException {
    String csv = "kind,code,name,group\nUNIT,XA,Xã có thật,COMMUNE\n";
    context
        .getBean(ImportDirectory.class)
        .apply(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), "test");

    assertThatThrownBy(() -> demo.load(Progress.silent(), ONE_IN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("empty home");

    assertThat(offices.listUnits()).hasSize(1);
    assertThat(context.getBean(Settings.class).find("demo")).isEmpty();
  }

  private void forgetThatItWasLoaded() {
    context
        .getBean(Transactions.class)
        .write(
            connection ->
                connection
                    .createStatement()
                    .executeUpdate("DELETE FROM setting WHERE name = 'demo.loaded'"));
    // Puts something, so that the settings are read again.
    context.getBean(Settings.class).put("hotline", "1900 0001 (số giả định)");
  }

  private long count(String table) {
    return sum(table, "1");
  }

  private long sum(String table, String what) {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              try (var statement = connection.createStatement();
                  var row =
                      statement.executeQuery(
                          "SELECT COALESCE(SUM(" + what + "), 0) FROM " + table)) {
                row.next();
                return row.getLong(1);
              }
            });
  }

  private static final class Counting implements Progress {
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    @Override
    public void start(long total) {
      this.total.addAndGet(total);
    }

    @Override
    public void step(long count) {
      done.addAndGet(count);
    }
  }
}
