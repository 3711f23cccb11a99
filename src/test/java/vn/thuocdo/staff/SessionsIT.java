package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Offices;

class SessionsIT {

  private static ApplicationContext context;
  private static long account;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T01:00:00Z"));
  private final Sessions sessions =
      new Sessions(
          context.getBean(Transactions.class),
          context.getBean(SessionRepository.class),
          context.getBean(AccountRepository.class),
          context.getBean(SecondFactor.class),
          context.getBean(Offices.class),
          clock);
  private final LockOut lockOut =
      new LockOut(
          context.getBean(Transactions.class),
          context.getBean(SignInFailureRepository.class),
          clock);

  @BeforeAll
  static void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    context.getBean(FirstAccount.class).createIfNone();
    account = context.getBean(StaffAccounts.class).findId("quantri").orElseThrow();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void a_session_ends_after_half_an_hour_without_a_click() {
    String token = sessions.open(account, Language.VI);

    clock.moveOn(Duration.ofMinutes(29));
    assertThat(sessions.find(token, true)).isPresent();
    clock.moveOn(Duration.ofMinutes(29));
    assertThat(sessions.find(token, true)).isPresent();
    clock.moveOn(Duration.ofMinutes(30));
    assertThat(sessions.find(token, true)).isEmpty();
  }

  @Test
  void a_page_that_refreshes_itself_keeps_no_session_alive() {
    String token = sessions.open(account, Language.VI);

    for (int minute = 0; minute < 29; minute++) {
      clock.moveOn(Duration.ofMinutes(1));
      assertThat(sessions.find(token, false)).isPresent();
    }
    clock.moveOn(Duration.ofMinutes(1));
    assertThat(sessions.find(token, false)).isEmpty();
  }

  @Test
  void even_a_busy_session_ends_after_twelve_hours() {
    String token = sessions.open(account, Language.VI);

    for (int i = 0; i < 47; i++) {
      clock.moveOn(Duration.ofMinutes(15));
      assertThat(sessions.find(token, true)).isPresent();
    }
    clock.moveOn(Duration.ofMinutes(15));
    assertThat(sessions.find(token, true)).isEmpty();
  }

  @Test
  void the_token_itself_is_nowhere_in_the_database() {
    String token = sessions.open(account, Language.EN);

    assertThat(context.getBean(SessionRepository.class).find(Secrets.sha256(token))).isPresent();
    assertThat(sessions.find(token + "x", true)).isEmpty();
    assertThat(sessions.find("", true)).isEmpty();
  }

  @Test
  void a_new_role_ends_every_session_of_its_account() {
    StaffAccounts accounts = context.getBean(StaffAccounts.class);
    accounts.add(Actor.COMMAND_LINE, "an.nv", new AccountDetails("An", Role.SUPERVISOR, Set.of()));
    long id = accounts.findId("an.nv").orElseThrow();
    String token = sessions.open(id, Language.VI);

    accounts.change(Actor.COMMAND_LINE, id, new AccountDetails("An", Role.OPERATOR, Set.of()));

    assertThat(sessions.find(token, true)).isEmpty();
  }

  @Test
  void a_name_waits_longer_after_each_failure_and_never_for_ever() {
    for (int i = 0; i < 5; i++) {
      assertThat(lockOut.take("binh")).isZero();
    }
    assertThat(lockOut.take("binh")).isEqualTo(Duration.ofSeconds(30));

    clock.moveOn(Duration.ofSeconds(30));
    assertThat(lockOut.take("binh")).isZero();
    assertThat(lockOut.take("binh")).isEqualTo(Duration.ofMinutes(1));

    for (int i = 0; i < 20; i++) {
      clock.moveOn(Duration.ofMinutes(15));
      assertThat(lockOut.take("binh")).isZero();
    }
    assertThat(lockOut.take("binh")).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void whoever_got_in_starts_again_from_nothing() {
    for (int i = 0; i < 5; i++) {
      lockOut.take("chi");
    }
    lockOut.release("chi");

    assertThat(lockOut.take("chi")).isZero();
  }

  @Test
  void failures_of_yesterday_are_forgotten() {
    for (int i = 0; i < 9; i++) {
      lockOut.take("dung");
      clock.moveOn(Duration.ofMinutes(20));
    }
    clock.moveOn(Duration.ofDays(1));

    assertThat(lockOut.take("dung")).isZero();
    assertThat(lockOut.take("dung")).isZero();
  }
}
