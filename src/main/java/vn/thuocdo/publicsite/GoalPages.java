package vn.thuocdo.publicsite;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.TargetHistory;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Makes the page «mục tiêu và thực tế» from what is published, and from nothing else. */
@Singleton
class GoalPages {

  private final Settings settings;

  GoalPages(Settings settings) {
    this.settings = settings;
  }

  GoalPage page(List<ResultDocument> documents, Language language) {
    var texts = Texts.of("publicsite", language);
    String province = settings.get("province.name", "");
    var tables = new ArrayList<Table>();
    for (TargetHistory history : TargetHistory.of(documents)) {
      tables.add(table(history, language, texts, "t" + tables.size()));
    }
    return new GoalPage(
        PageFrame.of(
                language,
                texts.get("goals.title"),
                language == Language.EN ? settings.get("province.name_en", province) : province,
                settings.get("demo", "").equals("true"),
                "/muc-tieu")
            .with(new PageFrame.Preview(texts.get("goals.lead"), "")),
        texts.get("goals.lead"),
        tables,
        tables.isEmpty() ? texts.get("goals.none") : "");
  }

  private static Table table(TargetHistory history, Language language, Texts texts, String id) {
    var target = history.target();
    var rows = history.points().reversed().stream().map(point -> row(point, language));
    return new Table(
        id,
        (language == Language.EN ? target.nameEn() : target.name())
            + " – "
            + texts.get("goals.source", target.source()),
        List.of(
            texts.get("goals.period"),
            texts.get("goals.share"),
            texts.get("goals.answers"),
            texts.get("goals.verdict")),
        List.of(new Table.Section("", rows.toList())));
  }

  private static Table.Row row(TargetHistory.Point point, Language language) {
    var numbers = NumberFormats.in(language);
    Double share = point.share();
    Long size = point.sampleSize();
    Verdict verdict = point.verdict();
    return new Table.Row(
        point.period().label(language.locale()),
        Links.to(point.period(), language, "").page(),
        List.of(
            Table.Cell.figure(share == null ? "–" : numbers.percent(share)),
            Table.Cell.figure(size == null ? "–" : numbers.count(size)),
            Table.Cell.words(
                verdict == null ? "–" : Texts.of("result", language).get("verdict." + verdict))),
        share == null || verdict == Verdict.INSUFFICIENT_DATA);
  }
}
