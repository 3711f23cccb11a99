package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.thuocdo.link.LinkTokens;
import vn.thuocdo.link.PublicAddress;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.text.SmsLength;
import vn.thuocdo.text.Syllable;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** Tells what a text would become on the telephone, before anybody is written to. */
@Singleton
class CheckText {

  static final int LONGEST = 600;

  /** As long as the token of a link is. */
  private static final String SOME_TOKEN = "w".repeat(22);

  private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}|[{}]");
  private static final Pattern WAY_OUT = Pattern.compile("\\b(TC|STOP)\\b");

  private final SmsTexts texts;
  private final Offices offices;
  private final PublicAddress address;
  private final InstantSource clock;

  CheckText(SmsTexts texts, Offices offices, PublicAddress address, InstantSource clock) {
    this.texts = texts;
    this.offices = offices;
    this.address = address;
    this.clock = clock;
  }

  /** Why a text cannot be sent as it is. */
  enum Problem {
    EMPTY,
    TOO_LONG,
    PLACEHOLDER_MISSING,
    PLACEHOLDER_UNKNOWN,
    /** An invitation has to say how to get no more of them. */
    NO_WAY_OUT
  }

  /**
   * @param detail the placeholder it is about; empty for none
   */
  record Finding(Problem problem, String detail) {}

  /**
   * A character that no message in GSM-7 holds.
   *
   * @param position in the text as it was written, from 1; 0 when it came with a value
   * @param sentAs what goes out in its place; the character itself where it stays and makes the
   *     message dear
   */
  record Odd(String character, int position, String sentAs) {

    boolean isDear() {
      return character.equals(sentAs);
    }
  }

  /**
   * What was found.
   *
   * @param sample the message with the longest values there are, as it would be sent
   */
  record Judgement(
      String text, List<Finding> findings, String sample, SmsLength length, List<Odd> odd) {}

  /** Returns a text as it is kept: composed letters, plain line ends, nothing around it. */
  static String tidy(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFC).replaceAll("\\r\\n?", "\n").strip();
  }

  /**
   * @param text tidied
   */
  Judgement judge(SmsTexts.Kind kind, String text) {
    String sample = sample(text);
    return new Judgement(
        text, findings(kind, text), sample, SmsLength.of(sample), odd(text, sample));
  }

  private static List<Finding> findings(SmsTexts.Kind kind, String text) {
    var findings = new ArrayList<Finding>();
    if (text.isEmpty()) {
      return List.of(new Finding(Problem.EMPTY, ""));
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      findings.add(new Finding(Problem.TOO_LONG, ""));
    }
    Set<String> found = new LinkedHashSet<>();
    Matcher braces = BRACES.matcher(text);
    while (braces.find()) {
      found.add(braces.group());
    }
    for (String name : new TreeSet<>(kind.needed())) {
      if (!found.contains("{" + name + "}")) {
        findings.add(new Finding(Problem.PLACEHOLDER_MISSING, "{" + name + "}"));
      }
    }
    for (String one : found) {
      Matcher known = SmsTexts.PLACEHOLDER.matcher(one);
      if (!known.matches() || !kind.known().contains(known.group(1))) {
        findings.add(new Finding(Problem.PLACEHOLDER_UNKNOWN, one));
      }
    }
    if (kind == SmsTexts.Kind.INVITATION && !WAY_OUT.matcher(text).find()) {
      findings.add(new Finding(Problem.NO_WAY_OUT, ""));
    }
    return List.copyOf(findings);
  }

  /** With the unit whose name costs most. */
  private String sample(String text) {
    String link = address.find().orElse("") + LinkTokens.PATH + SOME_TOKEN;
    return offices.listUnits().stream()
        .filter(unit -> unit.isAliveOn(OfficeZone.today(clock)))
        .map(Unit::name)
        .map(name -> texts.fill(text, Map.of("unit", name, "link", link)))
        .max(
            Comparator.comparingInt((String sample) -> SmsLength.of(sample).segments())
                .thenComparingInt(sample -> SmsLength.of(sample).units()))
        .orElseGet(() -> texts.fill(text, Map.of("unit", "", "link", link)));
  }

  private List<Odd> odd(String text, String sample) {
    var odd = new ArrayList<Odd>();
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      String character = Character.toString(characters[i]);
      if (!isPlain(character)) {
        String plain = Syllable.plain(character);
        odd.add(
            new Odd(character, i + 1, texts.keepsMarks() || !isPlain(plain) ? character : plain));
      }
    }
    SmsLength.of(sample).outsideGsm().stream()
        .filter(character -> !text.contains(character))
        .forEach(character -> odd.add(new Odd(character, 0, character)));
    return List.copyOf(odd);
  }

  private static boolean isPlain(String character) {
    return SmsLength.of(character).encoding() == SmsLength.Encoding.GSM_7;
  }
}
