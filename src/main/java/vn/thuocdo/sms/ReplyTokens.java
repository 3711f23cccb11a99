package vn.thuocdo.sms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
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
   * @param syllable of a word, and empty of everything else
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

  private static final Pattern REPEATED = Pattern.compile("(\\p{L})\\1{2,}");
  private static final int LONGEST = 1_000;
  private static final Syllable NO_SYLLABLE = Syllable.of("");

  /**
   * @param words says which letters stand before a digit, as in «hl5»
   */
  static ReplyTokens of(String reply, ReplyWords words) {
    boolean hasInvisible = !isAscii(reply) && INVISIBLE.matcher(reply).find();
    String shown = (hasInvisible ? INVISIBLE.matcher(reply).replaceAll("") : reply).strip();
    String text = shown.substring(0, Math.min(LONGEST, shown.length()));
    var tokens = new ArrayList<Token>();
    int end;
    for (int from = 0; from < text.length(); from = end) {
      int c = text.codePointAt(from);
      end = from + Character.charCount(c);
      if (Character.isLetter(c)) {
        end = past(text, end, ReplyTokens::isInWord);
        addWord(tokens, text.substring(from, end), from, words);
      } else if (c == '0' && isBeforeWord(text, end)) {
        addWord(tokens, "0", from, words);
      } else if (Character.isDigit(c)) {
        end = past(text, end, Character::isDigit);
        tokens.add(token(Kind.NUMBER, text.substring(from, end), from));
      } else if (!isSpace(c)) {
        boolean isNumber = Character.getType(c) == Character.OTHER_NUMBER;
        tokens.add(token(isNumber ? Kind.NUMBER : Kind.MARK, text.substring(from, end), from));
      }
    }
    for (int i = 0; i < tokens.size(); i++) {
      tokens.set(i, tokens.get(i).with(words.matches(tokens, i)));
    }
    return new ReplyTokens(shown, List.copyOf(tokens));
  }

  /** Returns where the characters of that kind end. */
  private static int past(String text, int from, IntPredicate kind) {
    int at = from;
    while (at < text.length() && kind.test(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }

  private static boolean isInWord(int c) {
    return Character.isLetterOrDigit(c)
        || switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          default -> false;
        };
  }

  /** A 0 before a word is «không», however close they stand. */
  private static boolean isBeforeWord(String text, int after) {
    int at = after < text.length() && isSpace(text.charAt(after)) ? after + 1 : after;
    return at < text.length() && Character.isLetter(text.codePointAt(at));
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static void addWord(List<Token> tokens, String word, int from, ReplyWords words) {
    int letters = word.length();
    while (letters > 0 && Character.isDigit(word.charAt(letters - 1))) {
      letters--;
    }
    if (letters > 0
        && letters < word.length()
        && words.standsBeforeDigits(
            words.syllable(word.substring(0, letters).toLowerCase(Locale.ROOT)))) {
      tokens.add(word(word.substring(0, letters), from, words));
      tokens.add(token(Kind.NUMBER, word.substring(letters), from + letters));
    } else {
      Token read = word(word, from, words);
      tokens.add(
          new Token(Kind.WORD, read.text, words.repaired(read.syllable), from, read.to, List.of()));
    }
  }

  private static Token word(String written, int from, ReplyWords words) {
    String lower = written.toLowerCase(Locale.ROOT);
    String text = isStretched(lower) ? REPEATED.matcher(lower).replaceAll("$1") : lower;
    return new Token(
        Kind.WORD, text, words.syllable(text), from, from + written.length(), List.of());
  }

  private static Token token(Kind kind, String written, int from) {
    String lower = written.toLowerCase(Locale.ROOT);
    String text = isAscii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFKC);
    return new Token(kind, text, NO_SYLLABLE, from, from + written.length(), List.of());
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
