package vn.thuocdo.staff;

import java.util.List;

/**
 * An account as lists show it.
 *
 * @param unitCodes of a UNIT_MANAGER, in order; empty for other roles
 */
public record ListedAccount(
    String username, String displayName, Role role, List<String> unitCodes, State state) {

  /** Whether its owner can sign in; the texts {@code account.<state>} explain. */
  public enum State {
    ENABLED,
    /** Signed in with a password that somebody else has seen; it has to be changed first. */
    WAITING,
    DISABLED
  }
}
