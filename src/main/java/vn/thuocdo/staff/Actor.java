package vn.thuocdo.staff;

/**
 * Whoever changes accounts.
 *
 * @param name for the audit trail
 * @param accountId 0 for who has no account
 * @param mayTouchHomeAffairs whether accounts of Sở Nội vụ are theirs to give and change
 */
public record Actor(String name, long accountId, boolean mayTouchHomeAffairs) {

  /** Whoever can run commands on the machine has the database anyway. */
  public static final Actor COMMAND_LINE = new Actor("command-line", 0, true);

  static Actor of(StaffMember member) {
    return new Actor(member.username(), member.id(), member.role() == Role.HOME_AFFAIRS);
  }
}
