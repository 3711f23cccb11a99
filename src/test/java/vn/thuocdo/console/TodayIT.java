package vn.thuocdo.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Offices;

class TodayIT {

  private static EmbeddedServer server;
  private static Today today;
  private static TodayPages pages;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    var context = server.getApplicationContext();
    Office.open(context.getBean(Transactions.class));
    context.getBean(Offices.class).forget();
    var ratings = new Ratings(context);
    for (int i = 0; i < 4; i++) {
      ratings.give(1, 5, List.of(), "");
    }
    ratings.give(1, 3, List.of("WAIT"), "");
    ratings.give(1, 1, List.of("ATTITUDE", "EXTRA_COST", "WAIT"), "Nói không nhỏ nhẹ");
    ratings.give(2, 2, List.of("OTHER"), "");
    today = context.getBean(Today.class);
    pages = context.getBean(TodayPages.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_rating_of_today_is_counted_at_its_counter() {
    var point = today.asSeenBy(member(Role.HOME_AFFAIRS, Set.of())).points().getFirst();

    assertThat(point.counters()).extracting(CounterCount::sampleSize).containsExactly(6L, 1L);
    assertThat(point.counters()).extracting(CounterCount::satisfied).containsExactly(4L, 0L);
    assertThat(point.total().dissatisfied()).isEqualTo(2);
  }

  @Test
  void home_affairs_sees_comments_and_every_reason() {
    var day = today.asSeenBy(member(Role.HOME_AFFAIRS, Set.of()));

    assertThat(day.lowRatings()).extracting(LowRating::comment).contains("Nói không nhỏ nhẹ");
    assertThat(day.reasons())
        .containsExactlyInAnyOrder(
            new ReasonCount(0, "WAIT", 2),
            new ReasonCount(0, "ATTITUDE", 1),
            new ReasonCount(0, "EXTRA_COST", 1),
            new ReasonCount(0, "OTHER", 1));
  }

  @Test
  void a_unit_manager_sees_neither_comments_nor_which_reason_was_confidential() {
    var day = today.asSeenBy(member(Role.UNIT_MANAGER, Set.of(1L)));

    assertThat(day.lowRatings()).hasSize(2).extracting(LowRating::comment).containsOnly("");
    assertThat(day.lowRatings().stream().flatMap(rating -> rating.reasons().stream()))
        .containsExactlyInAnyOrder("FOLDED", "FOLDED", "WAIT");
    assertThat(day.reasons())
        .containsExactly(new ReasonCount(0, "FOLDED", 3), new ReasonCount(0, "WAIT", 2));
  }

  @Test
  void a_unit_manager_of_other_units_sees_nothing_of_this_one() {
    var day = today.asSeenBy(member(Role.UNIT_MANAGER, Set.of(2L)));

    assertThat(day.points()).isEmpty();
    assertThat(day.reasons()).isEmpty();
    assertThat(day.lowRatings()).isEmpty();
  }

  @Test
  void fewer_than_five_ratings_have_no_share() {
    var member = member(Role.UNIT_MANAGER, Set.of(1L));

    var rows = pages.page(member, today.asSeenBy(member), false).points().getFirst().rows();

    assertThat(rows).extracting(TodayPage.Row::share).containsExactly("66,67%", "–", "57,14%");
  }

  @Test
  void the_time_of_a_low_rating_is_told_by_quarters_of_an_hour() {
    var member = member(Role.HOME_AFFAIRS, Set.of());

    assertThat(pages.page(member, today.asSeenBy(member), false).low())
        .allSatisfy(
            low -> assertThat(low.time()).matches("\\d\\d:(00|15|30|45)–\\d\\d:(00|15|30|45)"));
  }

  private static StaffMember member(Role role, Set<Long> unitIds) {
    return new StaffMember(1, "an", "An", role, unitIds, "token", Language.VI);
  }
}
