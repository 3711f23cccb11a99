package vn.thuocdo.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Office;

/** Which ratings are in the tree of a period, whatever happens to them before and after. */
class CountedRatingsIT {

  private static final Period PERIOD = Period.parse("2025-Q3", ReportingCalendar.CALENDAR);
  private static final LocalDate DAY = LocalDate.parse("2025-08-05");
  private static final Instant CLOSING = Instant.parse("2025-10-05T03:00:00.123Z");

  private final Random random = new Random(7);
  private ApplicationContext context;
  private Transactions transactions;
  private CountedRatings counted;

  @BeforeEach
  void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    transactions = context.getBean(Transactions.class);
    counted = context.getBean(CountedRatings.class);
    Office.open(transactions);
  }

  @AfterEach
  void stop() {
    context.close();
  }

  @Test
  void every_rating_of_a_busy_day_can_be_proved_and_what_comes_late_changes_nothing() {
    List<UUID> first = give(DAY, 2_500, CLOSING.minus(Duration.ofDays(60)), "");
    List<UUID> other = give(DAY.plusDays(1), 3, CLOSING.minus(Duration.ofDays(59)), "");
    give(DAY.minusMonths(3), 5, CLOSING.minus(Duration.ofDays(150)), "");
    counted.fix(PERIOD, 1, CLOSING);
    List<UUID> late = give(DAY, 1_500, CLOSING.plusSeconds(1), "");

    var root = counted.find(PERIOD, 1).orElseThrow();
    assertThat(root.ratings()).isEqualTo(2_503);
    for (int i = 0; i < first.size(); i += 97) {
      assertProved(root, first.get(i), DAY);
    }
    other.forEach(rating -> assertProved(root, rating, DAY.plusDays(1)));
    assertThat(late.stream().limit(40).map(rating -> counted.prove(PERIOD, 1, rating)))
        .containsOnly(Optional.empty());
    assertThat(counted.prove(PERIOD, 1, UUID.randomUUID())).isEmpty();

    counted.fix(PERIOD, 2, CLOSING.plus(Duration.ofDays(1)));
    var corrected = counted.find(PERIOD, 2).orElseThrow();
    assertThat(corrected.ratings()).isEqualTo(4_003);
    assertThat(counted.prove(PERIOD, 2, late.getFirst()).orElseThrow().root())
        .isEqualTo(corrected.root());
    assertProved(root, first.getFirst(), DAY);
  }

  @Test
  void what_was_decided_or_replaced_at_the_last_moment_stays_as_it_was_counted() {
    Instant justBefore = CLOSING.minusSeconds(2);
    List<UUID> plain = give(DAY, 20, CLOSING.minus(Duration.ofDays(60)), "");
    List<UUID> lately = give(DAY, 3, justBefore, "");
    List<UUID> ahead = give(DAY, 2, CLOSING.plusSeconds(90), "");
    List<UUID> marked = give(DAY, 4, CLOSING.minus(Duration.ofDays(60)), "BURST");
    replace(plain.get(0), lately.get(0), justBefore);
    exclude(1, justBefore);
    counted.fix(PERIOD, 1, CLOSING);
    replace(plain.get(1), lately.get(1), CLOSING.plusSeconds(1));
    withdraw(CLOSING.plusSeconds(2));

    var root = counted.find(PERIOD, 1).orElseThrow();
    assertThat(root.ratings()).isEqualTo(20 - 1 + 3 + 2);
    assertThat(counted.prove(PERIOD, 1, plain.getFirst())).isEmpty();
    plain.subList(1, 20).forEach(rating -> assertProved(root, rating, DAY));
    lately.forEach(rating -> assertProved(root, rating, DAY));
    ahead.forEach(rating -> assertProved(root, rating, DAY));
    marked.forEach(rating -> assertThat(counted.prove(PERIOD, 1, rating)).isEmpty());

    counted.fix(PERIOD, 2, CLOSING.plus(Duration.ofDays(1)));
    var corrected = counted.find(PERIOD, 2).orElseThrow();
    assertThat(corrected.ratings()).isEqualTo(18 + 3 + 2 + 4);
    assertThat(counted.prove(PERIOD, 2, marked.getFirst()).orElseThrow().root())
        .isEqualTo(corrected.root());
    assertThat(counted.prove(PERIOD, 2, plain.get(1))).isEmpty();
  }

  @Test
  void a_removed_rating_shows_in_the_proofs_of_the_others() {
    List<UUID> ratings = give(DAY, 50, CLOSING.minus(Duration.ofDays(60)), "");
    counted.fix(PERIOD, 1, CLOSING);
    run("DELETE FROM rating WHERE id = UNHEX('%s')".formatted(hex(ratings.get(10))));

    var root = counted.find(PERIOD, 1).orElseThrow();
    assertThat(counted.prove(PERIOD, 1, ratings.get(20)).orElseThrow().root())
        .isNotEqualTo(root.root());
  }

  @Test
  void days_that_were_prepared_are_used_as_long_as_they_fit() {
    give(DAY, 30, CLOSING.minus(Duration.ofDays(60)), "");
    give(DAY.plusDays(1), 30, CLOSING.minus(Duration.ofDays(59)), "");

    assertThat(counted.prepare(PERIOD.from(), PERIOD.to(), CLOSING.minusSeconds(900))).isEqualTo(2);
    assertThat(counted.prepare(PERIOD.from(), PERIOD.to(), CLOSING.minusSeconds(800))).isZero();
    List<UUID> more = give(DAY, 1, CLOSING.minusSeconds(700), "");
    counted.fix(PERIOD, 1, CLOSING);

    var root = counted.find(PERIOD, 1).orElseThrow();
    assertThat(root.ratings()).isEqualTo(61);
    assertProved(root, more.getFirst(), DAY);
    assertThat(number("SELECT COUNT(*) FROM day_tree")).isEqualTo(3);
  }

  private void assertProved(CountedRatings.Root root, UUID rating, LocalDate day) {
    Proof proof = counted.prove(PERIOD, 1, rating).orElseThrow();
    assertThat(proof.root()).isEqualTo(root.root());
    assertThat(proof.rating().id()).isEqualTo(rating);
    assertThat(proof.rating().unit()).isEqualTo("XA-TEST");
    assertThat(proof.rating().day()).isEqualTo(day);
  }

  private List<UUID> give(LocalDate day, int times, Instant receivedAt, String suspicion) {
    var ids = new ArrayList<UUID>();
    transactions.write(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  """
                  INSERT INTO rating (id, questionnaire_id, unit_id, point_id, counter_id, procedure_group_id, channel,
                    respondent, language, assisted, suspicion, given_at, given_on, clock_offset_ms, received_at, answers)
                  VALUES (?, (SELECT MIN(id) FROM questionnaire), 1, 1, 1, 0, 'KIOSK', 'UNKNOWN', 'vi', FALSE, ?, ?, ?, 0,
                    ?, '{}')""")) {
            for (int i = 0; i < times; i++) {
              UUID id = new UUID(random.nextLong(), random.nextLong());
              ids.add(id);
              statement.setBytes(1, BinaryUuid.bytes(id));
              statement.setString(2, suspicion);
              statement.setObject(3, day.atTime(3, 0));
              statement.setObject(4, day);
              statement.setObject(5, LocalDateTime.ofInstant(receivedAt, ZoneOffset.UTC));
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
    run(
        "INSERT INTO rating_day (given_on, point_id, ratings, replaced) VALUES ('%s', 1, %d, 0) ON DUPLICATE KEY UPDATE ratings = ratings + VALUES(ratings)"
            .formatted(day, times));
    return ids;
  }

  private void replace(UUID rating, UUID by, Instant at) {
    run(
        "INSERT INTO replaced_rating (rating_id, replaced_by, replaced_at) VALUES (UNHEX('%s'), UNHEX('%s'), '%s')"
            .formatted(hex(rating), hex(by), LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
    run("UPDATE rating_day SET replaced = replaced + 1 WHERE given_on = '%s'".formatted(DAY));
  }

  private void exclude(long counter, Instant at) {
    run(
        "INSERT INTO exclusion (given_on, point_id, counter_id, reason, ratings, decided_by, decided_at) VALUES ('%s', 1, %d, 'thử', 4, 'test', '%s')"
            .formatted(DAY, counter, LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
  }

  private void withdraw(Instant at) {
    run(
        "UPDATE exclusion SET in_force = NULL, withdrawn_reason = 'thử', withdrawn_by = 'test', withdrawn_at = '%s'"
            .formatted(LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
  }

  private void run(String sql) {
    transactions.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private long number(String sql) {
    return transactions.read(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  private static String hex(UUID id) {
    return "%032x"
        .formatted(new java.math.BigInteger(1, ByteBuffer.wrap(BinaryUuid.bytes(id)).array()));
  }
}
