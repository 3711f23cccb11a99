package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import vn.thuocdo.text.Language;

/** Lets people in who know their password. */
@Singleton
class SignIn {

  /** Longer is no password but a load. */
  static final int LONGEST_PASSWORD = 200;

  sealed interface Outcome {}

  /** {@code token} belongs into the cookie. */
  record Welcome(String token) implements Outcome {}

  /** Wrong name, password or code, or a disabled account: nobody learns which. */
  record Refused() implements Outcome {}

  /** Too many failures, for this name or from this address. */
  record TryLater(Duration delay) implements Outcome {}

  private final AccountRepository accounts;
  private final PasswordHashes hashes;
  private final SecondFactor secondFactor;
  private final Sessions sessions;
  private final LockOut lockOut;
  private final AddressThrottle addresses;

  SignIn(
      AccountRepository accounts,
      PasswordHashes hashes,
      SecondFactor secondFactor,
      Sessions sessions,
      LockOut lockOut,
      AddressThrottle addresses) {
    this.accounts = accounts;
    this.hashes = hashes;
    this.secondFactor = secondFactor;
    this.sessions = sessions;
    this.lockOut = lockOut;
    this.addresses = addresses;
  }

  /**
   * Checks name and password, in the same time for a name that exists and one that does not, and
   * the code where one is asked for.
   */
  Outcome attempt(
      String typedName, String password, String code, String address, Language language) {
    Duration wait = addresses.waitOf(address);
    if (!wait.isZero()) {
      return new TryLater(wait);
    }
    String username = Usernames.normalised(typedName);
    wait = lockOut.take(username);
    if (!wait.isZero()) {
      return new TryLater(wait);
    }
    Optional<Account> account = identify(username, password);
    if (account.isEmpty() || !secondFactor.passes(account.get().id(), code)) {
      addresses.countFailure(address);
      return new Refused();
    }
    lockOut.release(username);
    return new Welcome(sessions.open(account.get().id(), language));
  }

  private Optional<Account> identify(String username, String password) {
    Optional<Account> account =
        Usernames.isValid(username) && password.length() <= LONGEST_PASSWORD
            ? accounts.findByUsername(username)
            : Optional.empty();
    if (account.isEmpty()) {
      hashes.checkNobodys(password.substring(0, Math.min(password.length(), LONGEST_PASSWORD)));
      return Optional.empty();
    }
    String hash = account.get().passwordHash();
    PasswordHashes.Check check = hashes.check(password, hash);
    if (check == PasswordHashes.Check.WRONG || account.get().isDisabled()) {
      return Optional.empty();
    }
    if (check == PasswordHashes.Check.RIGHT_BUT_WEAKLY_HASHED) {
      accounts.replaceHash(account.get().id(), hash, hashes.hash(password));
    }
    return account;
  }
}
