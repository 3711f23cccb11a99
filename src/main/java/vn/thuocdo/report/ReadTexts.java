package vn.thuocdo.report;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import vn.thuocdo.period.Period;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Gathers what people wrote for the report of a period. */
@Singleton
class ReadTexts {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);
  private static final Locale VIETNAMESE = Language.VI.locale();

  private final WrittenTexts written;
  private final Settings settings;

  ReadTexts(WrittenTexts written, Settings settings) {
    this.written = written;
    this.settings = settings;
  }

  ReportTexts of(Period period) {
    var passages = new EnumMap<Passage, String>(Passage.class);
    Map<String, WrittenTexts.Revision> texts = written.read(Scope.of(period));
    for (Passage passage : Passage.values()) {
      passages.put(passage, texts.getOrDefault(passage.name(), WrittenTexts.NONE).text());
    }
    var facts = new EnumMap<OfficeFact, String>(OfficeFact.class);
    Map<String, WrittenTexts.Revision> known = written.read(Scope.EVERY_REPORT);
    for (OfficeFact fact : OfficeFact.values()) {
      WrittenTexts.Revision revision = known.get(fact.name());
      facts.put(fact, revision == null ? usual(fact) : revision.text());
    }
    return new ReportTexts(passages, facts);
  }

  /** Returns what a fact is before anybody says otherwise; empty where nobody can know. */
  String usual(OfficeFact fact) {
    String province = settings.get("province.name", "");
    String key = "fact." + fact;
    return switch (fact) {
      case PLACE -> province.replaceFirst("^(Tỉnh|Thành phố) ", "");
      case PARENT, ADDRESSEE ->
          TEXTS.get(
              key,
              province.isEmpty()
                  ? ""
                  : province.substring(0, 1).toLowerCase(VIETNAMESE) + province.substring(1));
      default -> TEXTS.has(key) ? TEXTS.get(key) : "";
    };
  }
}
