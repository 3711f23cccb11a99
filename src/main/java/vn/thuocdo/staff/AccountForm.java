package vn.thuocdo.staff;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the form of an account. */
final class AccountForm {

  private AccountForm() {}

  /** Returns what the form says; a role that does not exist counts as the least one. */
  static AccountDetails details(Map<String, Object> form) {
    String role = Form.field(form, "role");
    var units =
        Form.fields(form, "unit").stream()
            .filter(unit -> unit.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .collect(Collectors.toUnmodifiableSet());
    return new AccountDetails(
        Form.field(form, "displayName"),
        Arrays.stream(Role.values())
            .filter(known -> known.name().equals(role))
            .findFirst()
            .orElse(Role.SUPERVISOR),
        units);
  }
}
