package vn.thuocdo.sms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.text.Syllable;

/** The words of {@code sms/reply-words.txt}, to be found in a reply. */
final class ReplyWords {

  private static final String TABLE = "/sms/reply-words.txt";
  private static final String EXACT = "!";
  private static final String TELEX_TONES = "sfrxj";
  private static final String VOWELS = "aeiouy";
  private static final Pattern DIGITS = Pattern.compile("[0-9]");

  /**
   * @param isUnmarked whether it is one short word of which marks were left out, so that it may be
   *     another
   */
  record Match(Meaning meaning, int length, boolean isUnmarked) {}

  /**
   * @param isExact whether no mark may be left out
   */
  private record Entry(Meaning meaning, List<Syllable> syllables, boolean isExact) {

    boolean fits(List<ReplyTokens.Token> tokens, int at) {
      for (int i = 0; i < syllables.size(); i++) {
        Syllable said = tokens.get(at + i).syllable();
        Syllable full = syllables.get(i);
        if (isExact ? !said.equals(full) : !said.mayMean(full)) {
          return false;
        }
      }
      return true;
    }

    boolean isUnmarkedIn(Syllable said) {
      return syllables.size() == 1 && syllables.getFirst().isMarked() && !said.isMarked();
    }
  }

  /** Words that go on with the same letters, syllable by syllable. */
  private static final class Node {

    final Map<String, Node> next = new HashMap<>();
    final List<Entry> entries = new ArrayList<>();
  }

  private final Node first = new Node();
  private final Set<String> letters = new HashSet<>();

  /** The words of the table as they are spelled there; taking a word apart costs more. */
  private final Map<String, Syllable> spelled = new HashMap<>();

  private ReplyWords() {}

  /** Reads the table; a line that cannot be understood stops the program. */
  static ReplyWords load() {
    var words = new ReplyWords();
    try (InputStream table =
        Objects.requireNonNull(ReplyWords.class.getResourceAsStream(TABLE), TABLE)) {
      new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(words::add);
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE + " could not be read", e);
    }
    return words;
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalStateException(TABLE + " has a line without a colon: " + line);
    }
    Meaning meaning = Meaning.of(line.substring(0, colon).strip());
    for (String phrase : line.substring(colon + 1).split(",")) {
      boolean isExact = phrase.strip().endsWith(EXACT);
      List<Syllable> syllables =
          Arrays.stream(phrase.replace(EXACT, "").strip().split("\\s+"))
              .map(word -> spelled.computeIfAbsent(word, Syllable::of))
              .toList();
      Node node = first;
      for (Syllable syllable : syllables) {
        letters.add(syllable.letters());
        node = node.next.computeIfAbsent(syllable.letters(), any -> new Node());
      }
      node.entries.add(new Entry(meaning, syllables, isExact));
    }
  }

  /** Takes a word in lower case apart. */
  Syllable syllable(String word) {
    Syllable known = spelled.get(word);
    return known == null ? Syllable.of(word) : known;
  }

  /** Returns the longest words with one of the meanings that begin at a token. */
  static Optional<Match> find(List<ReplyTokens.Token> tokens, int at, Set<Meaning> meanings) {
    if (at < tokens.size()) {
      for (Match match : tokens.get(at).matches()) {
        if (meanings.contains(match.meaning) && at + match.length <= tokens.size()) {
          return Optional.of(match);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns how many tokens the longest words of that meaning take; 0 if there are none. */
  static int length(List<ReplyTokens.Token> tokens, int at, Meaning meaning) {
    if (at < tokens.size()) {
      for (Match match : tokens.get(at).matches()) {
        if (match.meaning == meaning && at + match.length <= tokens.size()) {
          return match.length;
        }
      }
    }
    return 0;
  }

  /** Returns all words that begin at a token, the longest first. */
  List<Match> matches(List<ReplyTokens.Token> tokens, int at) {
    var matches = new ArrayList<Match>();
    @Nullable Node node = first;
    for (int i = at; i < tokens.size() && tokens.get(i).kind() == ReplyTokens.Kind.WORD; i++) {
      node = node.next.get(tokens.get(i).syllable().letters());
      if (node == null) {
        break;
      }
      int place = 0;
      for (Entry entry : node.entries) {
        if (entry.fits(tokens, at)) {
          boolean isUnmarked = entry.isUnmarkedIn(tokens.get(at).syllable());
          matches.add(place++, new Match(entry.meaning, i + 1 - at, isUnmarked));
        }
      }
    }
    return matches;
  }

  /** Tells whether all the tokens together are words of that meaning. */
  static boolean isWhole(List<ReplyTokens.Token> tokens, Meaning meaning) {
    return length(tokens, 0, meaning) == tokens.size();
  }

  boolean standsBeforeDigits(Syllable word) {
    Node known = first.next.get(word.letters());
    return known != null
        && known.entries.stream()
            .anyMatch(
                entry -> entry.meaning == Meaning.CODE && word.mayMean(entry.syllables.getFirst()));
  }

  /** Takes out what a Telex or VNI keyboard left behind, if that makes a known word of it. */
  Syllable repaired(Syllable word) {
    String written = word.letters();
    if (letters.contains(written) || word.isMarked()) {
      return word;
    }
    String withoutDigits = DIGITS.matcher(written).replaceAll("");
    for (String attempt : List.of(withoutDigits, withoutTelex(withoutDigits))) {
      if (letters.contains(attempt)) {
        return Syllable.of(attempt);
      }
    }
    return word;
  }

  private static String withoutTelex(String written) {
    var plain = new StringBuilder();
    boolean hasVowel = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      boolean isTone = hasVowel && TELEX_TONES.indexOf(c) >= 0;
      boolean isHorn = c == 'w';
      boolean isDoubled =
          !plain.isEmpty()
              && plain.charAt(plain.length() - 1) == c
              && (c == 'd' || "aeo".indexOf(c) >= 0);
      if (!isTone && !isHorn && !isDoubled) {
        plain.append(c);
      }
      hasVowel |= VOWELS.indexOf(c) >= 0;
    }
    return plain.toString();
  }
}
