package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;

/** Whoever can write into the database by SQL is found. */
class AuditChainIT {

  private static final int LINES = 6;

  private static Map<String, Object> properties;
  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    properties = TestDatabase.properties();
    context = ApplicationContext.run(properties);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void startAnew() {
    run("DELETE FROM audit_line");
    run("UPDATE audit_head SET last_number = 0, hash = REPEAT(CHAR(0), 32), begun_at = NULL");
  }

  @Test
  void an_empty_trail_is_intact_and_each_line_moves_its_head() {
    assertThat(verify("")).isEqualTo(new VerifyAudit.Intact(0, "0".repeat(64)));

    writeLines(context, LINES);

    var intact = (VerifyAudit.Intact) verify("");
    assertThat(intact.lines()).isEqualTo(LINES);
    assertThat(intact.head()).isEqualTo(context.getBean(VerifyAudit.class).head());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE audit_line SET who = 'somebody.else' WHERE number = 3 | 3 | 2
          UPDATE audit_line SET what = 'else' WHERE number = 3 | 3 | 2
          UPDATE audit_line SET subject = CONCAT(subject, ' ') WHERE number = 1 | 1 | 0
          UPDATE audit_line SET before_value = '' WHERE number = 4 AND before_value IS NULL | 4 | 3
          UPDATE audit_line SET before_value = after_value, after_value = before_value WHERE number = 5 | 5 | 4
          UPDATE audit_line SET at = DATE_ADD(at, INTERVAL 1 SECOND) WHERE number = 6 | 6 | 5
          UPDATE audit_line SET hash = NULL WHERE number = 2 | 2 | 1
          UPDATE audit_line SET hash = REPEAT('x', 32) WHERE number = 2 | 2 | 1
          UPDATE audit_line SET number = 99 WHERE number = 4 | 5 | 3
          DELETE FROM audit_line WHERE number = 1 | 2 | 0
          DELETE FROM audit_line WHERE number IN (3, 4) | 5 | 2
          INSERT INTO audit_line (number, at, who, what, subject) SELECT 7, at, who, what, subject FROM audit_line WHERE number = 6 | 7 | 6
          INSERT INTO audit_line (number, at, who, what, subject, hash) SELECT 8, at, who, what, subject, hash FROM audit_line WHERE number = 6 | 8 | 6
          """)
  void a_line_that_was_changed_removed_or_slipped_in_is_named(
      String sql, long number, long previous) {
    writeLines(context, LINES);

    assertThat(run(sql)).isPositive();

    assertThat(verify("")).isEqualTo(new VerifyAudit.Broken(number, previous));
  }

  @Test
  void a_trail_without_its_end_is_found() {
    writeLines(context, LINES);

    run("DELETE FROM audit_line WHERE number > 4");

    assertThat(verify("")).isEqualTo(new VerifyAudit.Shortened(4, LINES));
  }

  @Test
  void a_trail_that_was_shortened_together_with_its_head_lacks_the_noted_hash() {
    writeLines(context, LINES);
    String noted = ((VerifyAudit.Intact) verify("")).head();
    run(
        "UPDATE audit_head SET last_number = 4, hash = (SELECT hash FROM audit_line WHERE number = 4)");
    run("DELETE FROM audit_line WHERE number > 4");

    assertThat(verify("")).isInstanceOf(VerifyAudit.Intact.class);
    assertThat(verify(noted)).isInstanceOf(VerifyAudit.Rewritten.class);
  }

  @Test
  void a_hash_that_was_noted_long_ago_is_still_found() {
    writeLines(context, 2);
    String noted = ((VerifyAudit.Intact) verify("")).head();

    writeLines(context, 3);

    assertThat(verify(noted.toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOf(VerifyAudit.Intact.class);
  }

  @Test
  void lines_that_are_older_than_the_chain_are_chained_once_and_the_trail_says_so() {
    for (int i = 0; i < 3; i++) {
      run(
          "INSERT INTO audit_line (at, who, what, subject) VALUES ('2026-01-01 00:00:00', 'an', 'x', 'Ộ')");
    }

    writeLines(context, 1);

    assertThat(((VerifyAudit.Intact) verify("")).lines()).isEqualTo(5);
    assertThat(context.getBean(AuditRepository.class).listNewestFirst("", "", 9, 0))
        .extracting(AuditLine::what)
        .containsExactly("done", Audit.CHAIN_BEGUN, "x", "x", "x");

    assertThat(run("UPDATE audit_line SET who = 'binh' WHERE what = 'x'")).isEqualTo(3);
    assertThat(verify("")).isInstanceOf(VerifyAudit.Broken.class);
  }

  @Test
  void two_servers_write_one_chain_at_the_same_time() throws Exception {
    try (var other = ApplicationContext.run(properties);
        var pool = Executors.newFixedThreadPool(6)) {
      var work = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < 6; i++) {
        var server = i % 2 == 0 ? context : other;
        work.add(() -> writeLines(server, 20));
      }
      for (var done : pool.invokeAll(work)) {
        done.get();
      }
    }

    assertThat(verify("")).isInstanceOf(VerifyAudit.Intact.class);
    assertThat(((VerifyAudit.Intact) verify("")).lines()).isEqualTo(120);
  }

  @Test
  void a_change_that_is_undone_takes_its_line_with_it() {
    writeLines(context, 1);

    assertThatThrownBy(
            () ->
                context
                    .getBean(Transactions.class)
                    .write(
                        connection -> {
                          context.getBean(Audit.class).record("an", "undone", "x", null, null);
                          throw new IllegalStateException("on purpose");
                        }))
        .hasMessage("on purpose");
    writeLines(context, 1);

    assertThat(((VerifyAudit.Intact) verify("")).lines()).isEqualTo(2);
  }

  @Test
  void a_line_outside_of_the_transaction_of_its_change_is_a_bug() {
    assertThatThrownBy(
            () -> context.getBean(Audit.class).record("an", "forgotten", "x", null, null))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void long_and_odd_texts_come_back_as_they_were_hashed() {
    for (String odd :
        new String[] {
          "💡".repeat(300), "\ud800 half", "a\u0000b\r\nc", "  ", "e\u0302\u0301", ""
        }) {
      write(context, odd, "x".repeat(70_000).substring(odd.length()) + odd);
    }

    assertThat(verify("")).isInstanceOf(VerifyAudit.Intact.class);
  }

  private VerifyAudit.Outcome verify(String noted) {
    return context.getBean(VerifyAudit.class).verify(noted);
  }

  private static int writeLines(ApplicationContext server, int count) {
    for (int i = 1; i <= count; i++) {
      write(server, "phường " + i, i % 2 == 0 ? null : "sau " + i);
    }
    return count;
  }

  private static void write(ApplicationContext server, String subject, String after) {
    server
        .getBean(Transactions.class)
        .write(
            connection -> {
              server.getBean(Audit.class).record(subject, "done", subject, null, after);
              return 0;
            });
  }

  private static int run(String sql) {
    return context
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }
}
