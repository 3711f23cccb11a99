package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import vn.thuocdo.unit.Contact;
import vn.thuocdo.unit.Unit;

/**
 * By which code others knew a unit on the last day of the period, and how its office was reached
 * when the figures were frozen; what nobody told is empty.
 *
 * @param code of the unit in this document
 * @param officialCode that the state gave it
 * @param post of the person who settles difficulties
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OfficeLine(
    String code,
    String officialCode,
    String post,
    String phone,
    String email,
    String address,
    String openingHours) {

  static OfficeLine of(Unit unit, Contact contact) {
    return new OfficeLine(
        unit.code(),
        unit.officialCode(),
        contact.post(),
        contact.phone(),
        contact.email(),
        contact.address(),
        contact.openingHours());
  }

  boolean isEmpty() {
    return (officialCode + post + phone + email + address + openingHours).isEmpty();
  }
}
