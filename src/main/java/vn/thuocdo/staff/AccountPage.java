package vn.thuocdo.staff;

import java.util.List;

/**
 * What templates/staff/account.jte shows, for a new account or one that exists.
 *
 * @param problem why the last attempt failed; empty for none
 * @param untouchable why this account is not to be changed; empty when it is
 * @param actions further things to do with an account; empty for a new one
 */
public record AccountPage(
    StaffFrame frame,
    String problem,
    String untouchable,
    String action,
    boolean isNew,
    String usernameLabel,
    String username,
    String usernameRule,
    String displayNameLabel,
    String displayName,
    String roleLabel,
    List<RoleChoice> roles,
    String unitsLabel,
    String unitsRule,
    List<UnitGroupChoice> unitGroups,
    String saveText,
    String actionsTitle,
    List<Action> actions,
    String backText,
    String backUrl) {

  /** One role, and what it may do. */
  public record RoleChoice(String code, String name, String may, boolean isChosen) {}

  /** Units of one group. */
  public record UnitGroupChoice(String name, List<UnitChoice> units) {}

  /** One unit. */
  public record UnitChoice(String id, String name, boolean isChosen) {}

  /** One button, and what it does. */
  public record Action(String intro, String buttonText, String url) {}
}
