package vn.thuocdo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RememberedTest {

  private static final Supplier<Integer> AWAY =
      () -> {
        throw new DataAccessException("away", new SQLNonTransientConnectionException("refused"));
      };

  private final AtomicInteger readings = new AtomicInteger();
  private Supplier<Integer> source = readings::incrementAndGet;

  @Test
  void a_young_value_is_not_read_again_and_an_old_or_forgotten_one_is() {
    var young = new Remembered<>(Duration.ofHours(1), () -> source.get());
    assertThat(young.value()).isEqualTo(1);
    assertThat(young.value()).isEqualTo(1);
    young.forget();
    assertThat(young.value()).isEqualTo(2);

    var old = new Remembered<>(Duration.ZERO, () -> source.get());
    assertThat(old.value()).isEqualTo(3);
    assertThat(old.value()).isEqualTo(4);
  }

  @Test
  void while_the_database_is_away_the_last_value_stands_and_afterwards_it_is_read_again() {
    var remembered = new Remembered<>(Duration.ZERO, () -> source.get());
    assertThat(remembered.value()).isEqualTo(1);
    source = AWAY;
    assertThat(remembered.value()).isEqualTo(1);
    assertThat(remembered.value()).isEqualTo(1);
    source = readings::incrementAndGet;
    assertThat(remembered.value()).isEqualTo(2);
  }

  @Test
  void what_was_never_read_or_has_changed_is_not_made_up() {
    var remembered = new Remembered<>(Duration.ZERO, () -> source.get());
    source = AWAY;
    assertThatThrownBy(remembered::value).isInstanceOf(DataAccessException.class);
    source = readings::incrementAndGet;
    remembered.value();
    remembered.forget();
    source = AWAY;
    assertThatThrownBy(remembered::value).isInstanceOf(DataAccessException.class);
  }

  @Test
  void a_mistake_is_not_hidden_behind_the_last_value() {
    var remembered = new Remembered<>(Duration.ZERO, () -> source.get());
    remembered.value();
    source =
        () -> {
          throw new IllegalStateException("a mistake");
        };
    assertThatThrownBy(remembered::value).hasMessage("a mistake");
  }

  @Test
  void one_thread_waits_for_the_database_and_the_others_have_the_last_value() throws Exception {
    var remembered = new Remembered<>(Duration.ZERO, () -> source.get());
    remembered.value();
    var asked = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    source =
        () -> {
          asked.countDown();
          try {
            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return 7;
        };
    var waiting = CompletableFuture.supplyAsync(remembered::value);
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(remembered.value()).isEqualTo(1);
    answered.countDown();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(7);
  }
}
