package vn.thuocdo.sms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.thuocdo.text.Syllable;

/**
 * A reply cut into words, numbers and marks.
 *
 * @param text without what does not show
 */
record ReplyTokens(String text, List<Token> list) {

  enum Kind {
    WORD,
    NUMBER,
    MARK
  }

  /**
   * @param text lower case, full-width forms made narrow
   * @param from where it begins in the reply
   * @param to where it ends
   */
  record Token(Kind kind, String text, Syllable syllable, int from, int to) {}

  /** Joiners, direction marks, and what turns a digit into a picture of a key. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\uFE0E\uFE0F\u20E3]");

  /** A 0 before a word is «không», however close they stand. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<word>\\p{L}[\\p{L}\\p{M}\\p{Nd}]*|(?<!\\p{Nd})0(?=\\s?\\p{L}))"
              + "|(?<number>\\p{Nd}+|\\p{No})|(?<mark>\\S)");

  private static final Pattern LETTERS_THEN_DIGITS = Pattern.compile("(\\p{L}+)(\\p{Nd}+)");
  private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1{2,}");
  private static final int LONGEST = 1_000;

  /**
   * @param words says which letters stand before a digit, as in «hl5»
   */
  static ReplyTokens of(String reply, ReplyWords words) {
    String shown = INVISIBLE.matcher(reply).replaceAll("").strip();
    String text = shown.substring(0, Math.min(LONGEST, shown.length()));
    var tokens = new ArrayList<Token>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("word") != null) {
        addWord(tokens, matcher.group(), matcher.start(), words);
      } else {
        Kind kind = matcher.group("number") != null ? Kind.NUMBER : Kind.MARK;
        tokens.add(token(kind, matcher.group(), matcher.start()));
      }
    }
    return new ReplyTokens(shown, List.copyOf(tokens));
  }

  private static void addWord(List<Token> tokens, String word, int from, ReplyWords words) {
    Matcher parts = LETTERS_THEN_DIGITS.matcher(word);
    if (parts.matches() && words.standsBeforeDigits(Syllable.of(parts.group(1)))) {
      tokens.add(token(Kind.WORD, parts.group(1), from));
      tokens.add(token(Kind.NUMBER, parts.group(2), from + parts.start(2)));
    } else {
      Token read = token(Kind.WORD, word, from);
      tokens.add(new Token(Kind.WORD, read.text, words.repaired(read.syllable), from, read.to));
    }
  }

  private static Token token(Kind kind, String written, int from) {
    String narrow = Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String once = kind == Kind.WORD ? REPEATED.matcher(narrow).replaceAll("$1") : narrow;
    return new Token(kind, once, Syllable.of(once), from, from + written.length());
  }
}
