package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import vn.thuocdo.database.Transactions;

/** Gives somebody a password that only they know. */
@Singleton
class ChangePassword {

  private final Transactions transactions;
  private final AccountRepository accounts;
  private final PasswordHashes hashes;
  private final Sessions sessions;
  private final LockOut lockOut;
  private final Audit audit;

  ChangePassword(
      Transactions transactions,
      AccountRepository accounts,
      PasswordHashes hashes,
      Sessions sessions,
      LockOut lockOut,
      Audit audit) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.hashes = hashes;
    this.sessions = sessions;
    this.lockOut = lockOut;
    this.audit = audit;
  }

  /**
   * Changes the password of a member and ends all their sessions; returns the text key of what was
   * wrong, or empty when it is done.
   */
  Optional<String> change(StaffMember member, String current, String wanted, String repeated) {
    Optional<String> problem = PasswordRule.problemWith(wanted, member.username());
    if (problem.isPresent()) {
      return problem;
    }
    if (!wanted.equals(repeated)) {
      return Optional.of("password.not-repeated");
    }
    if (wanted.equals(current)) {
      return Optional.of("password.is-old");
    }
    if (!isTheirs(member, current)) {
      return Optional.of("password.wrong");
    }
    String hash = hashes.hash(wanted);
    transactions.write(
        connection -> {
          accounts.setPassword(member.id(), hash, false);
          audit.record(member.username(), "password-changed", member.username(), null, null);
          return sessions.closeAllOf(member.id());
        });
    return Optional.empty();
  }

  /** A forgotten open session must not be a way to guess the password without the lock-out. */
  private boolean isTheirs(StaffMember member, String current) {
    if (lockOut.take(member.username()).compareTo(Duration.ZERO) > 0) {
      return false;
    }
    boolean isRight =
        current.length() <= SignIn.LONGEST_PASSWORD
            && accounts
                .findById(member.id())
                .map(account -> hashes.check(current, account.passwordHash()))
                .filter(check -> check != PasswordHashes.Check.WRONG)
                .isPresent();
    if (isRight) {
      lockOut.release(member.username());
    }
    return isRight;
  }
}
