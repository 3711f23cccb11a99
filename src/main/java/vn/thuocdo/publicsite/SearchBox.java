package vn.thuocdo.publicsite;

import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** What templates/publicsite/search-box.jte shows. */
public record SearchBox(String action, String label, String value, String hint, String button) {

  /**
   * @param value what was looked for; may be empty
   */
  static SearchBox of(Language language, String value) {
    var texts = Texts.of("publicsite", language);
    return new SearchBox(
        Links.inLanguage(SearchPages.PATH, language),
        texts.get("search.label"),
        value,
        texts.get("search.hint"),
        texts.get("search.send"));
  }
}
