package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.AccountOutcome.Reason;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/**
 * Adds and changes accounts. Every change ends the sessions of its account and leaves an audit line
 * in the same transaction.
 */
@Singleton
public class StaffAccounts {

  private final Transactions transactions;
  private final AccountRepository accounts;
  private final SessionRepository sessions;
  private final SignInFailureRepository failures;
  private final PasswordHashes hashes;
  private final SecondFactor secondFactor;
  private final Offices offices;
  private final Audit audit;
  private final InstantSource clock;

  StaffAccounts(
      Transactions transactions,
      AccountRepository accounts,
      SessionRepository sessions,
      SignInFailureRepository failures,
      PasswordHashes hashes,
      SecondFactor secondFactor,
      Offices offices,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.sessions = sessions;
    this.failures = failures;
    this.hashes = hashes;
    this.secondFactor = secondFactor;
    this.offices = offices;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns the number of the account with this name, however its owner types it. */
  public Optional<Long> findId(String username) {
    String name = Usernames.normalised(username);
    return Usernames.isValid(name)
        ? accounts.findByUsername(name).map(Account::id)
        : Optional.empty();
  }

  /** Returns all accounts, those in use first, by name. */
  public List<ListedAccount> list() {
    return accounts.list().stream()
        .map(
            account ->
                new ListedAccount(
                    account.username(),
                    account.displayName(),
                    account.role(),
                    accounts.listUnitIds(account.id()).stream()
                        .map(id -> offices.findUnit(id).map(Unit::code).orElse("?" + id))
                        .sorted()
                        .toList(),
                    account.state()))
        .toList();
  }

  /** Adds an account with a generated password that its owner has to change when they sign in. */
  public AccountOutcome add(Actor actor, String username, AccountDetails details) {
    String name = Usernames.normalised(username);
    if (!Usernames.isValid(name)) {
      return new AccountOutcome.Refused(Reason.NAME_INVALID);
    }
    Optional<Reason> problem = problemWith(actor, details);
    if (problem.isPresent()) {
      return new AccountOutcome.Refused(problem.get());
    }
    String password = Secrets.newPassword();
    String hash = hashes.hash(password);
    return transactions.write(
        connection -> {
          if (accounts.findByUsername(name).isPresent()) {
            return new AccountOutcome.Refused(Reason.NAME_TAKEN);
          }
          accounts.insert(
              name, details.displayName(), details.role().name(), hash, true, clock.instant());
          long id = accounts.findByUsername(name).orElseThrow().id();
          details.unitIds().forEach(unitId -> accounts.addUnit(id, unitId));
          audit.record(actor.name(), "account-added", name, null, details.asText(offices));
          return new AccountOutcome.WithPassword(new Credentials(name, password));
        });
  }

  /** Changes name, role and units. */
  public AccountOutcome change(Actor actor, long id, AccountDetails details) {
    Optional<Reason> problem = problemWith(actor, details);
    if (problem.isPresent()) {
      return new AccountOutcome.Refused(problem.get());
    }
    return onOthers(
        actor,
        id,
        account -> {
          if (details.role() != Role.HOME_AFFAIRS && isLastHomeAffairs(account)) {
            return new AccountOutcome.Refused(Reason.LAST_HOME_AFFAIRS);
          }
          String before = detailsOf(account).asText(offices);
          accounts.setNameAndRole(id, details.displayName(), details.role().name());
          accounts.removeUnits(id);
          details.unitIds().forEach(unitId -> accounts.addUnit(id, unitId));
          audit.record(
              actor.name(), "account-changed", account.username(), before, details.asText(offices));
          return new AccountOutcome.Done();
        });
  }

  /** Shuts an account until it is enabled again. */
  public AccountOutcome disable(Actor actor, long id) {
    return onOthers(
        actor,
        id,
        account -> {
          if (isLastHomeAffairs(account)) {
            return new AccountOutcome.Refused(Reason.LAST_HOME_AFFAIRS);
          }
          accounts.setDisabledAt(id, clock.instant());
          audit.record(actor.name(), "account-disabled", account.username(), "enabled", "disabled");
          return new AccountOutcome.Done();
        });
  }

  public AccountOutcome enable(Actor actor, long id) {
    return onOthers(
        actor,
        id,
        account -> {
          accounts.setDisabledAt(id, null);
          audit.record(actor.name(), "account-enabled", account.username(), "disabled", "enabled");
          return new AccountOutcome.Done();
        });
  }

  /**
   * Replaces the password by a generated one that its owner has to change when they sign in, asks
   * for no code until they begin with one again, and ends the waiting time that failed attempts
   * have brought about.
   */
  public AccountOutcome resetPassword(Actor actor, long id) {
    String password = Secrets.newPassword();
    String hash = hashes.hash(password);
    return onOthers(
        actor,
        id,
        account -> {
          accounts.setPassword(id, hash, true);
          failures.forget(Secrets.sha256(account.username()));
          String before = secondFactor.forget(id) ? "second factor" : null;
          audit.record(actor.name(), "password-reset", account.username(), before, null);
          return new AccountOutcome.WithPassword(new Credentials(account.username(), password));
        });
  }

  /** Ends every session of an account. */
  public AccountOutcome signOutEverywhere(Actor actor, long id) {
    return onOthers(
        actor,
        id,
        account -> {
          audit.record(actor.name(), "account-signed-out", account.username(), null, null);
          return new AccountOutcome.Done();
        });
  }

  private AccountOutcome onOthers(Actor actor, long id, Function<Account, AccountOutcome> work) {
    return transactions.write(
        connection -> {
          Optional<Account> account = accounts.lock(id);
          if (account.isEmpty()) {
            return new AccountOutcome.Refused(Reason.GONE);
          }
          Optional<Reason> problem = whyNot(actor, account.get());
          if (problem.isPresent()) {
            return new AccountOutcome.Refused(problem.get());
          }
          AccountOutcome outcome = work.apply(account.get());
          if (!(outcome instanceof AccountOutcome.Refused)) {
            sessions.deleteAllOf(id);
          }
          return outcome;
        });
  }

  /** Returns why an actor may not change an account at all; empty when they may. */
  static Optional<Reason> whyNot(Actor actor, Account account) {
    if (account.id() == actor.accountId()) {
      return Optional.of(Reason.YOURSELF);
    }
    boolean isTheirs = account.role() != Role.HOME_AFFAIRS || actor.mayTouchHomeAffairs();
    return isTheirs ? Optional.empty() : Optional.of(Reason.NOT_YOURS);
  }

  private static Optional<Reason> problemWith(Actor actor, AccountDetails details) {
    if (details.role() == Role.HOME_AFFAIRS && !actor.mayTouchHomeAffairs()) {
      return Optional.of(Reason.NOT_YOURS);
    }
    if (!details.hasUsableName()) {
      return Optional.of(Reason.DISPLAY_NAME_MISSING);
    }
    return details.lacksUnits() ? Optional.of(Reason.UNITS_MISSING) : Optional.empty();
  }

  private boolean isLastHomeAffairs(Account account) {
    var left = accounts.lockActiveHomeAffairs();
    return left.contains(account.id()) && left.size() == 1;
  }

  AccountDetails detailsOf(Account account) {
    return new AccountDetails(
        account.displayName(), account.role(), Set.copyOf(accounts.listUnitIds(account.id())));
  }
}
