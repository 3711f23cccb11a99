package vn.thuocdo.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of one feature in one language, from {@code messages/<feature>_<language>.properties}
 * (UTF-8).
 *
 * <p>Placeholders are {@code {0}}, {@code {1}}… and take ready strings: numbers and dates are
 * formatted before.
 */
public final class Texts {

  private static final Map<String, Texts> LOADED = new ConcurrentHashMap<>();

  private final String file;
  private final Properties texts;

  private Texts(String file, Properties texts) {
    this.file = file;
    this.texts = texts;
  }

  /**
   * Returns the texts of a feature.
   *
   * @throws IllegalArgumentException if the feature has no file in that language
   */
  public static Texts of(String feature, Language language) {
    return LOADED.computeIfAbsent(
        "messages/" + feature + "_" + language.tag() + ".properties", Texts::load);
  }

  /**
   * Returns the text of a key with its placeholders filled.
   *
   * @throws IllegalArgumentException if there is no such key: a missing text is a bug, never shown
   *     as a key
   */
  public String get(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("No text " + key + " in " + file);
    }
    // A MessageFormat reads apostrophes as quotes; without values the text stands as it is written.
    return values.length == 0 ? text : new MessageFormat(text.replace("'", "''")).format(values);
  }

  /** Tells whether there is a text of this key. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  private static Texts load(String file) {
    var texts = new Properties();
    try (var in = Texts.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("No message file " + file);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Message file " + file + " is unreadable", e);
    }
    return new Texts(file, texts);
  }
}
