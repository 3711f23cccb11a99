package vn.thuocdo.staff;

import java.util.Set;
import vn.thuocdo.text.Language;

/**
 * Whoever is signed in; a parameter of this type in a controller is filled from the session.
 *
 * @param unitIds the units of a UNIT_MANAGER with everything below them; empty for the other roles
 * @param csrfToken goes into every form as the hidden field {@code _csrf}
 * @param language in which the pages of this session are written
 */
public record StaffMember(
    long id,
    String username,
    String displayName,
    Role role,
    Set<Long> unitIds,
    String csrfToken,
    Language language) {

  public StaffMember {
    unitIds = Set.copyOf(unitIds);
  }

  /** Tells whether figures of this unit may be shown to this member. */
  public boolean maySee(long unitId) {
    return role != Role.UNIT_MANAGER || unitIds.contains(unitId);
  }

  /** Tells whether comments and confidential reasons may be shown to this member. */
  public boolean maySeeConfidential() {
    return role == Role.HOME_AFFAIRS;
  }
}
