package vn.thuocdo.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A Vietnamese syllable taken apart: its plain letters, what each letter wears, and its tone.
 *
 * <p>The tone belongs to the syllable and not to a letter, so that «hoà» and «hòa» are the same.
 *
 * @param letters lower case without any mark; đ is d
 * @param dress for each letter {@code ' '}, the combining circumflex, breve or horn, or {@code 'đ'}
 * @param tone the combining mark, or {@code ' '} for the level tone or none written
 */
public record Syllable(String letters, String dress, char tone) {

  private static final char NONE = ' ';
  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";
  private static final String DRESSES = "\u0302\u0306\u031B";

  /** Returns the syllable of a word in any case and any normal form; other marks are left out. */
  public static Syllable of(String word) {
    if (isAscii(word)) {
      return new Syllable(word.toLowerCase(Locale.ROOT), " ".repeat(word.length()), NONE);
    }
    var letters = new StringBuilder();
    var dress = new StringBuilder();
    char tone = NONE;
    String apart = Normalizer.normalize(word, Normalizer.Form.NFKD);
    for (int i = 0; i < apart.length(); i++) {
      char c = Character.toLowerCase(apart.charAt(i));
      if (TONES.indexOf(c) >= 0) {
        tone = c;
      } else if (DRESSES.indexOf(c) >= 0 && !dress.isEmpty()) {
        dress.setCharAt(dress.length() - 1, c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        letters.append(c == 'đ' ? 'd' : c);
        dress.append(c == 'đ' ? c : NONE);
      }
    }
    return new Syllable(letters.toString(), dress.toString(), tone);
  }

  private static boolean isAscii(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  /**
   * Tells whether somebody may have meant the full spelling: the same letters, with all of its
   * marks, without the tone, or without any, but never with others. «tot» and «tôt» may be «tốt»;
   * «tột» and «tót» are not.
   */
  public boolean mayMean(Syllable full) {
    if (!letters.equals(full.letters)) {
      return false;
    }
    if (tone != NONE) {
      return equals(full);
    }
    for (int i = 0; i < dress.length(); i++) {
      if (dress.charAt(i) != NONE && dress.charAt(i) != full.dress.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Tells whether any mark was written. */
  public boolean isMarked() {
    return tone != NONE || !dress.isBlank();
  }

  /** Returns the text without Vietnamese marks, in the case it had: «Đã nhận» is «Da nhan». */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }
}
