package vn.thuocdo.publicsite;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Makes the pages that are about no period. */
@Singleton
class MethodPages {

  private final Settings settings;

  MethodPages(Settings settings) {
    this.settings = settings;
  }

  /** Returns how figures come about, in plain words. */
  TextPage method(Language language) {
    var texts = Texts.of("publicsite", language);
    var parts = new ArrayList<TextPage.Part>();
    for (int i = 1; texts.has("about." + i + ".heading"); i++) {
      parts.add(
          new TextPage.Part(
              texts.get("about." + i + ".heading"),
              ResultPages.paragraphs(texts.get("about." + i + ".text"))));
    }
    return new TextPage(
        frame(language, texts.get("about.title"), "/phuong-phap")
            .with(new PageFrame.Preview(texts.get("about.lead"), "")),
        texts.get("about.lead"),
        parts);
  }

  /** Returns what stands at the door before anything is published. */
  TextPage nothingYet(Language language) {
    var texts = Texts.of("publicsite", language);
    return new TextPage(
        frame(language, texts.get("nothing.title"), "/"), texts.get("nothing.lead"), List.of());
  }

  PageFrame frame(Language language, String title, String address) {
    String province = settings.get("province.name", "");
    String name = language == Language.EN ? settings.get("province.name_en", province) : province;
    return PageFrame.of(language, title, name, settings.get("demo", "").equals("true"), address);
  }
}
