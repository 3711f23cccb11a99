package vn.thuocdo.publicsite;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.result.Publication;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Makes the pages that are about no period. */
@Singleton
class MethodPages {

  /** Whose words are the messages {@code about.<section>.…}, in the order of the page. */
  private static final List<String> SECTIONS =
      List.of(
          "asked",
          "share",
          "interval",
          "verdict",
          "change",
          "holm",
          "trend",
          "ranking",
          "ranks",
          "response",
          "weights",
          "hidden",
          "odd",
          "nine",
          "period",
          "publication");

  private final Settings settings;

  MethodPages(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns how figures come about, in plain words.
   *
   * @param newest whose figures the examples are made of; empty while nothing is published
   */
  TextPage method(Language language, Optional<Publication> newest) {
    var texts = Texts.of("publicsite", language);
    var examples =
        newest.map(publication -> new MethodExamples(Edition.newest(publication, language)));
    return new TextPage(
        frame(language, texts.get("about.title"), "/phuong-phap")
            .with(new PageFrame.Preview(texts.get("about.lead"), "")),
        texts.get("about.lead"),
        SECTIONS.stream().map(section -> part(texts, section, examples)).toList());
  }

  private static TextPage.Part part(
      Texts texts, String section, Optional<MethodExamples> examples) {
    String about = "about." + section;
    String heading = examples.map(found -> texts.get("about.example", found.period())).orElse("");
    return new TextPage.Part(
        section,
        texts.get(about + ".heading"),
        ResultPages.paragraphs(texts.get(about + ".text")),
        texts.has(about + ".formula") ? texts.get(about + ".formula") : "",
        texts.has(about + ".source") ? texts.get("about.source", texts.get(about + ".source")) : "",
        heading,
        examples.map(found -> found.of(section)).orElse(List.of()));
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
