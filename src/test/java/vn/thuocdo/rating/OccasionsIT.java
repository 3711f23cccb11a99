package vn.thuocdo.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.survey.Questionnaires;

/** One visit is one answer, in whatever order, on however many servers. */
class OccasionsIT {

  private ApplicationContext context;
  private ApplicationContext other;

  @BeforeEach
  void start() {
    Map<String, Object> database = TestDatabase.properties();
    context = ApplicationContext.run(database);
    Office.open(context.getBean(Transactions.class));
    other = ApplicationContext.run(database);
  }

  @AfterEach
  void stop() {
    other.close();
    context.close();
  }

  @Test
  void the_newest_rating_on_an_occasion_counts_and_the_earlier_ones_stay_readable() {
    UUID visit = UUID.randomUUID();
    NewRating first = rating(visit, 5, List.of());
    NewRating second = rating(visit, 2, List.of("WAIT"));
    NewRating third = rating(visit, 1, List.of("ATTITUDE"));

    assertThat(store(context, first)).containsExactly(Outcome.STORED);
    assertThat(store(context, second)).containsExactly(Outcome.STORED);
    assertThat(tallied()).isEqualTo("0 1 0 0 0");
    assertThat(store(context, third)).containsExactly(Outcome.STORED);

    assertThat(tallied()).isEqualTo("1 0 0 0 0");
    assertThat(number("SELECT SUM(times) FROM choice_tally")).isEqualTo(1);
    assertThat(number("SELECT COUNT(*) FROM rating")).isEqualTo(3);
    assertThat(number("SELECT COUNT(*) FROM replaced_rating")).isEqualTo(2);
    assertNothingDiffers(1);
  }

  @Test
  void what_was_replaced_and_comes_again_is_a_repeat_and_changes_nothing() {
    UUID visit = UUID.randomUUID();
    NewRating first = rating(visit, 5, List.of());
    store(context, first);
    store(context, rating(visit, 3, List.of()));

    assertThat(store(context, first)).containsExactly(Outcome.REPEATED);

    assertThat(tallied()).isEqualTo("0 0 1 0 0");
    assertNothingDiffers(1);
  }

  @Test
  void several_on_one_occasion_in_one_commit_are_one_answer_too() {
    UUID visit = UUID.randomUUID();
    store(
        context,
        rating(visit, 1, List.of("WAIT")),
        rating(null, 4, List.of()),
        rating(visit, 5, List.of()));

    assertThat(tallied()).isEqualTo("0 0 0 1 1");
    assertThat(number("SELECT COALESCE(SUM(times), 0) FROM choice_tally")).isZero();
    assertNothingDiffers(2);
  }

  @Test
  void two_servers_that_take_answers_on_the_same_visits_count_each_visit_once() throws Exception {
    List<UUID> visits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      visits.add(UUID.randomUUID());
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var answers = new ArrayList<Future<?>>();
      for (int i = 0; i < 200; i++) {
        UUID visit = visits.get(i % visits.size());
        int score = 1 + i % 5;
        ApplicationContext server = i % 2 == 0 ? context : other;
        answers.add(threads.submit(() -> store(server, rating(visit, score, List.of("WAIT")))));
      }
      for (Future<?> answer : answers) {
        answer.get();
      }
    }

    assertThat(number("SELECT SUM(n1 + n2 + n3 + n4 + n5) FROM tally")).isEqualTo(20);
    assertThat(number("SELECT COUNT(*) FROM replaced_rating")).isEqualTo(180);
    assertNothingDiffers(20);
  }

  private void assertNothingDiffers(long counted) {
    Recount.Result result = context.getBean(Recount.class).recount((done, of) -> {});
    assertThat(result.differingRows()).isZero();
    assertThat(result.ratings()).isEqualTo(counted);
  }

  private static List<Outcome> store(ApplicationContext server, NewRating... ratings) {
    return server.getBean(StoreRatings.class).store(List.of(ratings));
  }

  private NewRating rating(@Nullable UUID occasion, int score, List<String> reasons) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(1));
    return new NewRating(
        UUID.randomUUID(),
        context.getBean(Questionnaires.class).findCurrent("KIOSK_1TAP").orElseThrow(),
        new Place(1, 1, 1, Place.NOT_TOLD),
        Channel.LINK,
        Respondent.UNKNOWN,
        "vi",
        false,
        "",
        now,
        0,
        now,
        null,
        null,
        reasons.isEmpty() ? Map.of("OVERALL", score) : Map.of("OVERALL", score, "REASONS", reasons),
        null,
        occasion);
  }

  private String tallied() {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              try (var rows =
                  connection
                      .createStatement()
                      .executeQuery(
                          "SELECT SUM(n1), SUM(n2), SUM(n3), SUM(n4), SUM(n5) FROM tally")) {
                rows.next();
                return "%d %d %d %d %d"
                    .formatted(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5));
              }
            });
  }

  private long number(String sql) {
    return context
        .getBean(Transactions.class)
        .read(
            connection -> {
              try (var rows = connection.createStatement().executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
              }
            });
  }
}
