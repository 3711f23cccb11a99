package vn.thuocdo.torture;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the citizens of a run say. Everything about a rating but its time follows from the seed, its
 * kiosk and its running number, so that nothing has to be remembered to compare what is stored with
 * what was given.
 */
final class Content {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000000000000000L;

  /** As the codes of the reasons in the questionnaire; more than the three that may be ticked. */
  private static final List<String> REASONS =
      List.of("WAIT", "LATE", "TRIPS", "INFO", "FACILITY", "ONLINE", "OTHER");

  private static final List<String> COMMENTS =
      List.of(
          "Chờ lâu quá 😡👨‍👩‍👧‍👦 🇻🇳",
          "מעולה \u202Eabc\u202C مرحبا \u200F‏",
          "<script>alert('x')</script><b onmouseover=\"x()\">&amp;</b>",
          "=HYPERLINK(\"http://example.org\";\"bấm\")",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "dòng một\nthẻ\tvà \\ gạch \"nháy\"",
          "Ŧ̷̢͎ợ̵i̶ ̴đ̴ợ̴i̸ 120 phút, gọi 0912 345 678",
          "'; DROP TABLE rating; --",
          "𝒯𝒽ướ𝒸 Đ𝑜 \uFEFF|\u0000|".replace("\u0000", "\u0001"));

  private final long seed;
  private final long firstMillis;

  Content(long seed, Instant begun) {
    this.seed = seed;
    this.firstMillis = begun.toEpochMilli();
  }

  /** What becomes of a rating on its way to the server's door. */
  enum Fate {
    GOOD,
    /** The device loses it after it has taken a number: a gap that the server must name. */
    LOST,
    /** Not a rating; the server must refuse it. */
    BAD
  }

  Fate fate(int kiosk, long seq) {
    int thrown = (int) Math.floorMod(Dice.mix(seed, 1, kiosk, seq), 4_000);
    return thrown < 2 ? Fate.LOST : thrown < 22 ? Fate.BAD : Fate.GOOD;
  }

  /** Returns an id in the form of version 7 that says whose it is, see {@link #kioskOf}. */
  UUID id(int kiosk, long seq) {
    long high = ((firstMillis + seq) << 16) | VERSION_7 | (kiosk & 0xFFF);
    long low = VARIANT | ((Dice.mix(seed, 2, kiosk, seq) & 0x3FFFFFFFL) << 32) | seq;
    return new UUID(high, low);
  }

  static int kioskOf(UUID id) {
    return (int) (id.getMostSignificantBits() & 0xFFF);
  }

  static long seqOf(UUID id) {
    return id.getLeastSignificantBits() & 0xFFFFFFFFL;
  }

  /** Returns the answers as the table keeps them. */
  String answers(int kiosk, long seq) {
    long bits = Dice.mix(seed, 3, kiosk, seq);
    int score = 1 + (int) Math.floorMod(bits, 5);
    if (score > 3 || (bits & 0x300) == 0) {
      return "{\"OVERALL\":" + score + "}";
    }
    int first = (int) Math.floorMod(bits >>> 12, REASONS.size() - 1);
    return "{\"OVERALL\":%d,\"REASONS\":[\"%s\",\"%s\"]}"
        .formatted(score, REASONS.get(first), REASONS.get(first + 1));
  }

  /** Returns what the citizen wrote; one in ten writes, one in a thousand to the limit. */
  Optional<String> comment(int kiosk, long seq) {
    int thrown = (int) Math.floorMod(Dice.mix(seed, 4, kiosk, seq), 1_000);
    if (thrown == 0) {
      return Optional.of("Đợi".repeat(1_666) + "😡" + "!");
    }
    return thrown < 100 ? Optional.of(COMMENTS.get(thrown % COMMENTS.size())) : Optional.empty();
  }

  /** Returns the rating as it is sent. */
  String json(int kiosk, long seq, Instant givenAt) {
    String answers = answers(kiosk, seq);
    String questionnaire = "KIOSK_1TAP@1";
    if (fate(kiosk, seq) == Fate.BAD) {
      switch ((int) (seq % 3)) {
        case 0 -> answers = "{\"OVERALL\":7}";
        case 1 -> answers = "{\"OVERALL\":3,\"WEATHER\":5}";
        default -> questionnaire = "KIOSK_1TAP@77";
      }
    }
    return "{\"id\":\"%s\",\"seq\":%d,\"questionnaire\":\"%s\",\"givenAt\":\"%s\",\"language\":\"vi\",\"assisted\":false,\"answers\":%s%s}"
        .formatted(
            id(kiosk, seq),
            seq,
            questionnaire,
            givenAt,
            answers,
            comment(kiosk, seq).map(text -> ",\"comment\":" + quoted(text)).orElse(""));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            unit -> {
              if (unit == '"' || unit == '\\') {
                quoted.append('\\').append((char) unit);
              } else if (unit < 0x20) {
                quoted.append("\\u%04x".formatted(unit));
              } else {
                quoted.append((char) unit);
              }
            });
    return quoted.append('"').toString();
  }
}
