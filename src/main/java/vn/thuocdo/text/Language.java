package vn.thuocdo.text;

import java.util.Locale;

/** A language in which pages are written; Vietnamese is the authoritative one. */
public enum Language {
  VI("vi"),
  EN("en");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** Returns the BCP 47 tag, for {@code lang} attributes and file names. */
  public String tag() {
    return tag;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /**
   * Returns English only for a tag or Accept-Language header that prefers it; Vietnamese otherwise.
   */
  public static Language preferredBy(String acceptLanguage) {
    return acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("en") ? EN : VI;
  }
}
