package vn.thuocdo.report;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.unit.Settings;

/** Makes the documents of a period, one at a time or step by step. */
@Singleton
class MakeDocuments {

  static final String WORD = "bao-cao.docx";
  static final String PDF = "bao-cao.pdf";
  static final String WORKBOOK = "so-lieu.xlsx";
  static final String PRESS = "bao-chi.zip";
  static final String NOTICES = "niem-yet";

  /** Before the name of a file that is made of figures which are not published yet. */
  static final String DRAFT = "du-thao-";

  private final ReadTexts texts;
  private final PdfPrinter printer;
  private final Charts charts;
  private final Settings settings;

  MakeDocuments(ReadTexts texts, PdfPrinter printer, Charts charts, Settings settings) {
    this.texts = texts;
    this.printer = printer;
    this.charts = charts;
    this.settings = settings;
  }

  /**
   * Some files that are made together.
   *
   * @param name for whoever looks on
   */
  record Step(String name, Supplier<Map<String, byte[]>> files) {}

  /** Returns one document; empty if there is none of that name, or none before publication. */
  Optional<byte[]> single(Source source, String file) {
    String kind = source.isDraft() ? file.replaceFirst("^" + DRAFT, "") : file;
    if (source.isDraft() && kind.equals(PRESS)) {
      return Optional.empty();
    }
    return switch (kind) {
      case WORD -> Optional.of(WordFile.of(report(source), source.moment(), charts));
      case PDF -> Optional.of(ReportPdf.of(report(source), source.moment(), printer));
      case WORKBOOK -> Optional.of(WorkbookFile.of(source));
      case PRESS -> Optional.of(PressPack.of(source.document(), charts));
      default -> Optional.empty();
    };
  }

  /** Returns all steps; the same publication and texts give the same files. */
  List<Step> steps(Source source) {
    var steps = new ArrayList<Step>();
    steps.add(new Step(PDF, () -> reports(source)));
    for (String file : List.of(WORKBOOK, PRESS)) {
      steps.add(new Step(file, () -> Map.of(file, single(source, file).orElseThrow())));
    }
    ReportTexts words = texts.of(source.document().toPeriod());
    var sheets =
        new NoticeSheet(source, words.fact(OfficeFact.AGENCY), settings.publicAddress(), printer);
    for (UnitFigures unit : everybody(source.document())) {
      steps.add(new Step(notice(unit, NoticeSheet.Paper.A4), () -> notices(sheets, unit)));
    }
    return steps;
  }

  /** The two forms of the report hold the same words, even while a clerk goes on writing. */
  private Map<String, byte[]> reports(Source source) {
    Report report = report(source);
    var files = new LinkedHashMap<String, byte[]>();
    files.put(WORD, WordFile.of(report, source.moment(), charts));
    files.put(PDF, ReportPdf.of(report, source.moment(), printer));
    return files;
  }

  private static Map<String, byte[]> notices(NoticeSheet sheets, UnitFigures unit) {
    var files = new LinkedHashMap<String, byte[]>();
    sheets.of(unit).forEach((paper, sheet) -> files.put(notice(unit, paper), sheet));
    return files;
  }

  static String notice(UnitFigures unit, NoticeSheet.Paper paper) {
    return NOTICES + "/" + paper + "/" + unit.code().replaceAll("[^A-Za-z0-9._-]", "_") + ".pdf";
  }

  private static List<UnitFigures> everybody(ResultDocument document) {
    return Stream.concat(document.totals().stream(), document.units().stream()).toList();
  }

  private Report report(Source source) {
    return WriteReport.of(source, texts.of(source.document().toPeriod()));
  }
}
