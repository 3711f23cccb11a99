package vn.thuocdo.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecentRatingsTest {

  private static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");
  private static final int GREEN = 5;
  private static final int YELLOW = 3;

  private final RecentRatings recent = new RecentRatings();

  @Test
  void the_seventh_in_a_minute_is_a_burst() {
    var marks = give(Duration.ofSeconds(9), GREEN, YELLOW, 1, 2, 4, GREEN, YELLOW);

    assertThat(marks).startsWith(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    assertThat(marks.getLast()).containsExactly(Suspicion.BURST);
  }

  @Test
  void the_twelfth_equal_answer_in_ten_minutes_is_a_streak() {
    var marks = give(Duration.ofSeconds(54), greens(13));

    assertThat(marks.subList(0, 11)).containsOnly(Set.of());
    assertThat(marks.subList(11, 13)).containsOnly(Set.of(Suspicion.STREAK));
  }

  @Test
  void equal_answers_at_the_speed_of_a_queue_are_no_streak() {
    assertThat(give(Duration.ofSeconds(60), greens(40))).containsOnly(Set.of());
  }

  @Test
  void one_other_answer_ends_a_streak() {
    int[] answers = greens(30);
    for (int i = 11; i < answers.length; i += 12) {
      answers[i] = YELLOW;
    }

    assertThat(give(Duration.ofSeconds(20), answers)).containsOnly(Set.of());
  }

  @Test
  void a_repeat_of_the_same_rating_is_no_second_one() {
    var once = given(MORNING, GREEN, true);

    for (int i = 0; i < 30; i++) {
      assertThat(recent.reasonsFor(once)).isEmpty();
    }
  }

  @Test
  void the_fifth_with_help_in_twenty_minutes_is_worth_a_look() {
    var marks = new ArrayList<Set<Suspicion>>();
    for (int i = 0; i < 5; i++) {
      marks.add(recent.reasonsFor(given(MORNING.plusSeconds(290L * i), i, true)));
      marks.add(recent.reasonsFor(given(MORNING.plusSeconds(290L * i + 100), i, false)));
    }

    assertThat(marks.get(8)).containsExactly(Suspicion.ASSISTED);
    marks.remove(8);
    assertThat(marks).containsOnly(Set.of());
  }

  @Test
  void a_streak_that_comes_late_from_a_queue_is_found_by_the_time_it_was_given() {
    give(MORNING.minus(Duration.ofDays(20)), Duration.ofSeconds(30), greens(11));

    assertThat(recent.reasonsFor(given(MORNING, GREEN, false))).isEmpty();
    assertThat(give(MORNING.minus(Duration.ofDays(10)), Duration.ofSeconds(30), greens(12)))
        .endsWith(Set.of(Suspicion.STREAK));
  }

  /** Ten years of a counter with a citizen every five minutes, 95 of 100 pressing the same face. */
  @Test
  void an_honest_busy_counter_is_hardly_ever_marked() {
    var chance = new Random(20261121);
    int marked = 0;
    for (int day = 0; day < 2_500; day++) {
      var counter = new RecentRatings();
      Instant at = MORNING.plus(Duration.ofDays(day));
      for (int citizen = 0; citizen < 88; citizen++) {
        at = at.plusMillis((long) (-Math.log(1 - chance.nextDouble()) * 300_000));
        int face = chance.nextDouble() < 0.95 ? GREEN : YELLOW;
        boolean isHelped = chance.nextDouble() < 0.04;
        var reasons = counter.reasonsFor(given(at, face, isHelped));
        reasons.remove(Suspicion.BURST);
        marked += reasons.isEmpty() ? 0 : 1;
      }
    }

    assertThat(marked).isLessThanOrEqualTo(5);
  }

  @Property
  void who_presses_one_face_at_any_speed_up_to_fifty_seconds_is_found(
      @ForAll @IntRange(min = 1, max = 50) int seconds, @ForAll @IntRange(min = 12) int length) {
    var fresh = new RecentRatings();
    Instant at = MORNING;
    int marked = 0;
    int pressed = Math.min(length, 200);
    for (int i = 0; i < pressed; i++) {
      at = at.plusSeconds(seconds);
      marked += fresh.reasonsFor(given(at, GREEN, false)).contains(Suspicion.STREAK) ? 1 : 0;
    }

    assertThat(marked).isEqualTo(pressed - 11);
  }

  @Test
  void reasons_are_stored_in_one_order_and_read_back() {
    var all = EnumSet.allOf(Suspicion.class);

    assertThat(Suspicion.text(List.of(Suspicion.STREAK, Suspicion.BURST)))
        .isEqualTo("BURST,STREAK");
    assertThat(Suspicion.text(all)).hasSizeLessThanOrEqualTo(60);
    assertThat(Suspicion.parse(Suspicion.text(all))).isEqualTo(all);
    assertThat(Suspicion.parse("")).isEmpty();
    assertThat(Suspicion.parse("BURST,OF_A_LATER_VERSION")).containsExactly(Suspicion.BURST);
  }

  private List<Set<Suspicion>> give(Duration apart, int... answers) {
    return give(MORNING, apart, answers);
  }

  private List<Set<Suspicion>> give(Instant from, Duration apart, int... answers) {
    var marks = new ArrayList<Set<Suspicion>>();
    for (int i = 0; i < answers.length; i++) {
      marks.add(recent.reasonsFor(given(from.plus(apart.multipliedBy(i)), answers[i], false)));
    }
    return marks;
  }

  private static int[] greens(int count) {
    int[] answers = new int[count];
    java.util.Arrays.fill(answers, GREEN);
    return answers;
  }

  private static RecentRatings.Given given(Instant at, int answer, boolean isAssisted) {
    return new RecentRatings.Given(UUID.randomUUID(), at, answer, isAssisted);
  }
}
