package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Offices;

/** Who is signed in, on every server: the database keeps it, the browser only holds a token. */
@Singleton
class Sessions {

  /** A click is written down at most this often; the idle time is that much less exact. */
  private static final Duration TOUCH = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final SessionRepository sessions;
  private final AccountRepository accounts;
  private final SecondFactor secondFactor;
  private final Offices offices;
  private final InstantSource clock;

  Sessions(
      Transactions transactions,
      SessionRepository sessions,
      AccountRepository accounts,
      SecondFactor secondFactor,
      Offices offices,
      InstantSource clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.accounts = accounts;
    this.secondFactor = secondFactor;
    this.offices = offices;
    this.clock = clock;
  }

  /** Opens a session and returns its token, which is never to be had again; sweeps ended ones. */
  String open(long accountId, Language language) {
    String token = Secrets.newToken();
    String csrfToken = Secrets.newToken();
    transactions.write(
        connection -> {
          Instant now = clock.instant();
          sessions.deleteEnded(now, now.minus(StaffSession.IDLE));
          return sessions.insert(
              Secrets.sha256(token),
              accountId,
              csrfToken,
              language.tag(),
              now,
              now.plus(StaffSession.LONGEST));
        });
    return token;
  }

  /**
   * Returns the session of a token, unless it is over or its account is disabled.
   *
   * @param isClick whether a person did this; a page that refreshes itself keeps no session alive
   */
  Optional<LiveSession> find(String token, boolean isClick) {
    byte[] hash = Secrets.sha256(token);
    Instant now = clock.instant();
    var session = sessions.find(hash).filter(found -> !found.isOverAt(now));
    if (session.isPresent() && isClick && now.isAfter(session.get().lastSeenAt().plus(TOUCH))) {
      transactions.write(connection -> sessions.touch(hash, now));
    }
    return session.flatMap(
        found ->
            accounts
                .findById(found.accountId())
                .filter(account -> !account.isDisabled())
                .map(account -> live(token, found, account)));
  }

  private LiveSession live(String token, StaffSession session, Account account) {
    Set<Long> unitIds =
        account.role() == Role.UNIT_MANAGER
            ? offices.withDescendants(Set.copyOf(accounts.listUnitIds(account.id())))
            : Set.of();
    var member =
        new StaffMember(
            account.id(),
            account.username(),
            account.displayName(),
            account.role(),
            unitIds,
            session.csrfToken(),
            Language.preferredBy(session.language()));
    return new LiveSession(
        member,
        token,
        account.mustChangePassword(),
        secondFactor.isMissing(account.id(), account.role()));
  }

  void setLanguage(String token, Language language) {
    transactions.write(connection -> sessions.setLanguage(Secrets.sha256(token), language.tag()));
  }

  void close(String token) {
    transactions.write(connection -> sessions.delete(Secrets.sha256(token)));
  }

  /** Ends every session of an account and returns how many there were. */
  int closeAllOf(long accountId) {
    return transactions.write(connection -> sessions.deleteAllOf(accountId));
  }
}
