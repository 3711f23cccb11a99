package vn.thuocdo.text;

import java.util.List;

/**
 * How long a text is as SMS, which is what it costs.
 *
 * <p>One segment holds 160 units of GSM-7 or 70 of UCS-2; of several, each holds 153 or 67, since
 * they carry a header that joins them. The characters of GSM-7's extension take two units, those
 * outside Unicode's first plane two units of UCS-2, and neither is cut in two.
 *
 * @param units in the encoding; what is left free at the end of a segment is not counted
 * @param segments at least 1
 * @param outsideGsm the characters, each once and in order, that force UCS-2; empty for GSM-7
 * @see <a href="https://www.twilio.com/docs/glossary/what-sms-character-limit">Twilio's account</a>
 * @see <a href="https://www.3gpp.org/ftp/Specs/html-info/23038.htm">3GPP TS 23.038</a>
 */
public record SmsLength(Encoding encoding, int units, int segments, List<String> outsideGsm) {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";

  /** What the characters of a message are written in. */
  public enum Encoding {
    GSM_7("GSM-7", 160, 153),
    UCS_2("UCS-2", 70, 67);

    private final String title;
    private final int alone;
    private final int joined;

    Encoding(String title, int alone, int joined) {
      this.title = title;
      this.alone = alone;
      this.joined = joined;
    }

    /** Returns the name as gateways write it. */
    public String title() {
      return title;
    }

    private int unitsOf(int character) {
      return this == UCS_2
          ? Character.charCount(character)
          : EXTENSION.indexOf(character) >= 0 ? 2 : 1;
    }
  }

  /** Returns the length of a text as it would be sent, unchanged. */
  public static SmsLength of(String text) {
    List<String> outside =
        text.codePoints()
            .filter(c -> BASIC.indexOf(c) < 0 && EXTENSION.indexOf(c) < 0)
            .distinct()
            .mapToObj(Character::toString)
            .toList();
    Encoding encoding = outside.isEmpty() ? Encoding.GSM_7 : Encoding.UCS_2;
    int units = text.codePoints().map(encoding::unitsOf).sum();
    int segments = units <= encoding.alone ? 1 : joined(text, encoding);
    return new SmsLength(encoding, units, segments, outside);
  }

  private static int joined(String text, Encoding encoding) {
    int segments = 1;
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      int more = encoding.unitsOf(c);
      if (used + more > encoding.joined) {
        segments++;
        used = 0;
      }
      used += more;
    }
    return segments;
  }
}
