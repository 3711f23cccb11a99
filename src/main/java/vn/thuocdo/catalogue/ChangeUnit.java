package vn.thuocdo.catalogue;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Contact;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/**
 * Gives a unit another official code or public contact: as a line of a directory file would, so
 * that both are judged by the same rules. Returns what was wrong in words, nothing when it is done.
 */
@Singleton
class ChangeUnit {

  private final Offices offices;
  private final ImportDirectory importDirectory;

  ChangeUnit(Offices offices, ImportDirectory importDirectory) {
    this.offices = offices;
    this.importDirectory = importDirectory;
  }

  /**
   * @param officialCode empty for none
   * @param day as 2026-11-21
   */
  Optional<String> giveCode(StaffMember member, Unit unit, String officialCode, String day) {
    var texts = Texts.of("catalogue", member.language());
    LocalDate from;
    try {
      from = LocalDate.parse(day);
    } catch (DateTimeException e) {
      return Optional.of(texts.get("refused.no-day"));
    }
    if (!unit.isAliveOn(from)) {
      return Optional.of(texts.get("refused.not-alive"));
    }
    Unit then = asOf(unit.id(), from);
    if (then.officialCode().equals(officialCode)) {
      return Optional.of(texts.get("refused.same-code"));
    }
    Map<String, String> line = line(then, from);
    line.put("official_code", orNothing(officialCode));
    return apply(member, line);
  }

  Optional<String> tellContact(StaffMember member, Unit unit, Contact contact) {
    Map<String, String> line = line(unit, offices.sinceWhen(unit));
    line.put("post", orNothing(contact.post()));
    line.put("phone", orNothing(contact.phone()));
    line.put("email", orNothing(contact.email()));
    line.put("address", orNothing(contact.address()));
    line.put("opening_hours", orNothing(contact.openingHours()));
    return apply(member, line);
  }

  private Optional<String> apply(StaffMember member, Map<String, String> line) {
    return importDirectory
        .apply(line, member.username())
        .map(refused -> refused.explain(member.language()));
  }

  /** The unit and the one above it by the codes of the day: those of then mean nobody else. */
  private Map<String, String> line(Unit unit, LocalDate from) {
    Long parentId = unit.parentId();
    LocalDate end = unit.validTo();
    var line = new HashMap<String, String>();
    line.put("kind", "UNIT");
    line.put("code", unit.codeInForce());
    line.put("name", unit.name());
    line.put("name_en", unit.nameEn());
    line.put("parent", parentId == null ? "" : asOf(parentId, from).codeInForce());
    line.put("group", unit.group());
    line.put("valid_from", from.toString());
    line.put("valid_to", end == null ? "" : end.toString());
    return line;
  }

  private Unit asOf(long id, LocalDate day) {
    return offices.listUnitsAsOf(day).stream()
        .filter(unit -> unit.id() == id)
        .findFirst()
        .orElseThrow();
  }

  private static String orNothing(String typed) {
    return typed.isEmpty() ? Contact.CLEARED : typed;
  }
}
