package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.thuocdo.text.Syllable;
import vn.thuocdo.unit.Settings;

/**
 * The messages that citizens get, from {@code templates/sms/<language>}, in Vietnamese for every
 * language without messages of its own.
 */
@Singleton
class SmsTexts {

  private static final String FALLBACK = "vi";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

  private final Settings settings;
  private final Map<String, String> templates = new ConcurrentHashMap<>();

  SmsTexts(Settings settings) {
    this.settings = settings;
  }

  /** Which message; named as its file. */
  enum Kind {
    INVITATION("invitation"),
    THANKS("thanks"),
    REPROMPT("reprompt"),
    OPT_OUT("opt-out"),
    OPT_IN("opt-in");

    private final String file;

    Kind(String file) {
      this.file = file;
    }
  }

  /**
   * Returns a message ready to be sent: without Vietnamese marks, which would make it two or three
   * times as dear, unless the setting {@code sms_marks} is {@code true}.
   *
   * @param values for the placeholders, besides {@code {hotline}}
   */
  String text(String language, Kind kind, Map<String, String> values) {
    Matcher placeholders = PLACEHOLDER.matcher(template(language, kind));
    String text =
        placeholders.replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1).equals("hotline")
                        ? settings.get("hotline", "1022")
                        : values.getOrDefault(found.group(1), "")));
    boolean keepsMarks = Boolean.parseBoolean(settings.get("sms_marks", "false"));
    return keepsMarks ? text : Syllable.plain(text);
  }

  private String template(String language, Kind kind) {
    return templates.computeIfAbsent(
        language + "/" + kind.file,
        name -> {
          String own = read(name);
          return own.isEmpty() ? read(FALLBACK + "/" + kind.file) : own;
        });
  }

  private static String read(String name) {
    try (var file = SmsTexts.class.getResourceAsStream("/sms/" + name + ".txt")) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("The message " + name + " cannot be read", e);
    }
  }
}
