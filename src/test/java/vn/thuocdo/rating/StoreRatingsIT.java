package vn.thuocdo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.survey.Questionnaires;

class StoreRatingsIT {

  private static ApplicationContext context;

  @BeforeAll
  static void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    Office.open(context.getBean(Transactions.class));
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void a_full_disk_is_told_as_come_back_later_until_there_is_room() {
    var store = context.getBean(StoreRatings.class);
    NewRating rating = rating();
    // What MariaDB and MySQL say when a file cannot grow.
    execute(
        "CREATE TRIGGER no_room BEFORE INSERT ON rating FOR EACH ROW SIGNAL SQLSTATE 'HY000'"
            + " SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table ''rating'' is full'");

    assertThatThrownBy(() -> store.store(List.of(rating)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status().getCode()).isEqualTo(503));
    assertThat(store.lacksRoom()).isTrue();

    execute("DROP TRIGGER no_room");
    assertThat(store.store(List.of(rating))).containsExactly(Outcome.STORED);
    assertThat(store.lacksRoom()).isFalse();
  }

  @Test
  void what_another_server_is_just_storing_is_a_repeat_and_never_refused() throws Exception {
    NewRating rating = ofKiosk(rating(), 7, 1);
    var refused =
        new RefusedRating(
            7L, 1L, rating.id().toString(), RefusalReason.FROM_THE_FUTURE, rating.receivedAt());
    var transactions = context.getBean(Transactions.class);

    var answer =
        transactions.write(
            connection -> {
              context
                  .getBean(RatingTables.class)
                  .insert(connection, List.of(rating), Set.of(), List.of());
              var other =
                  CompletableFuture.supplyAsync(
                      () -> context.getBean(StoreRatings.class).store(List.of(), List.of(refused)),
                      Thread::startVirtualThread);
              // The refusal waits for the numbers of the kiosk, which this transaction holds.
              while (count(
                      "information_schema.processlist"
                          + " WHERE info LIKE 'SELECT kiosk_id, first_seq%FOR UPDATE'")
                  == 0) {
                assertThat(other).isNotDone();
                Thread.onSpinWait();
              }
              return other;
            });

    assertThat(answer.get(30, TimeUnit.SECONDS)).containsExactly(Outcome.REPEATED);
    assertThat(count("refused_rating WHERE kiosk_id = 7")).isZero();
    assertThat(count("copy_sign WHERE kiosk_id = 7")).isZero();
  }

  @Test
  void a_recount_is_not_disturbed_when_questionnaires_are_read_again_meanwhile() throws Exception {
    var store = context.getBean(StoreRatings.class);
    var ratings = Stream.generate(StoreRatingsIT::rating).limit(2_000).toList();
    store.store(ratings);
    var questionnaires = context.getBean(Questionnaires.class);
    var recounting =
        CompletableFuture.supplyAsync(
            () -> context.getBean(Recount.class).recount((done, of) -> {}),
            Thread::startVirtualThread);

    while (!recounting.isDone()) {
      questionnaires.list();
    }

    assertThat(recounting.get().differingRows()).isZero();
    assertThat(recounting.get().ratings()).isGreaterThanOrEqualTo(ratings.size());
  }

  private static NewRating ofKiosk(NewRating rating, long kioskId, long seq) {
    return new NewRating(
        rating.id(),
        rating.questionnaire(),
        rating.place(),
        rating.channel(),
        rating.respondent(),
        rating.language(),
        rating.assisted(),
        rating.suspicion(),
        rating.givenAt(),
        rating.clockOffsetMillis(),
        rating.receivedAt(),
        kioskId,
        seq,
        rating.answers(),
        rating.comment(),
        null);
  }

  /** Over a connection of its own: what another transaction holds shows only from outside. */
  private static long count(String rows) {
    try (var connection =
            DriverManager.getConnection(
                String.valueOf(context.getProperty("datasources.default.url", String.class).get()),
                context.getProperty("datasources.default.username", String.class).orElse(""),
                context.getProperty("datasources.default.password", String.class).orElse(""));
        var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT COUNT(*) FROM " + rows)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static NewRating rating() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(1));
    return new NewRating(
        UUID.randomUUID(),
        context.getBean(Questionnaires.class).findCurrent("KIOSK_1TAP").orElseThrow(),
        new Place(1, 1, 1, Place.NOT_TOLD),
        Channel.KIOSK,
        Respondent.UNKNOWN,
        "vi",
        false,
        "",
        now,
        0,
        now,
        null,
        null,
        Map.of("OVERALL", 5),
        null,
        null);
  }

  private static void execute(String sql) {
    context
        .getBean(Transactions.class)
        .write(connection -> connection.createStatement().executeUpdate(sql));
  }
}
