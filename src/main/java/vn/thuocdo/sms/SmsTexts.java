package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.thuocdo.text.Syllable;
import vn.thuocdo.unit.Settings;

/**
 * The messages that citizens get: what staff made of them, else what comes with the program in
 * {@code templates/sms/<language>}; in Vietnamese for every language without messages of its own.
 */
@Singleton
class SmsTexts {

  /** Those in which messages are written; everybody else is written to in the first one. */
  static final List<String> LANGUAGES = List.of("vi", "en");

  static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

  private static final String MARKS = "sms_marks";

  private final Settings settings;
  private final TextVersions versions;
  private final Map<String, String> shipped = new ConcurrentHashMap<>();

  SmsTexts(Settings settings, TextVersions versions) {
    this.settings = settings;
    this.versions = versions;
  }

  /** Which message. */
  enum Kind {
    INVITATION("invitation", Set.of("unit", "link"), Set.of("unit", "link", "hotline")),
    THANKS("thanks"),
    REPROMPT("reprompt"),
    OPT_OUT("opt-out"),
    OPT_IN("opt-in");

    private final String file;
    private final Set<String> needed;
    private final Set<String> known;

    Kind(String file) {
      this(file, Set.of(), Set.of("hotline"));
    }

    Kind(String file, Set<String> needed, Set<String> known) {
      this.file = file;
      this.needed = needed;
      this.known = known;
    }

    /** Returns the name of its file, which is its name in addresses too. */
    String file() {
      return file;
    }

    /** Returns the placeholders without which it says too little. */
    Set<String> needed() {
      return needed;
    }

    /** Returns the placeholders that are filled in it. */
    Set<String> known() {
      return known;
    }

    static Optional<Kind> ofFile(String name) {
      return Arrays.stream(values()).filter(kind -> kind.file.equals(name)).findFirst();
    }
  }

  /**
   * Returns a message ready to be sent.
   *
   * @param values for the placeholders, besides {@code {hotline}}
   */
  String text(String language, Kind kind, Map<String, String> values) {
    return fill(template(language, kind), values);
  }

  /**
   * Fills the placeholders: without Vietnamese marks, which would make a message two or three times
   * as dear, unless {@link #keepsMarks}.
   */
  String fill(String template, Map<String, String> values) {
    String text =
        PLACEHOLDER
            .matcher(template)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group(1).equals("hotline")
                            ? settings.get("hotline", "1022")
                            : values.getOrDefault(found.group(1), "")));
    return keepsMarks() ? text : Syllable.plain(text);
  }

  /** Tells whether messages go out with their Vietnamese marks: the setting {@code sms_marks}. */
  boolean keepsMarks() {
    return Boolean.parseBoolean(settings.get(MARKS, "false"));
  }

  /** Returns the text with its placeholders, as it is now. */
  String template(String language, Kind kind) {
    String spoken = LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
    return versions.current(kind, spoken).orElseGet(() -> shipped(spoken, kind));
  }

  /** Returns the text that comes with the program, in one of {@link #LANGUAGES}. */
  String shipped(String language, Kind kind) {
    return shipped.computeIfAbsent(language + "/" + kind.file, SmsTexts::read);
  }

  private static String read(String name) {
    try (var file = SmsTexts.class.getResourceAsStream("/sms/" + name + ".txt")) {
      if (file == null) {
        throw new IllegalStateException("No message " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The message " + name + " cannot be read", e);
    }
  }
}
