package vn.thuocdo.staff;

import io.micronaut.context.BeanContext;
import java.util.Set;
import vn.thuocdo.text.Language;

/** Lets tests of other packages in without a password. */
public record StaffDoor(String cookie, String csrf) {

  /** Opens a session of an account of HOME_AFFAIRS, which may do everything but its own account. */
  public static StaffDoor open(BeanContext context) {
    return open(context, "mo.cua", Role.HOME_AFFAIRS);
  }

  /**
   * Opens a session of an account of a role that needs no units.
   *
   * @param name of the account, which is made if there is none
   */
  public static StaffDoor open(BeanContext context, String name, Role role) {
    return open(context, name, role, Set.of());
  }

  /** Opens a session of an account of a role, for the units of which it is the manager. */
  public static StaffDoor open(BeanContext context, String name, Role role, Set<Long> units) {
    var accounts = context.getBean(StaffAccounts.class);
    if (accounts.findId(name).isEmpty()) {
      accounts.add(Actor.COMMAND_LINE, name, new AccountDetails("Mở cửa", role, units));
      long id = accounts.findId(name).orElseThrow();
      var repository = context.getBean(AccountRepository.class);
      context
          .getBean(vn.thuocdo.database.Transactions.class)
          .write(
              connection ->
                  repository.setPassword(
                      id,
                      context.getBean(PasswordHashes.class).hash(Secrets.newPassword()),
                      false));
    }
    var sessions = context.getBean(Sessions.class);
    String token = sessions.open(accounts.findId(name).orElseThrow(), Language.VI);
    String csrf = sessions.find(token, true).orElseThrow().member().csrfToken();
    return new StaffDoor("thuocdo_session=" + token, csrf);
  }
}
