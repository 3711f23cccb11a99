package vn.thuocdo.report;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.PngSize;
import vn.thuocdo.publicsite.DocumentCharts;
import vn.thuocdo.publicsite.FiguresFile;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Wording;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** Sentences, pictures and the table, ready for a newspaper. */
final class PressPack {

  /** On one picture of a newspaper. */
  private static final int MOST_UNITS = 40;

  private final ResultDocument document;
  private final Charts charts;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private PressPack(ResultDocument document, Charts charts) {
    this.document = document;
    this.charts = charts;
  }

  /** Returns a ZIP archive; the same document gives the same bytes. */
  static byte[] of(ResultDocument document, Charts charts) {
    var pack = new PressPack(document, charts);
    pack.collect();
    return FixedZip.of(pack.files);
  }

  private void collect() {
    put(
        "doc-truoc.txt",
        Texts.of("official/report", Language.VI)
            .get(
                "press.readme",
                document.toPeriod().label(Language.VI.locale()),
                document.provinceName()));
    put("cau-tieng-viet.txt", sentences(Language.VI));
    put("cau-tieng-anh.txt", sentences(Language.EN));
    files.put(
        "so-lieu.csv",
        FiguresFile.bytes(document, Objects.requireNonNullElse(document.version(), 0)));
    for (Language language : Language.values()) {
      pictures(language);
    }
  }

  private String sentences(Language language) {
    Wording wording = Wording.in(language);
    return document.totals().stream()
        .map(total -> wording.subject(document, total))
        .collect(Collectors.joining("\n"));
  }

  private void pictures(Language language) {
    DocumentCharts drawings = DocumentCharts.of(document, language);
    for (UnitFigures total : document.totals()) {
      Domain domain = Domain.valueOf(total.code());
      int page = 1;
      for (Chart chart : drawings.shares(domain, MOST_UNITS)) {
        picture(language, domain, "ty-le-" + page++, chart);
      }
      drawings
          .series(domain)
          .ifPresent(chart -> picture(language, domain, "theo-thoi-gian", chart));
    }
  }

  private void picture(Language language, Domain domain, String name, Chart chart) {
    String path =
        "bieu-do/" + language.tag() + "/" + domain.name().toLowerCase(Locale.ROOT) + "-" + name;
    files.put(path + ".png", charts.png(chart, PngSize.A4_300));
    put(path + ".txt", chart.caption().title() + ". " + chart.caption().description());
  }

  private void put(String name, String text) {
    files.put(name, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
