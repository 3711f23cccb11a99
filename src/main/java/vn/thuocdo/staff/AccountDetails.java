package vn.thuocdo.staff;

import java.util.Set;
import java.util.stream.Collectors;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/**
 * What is decided about an account.
 *
 * @param unitIds the units of a UNIT_MANAGER, without what is below them; ignored for other roles
 */
public record AccountDetails(String displayName, Role role, Set<Long> unitIds) {

  private static final int LONGEST_NAME = 100;

  public AccountDetails {
    displayName = displayName.strip();
    unitIds = role == Role.UNIT_MANAGER ? Set.copyOf(unitIds) : Set.of();
  }

  boolean hasUsableName() {
    return !displayName.isBlank()
        && displayName.length() <= LONGEST_NAME
        && displayName.codePoints().noneMatch(Character::isISOControl);
  }

  boolean lacksUnits() {
    return role == Role.UNIT_MANAGER && unitIds.isEmpty();
  }

  /** Returns how the audit trail writes it; units by code, in order. */
  String asText(Offices offices) {
    String units =
        unitIds.stream()
            .map(id -> offices.findUnit(id).map(Unit::code).orElse("?" + id))
            .sorted()
            .collect(Collectors.joining(", "));
    return displayName + "; " + role + (units.isEmpty() ? "" : "; " + units);
  }
}
