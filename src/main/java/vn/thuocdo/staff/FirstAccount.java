package vn.thuocdo.staff;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Makes the account with which a new installation is entered for the first time. */
@Singleton
public class FirstAccount {

  private static final String USERNAME = "quantri";

  private final Transactions transactions;
  private final AccountRepository accounts;
  private final PasswordHashes hashes;
  private final Audit audit;
  private final InstantSource clock;

  FirstAccount(
      Transactions transactions,
      AccountRepository accounts,
      PasswordHashes hashes,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.hashes = hashes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a HOME_AFFAIRS account with a generated password when there is no account at all, and
   * returns what its owner needs; empty when there already is one, if only since a moment ago from
   * another server.
   */
  public Optional<Credentials> createIfNone() {
    if (accounts.count() > 0) {
      return Optional.empty();
    }
    String password = Secrets.newPassword();
    String hash = hashes.hash(password);
    try {
      return create(hash) ? Optional.of(new Credentials(USERNAME, password)) : Optional.empty();
    } catch (DataAccessException e) {
      if (Transactions.isDuplicate(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean create(String hash) {
    return transactions.write(
        connection -> {
          if (accounts.count() > 0) {
            return false;
          }
          String displayName = Texts.of("staff", Language.VI).get("first-account");
          accounts.insert(
              USERNAME, displayName, Role.HOME_AFFAIRS.name(), hash, false, clock.instant());
          audit.record("first-start", "account-added", USERNAME, null, Role.HOME_AFFAIRS.name());
          return true;
        });
  }
}
