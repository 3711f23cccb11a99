package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.util.Optional;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.text.PhoneNumber;

/** Telephone numbers as this package keeps them: hashed to recognise, sealed to dial. */
@Singleton
class Numbers {

  private static final String HOME = "+84";

  private final Keys keys;

  Numbers(Keys keys) {
    this.keys = keys;
  }

  /** Returns the number if an invitation can go there: a mobile one of this country. */
  static Optional<PhoneNumber> invitable(String written) {
    return PhoneNumber.parse(written)
        .filter(PhoneNumber::isMobile)
        .filter(number -> number.e164().startsWith(HOME));
  }

  /**
   * Returns what the number is recognised by.
   *
   * @param written in any form; what is no number, such as a sender's name, is taken as it stands
   */
  byte[] hash(String written) {
    return keys.hash(
        "phone", PhoneNumber.parse(written).map(PhoneNumber::e164).orElse(written.strip()));
  }

  byte[] seal(String text) {
    return keys.seal(text);
  }

  Optional<String> open(byte[] sealed) {
    return keys.open(sealed);
  }
}
