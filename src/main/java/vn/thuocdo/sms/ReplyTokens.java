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
   * @param text lower case; of numbers and marks full-width forms made narrow
   * @param from where it begins in the reply
   * @param to where it ends
   * @param matches known words that begin here, the longest first
   */
  record Token(
      Kind kind, String text, Syllable syllable, int from, int to, List<ReplyWords.Match> matches) {

    private Token with(List<ReplyWords.Match> found) {
      return new Token(kind, text, syllable, from, to, found);
    }
  }

  /** Joiners, direction marks, and what turns a digit into a picture of a key. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\uFE0E\uFE0F\u20E3]");

  /** A 0 before a word is «không», however close they stand. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(\\p{L}[\\p{L}\\p{M}\\p{Nd}]*|(?<!\\p{Nd})0(?=\\s?\\p{L}))" + "|(\\p{Nd}+|\\p{No})|\\S");

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
      if (matcher.start(1) >= 0) {
        addWord(tokens, matcher.group(), matcher.start(), words);
      } else {
        Kind kind = matcher.start(2) >= 0 ? Kind.NUMBER : Kind.MARK;
        tokens.add(token(kind, matcher.group(), matcher.start()));
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      tokens.set(i, tokens.get(i).with(words.matches(tokens, i)));
    }
    return new ReplyTokens(shown, List.copyOf(tokens));
  }

  private static void addWord(List<Token> tokens, String word, int from, ReplyWords words) {
    int letters = word.length();
    while (letters > 0 && Character.isDigit(word.charAt(letters - 1))) {
      letters--;
    }
    if (letters > 0
        && letters < word.length()
        && words.standsBeforeDigits(Syllable.of(word.substring(0, letters)))) {
      tokens.add(token(Kind.WORD, word.substring(0, letters), from));
      tokens.add(token(Kind.NUMBER, word.substring(letters), from + letters));
    } else {
      Token read = token(Kind.WORD, word, from);
      tokens.add(
          new Token(Kind.WORD, read.text, words.repaired(read.syllable), from, read.to, List.of()));
    }
  }

  private static Token token(Kind kind, String written, int from) {
    String lower = written.toLowerCase(Locale.ROOT);
    String text =
        kind != Kind.WORD
            ? Normalizer.normalize(lower, Normalizer.Form.NFKC)
            : isStretched(lower) ? REPEATED.matcher(lower).replaceAll("$1") : lower;
    return new Token(kind, text, Syllable.of(text), from, from + written.length(), List.of());
  }

  /** Whether a letter comes three times in a row, as in «tốtttt». */
  private static boolean isStretched(String word) {
    for (int i = 2; i < word.length(); i++) {
      if (word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)) {
        return true;
      }
    }
    return false;
  }
}
