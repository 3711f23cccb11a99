package vn.thuocdo.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
