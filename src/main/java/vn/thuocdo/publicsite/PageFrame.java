package vn.thuocdo.publicsite;

import java.util.List;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * What stands around a public page.
 *
 * @param preview what is shown where the page is shared
 * @param warning shown on top of everything; empty for none
 * @param footer lines at the end
 */
public record PageFrame(
    String language,
    String title,
    String systemName,
    String skipToContent,
    Preview preview,
    String warning,
    String navigationName,
    List<Link> navigation,
    Link otherLanguage,
    String otherLanguageTag,
    List<String> footer) {

  /**
   * @param description one or two sentences; may be empty
   * @param image address of a picture of 1200 × 630; empty for none
   */
  public record Preview(String description, String image) {

    static final Preview NONE = new Preview("", "");
  }

  /** A way to somewhere; {@code isHere} when the reader is there already. */
  public record Link(String text, String url, boolean isHere) {

    public static Link to(String text, String url) {
      return new Link(text, url, false);
    }
  }

  /**
   * @param ownAddress of the page in Vietnamese, with its parameters
   */
  public static PageFrame of(
      Language language, String title, String provinceName, boolean simulated, String ownAddress) {
    Texts texts = Texts.of("publicsite", language);
    Language other = language == Language.VI ? Language.EN : Language.VI;
    String toOther = Links.inLanguage(ownAddress, other);
    return new PageFrame(
        language.tag(),
        title,
        provinceName.isEmpty() ? texts.get("system") : texts.get("system.of", provinceName),
        texts.get("skip"),
        Preview.NONE,
        simulated ? texts.get("simulated") : "",
        texts.get("navigation"),
        List.of(
            link("results", "/", ownAddress, language),
            link("compare", ComparePages.PATH, ownAddress, language),
            link("goals", "/muc-tieu", ownAddress, language),
            link("method", "/phuong-phap", ownAddress, language),
            link("data", "/du-lieu", ownAddress, language),
            link("check", "/kiem-tra", ownAddress, language),
            link("search", SearchPages.PATH, ownAddress, language)),
        Link.to(texts.get("language." + other.tag()), toOther),
        other.tag(),
        List.of(texts.get("footer.source"), texts.get("footer.privacy")));
  }

  private static Link link(String name, String path, String ownAddress, Language language) {
    return new Link(
        Texts.of("publicsite", language).get("navigation." + name),
        Links.inLanguage(path, language),
        path.equals(ownAddress));
  }

  PageFrame with(Preview other) {
    return new PageFrame(
        language,
        title,
        systemName,
        skipToContent,
        other,
        warning,
        navigationName,
        navigation,
        this.otherLanguage,
        otherLanguageTag,
        footer);
  }
}
