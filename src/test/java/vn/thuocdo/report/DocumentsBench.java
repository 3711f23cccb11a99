package vn.thuocdo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.report.MakeDocuments.Step;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;

/** How long the documents of a large province take, without a database. */
public final class DocumentsBench {

  private DocumentsBench() {}

  public static void main(String[] arguments) {
    System.out.printf("all documents of 150 units: %.1f s%n", seconds(150));
  }

  /** Makes report, workbook, press pack, and both notice sheets of every unit, as a server does. */
  public static double seconds(int units) {
    ResultDocument document = GivenQuarter.ofMany(units);
    var source = new Source(document, "", List.of(), false);
    var charts = new Charts();
    var printer = new PdfPrinter();
    long start = System.nanoTime();
    var steps = new ArrayList<Step>();
    Report report = WriteReport.of(source, GivenQuarter.TEXTS);
    steps.add(
        new Step(
            "report",
            () ->
                Map.of(
                    "docx",
                    WordFile.of(report, source.moment(), charts),
                    "pdf",
                    ReportPdf.of(report, source.moment(), printer))));
    steps.add(new Step("xlsx", () -> Map.of("xlsx", WorkbookFile.of(source))));
    steps.add(new Step("press", () -> Map.of("zip", PressPack.of(document, charts))));
    var sheets = new NoticeSheet(source, "Sở Nội vụ", "https://hailong.example", printer);
    for (UnitFigures unit : document.units()) {
      steps.add(
          new Step(
              unit.code(),
              () ->
                  sheets.of(unit).entrySet().stream()
                      .collect(
                          Collectors.toMap(sheet -> sheet.getKey().name(), Map.Entry::getValue))));
    }
    long bytes = 0;
    try (var ahead = new MadeAhead(steps)) {
      for (int i = 0; i < steps.size(); i++) {
        bytes += ahead.next().values().stream().mapToLong(file -> file.length).sum();
      }
    }
    if (bytes < units) {
      throw new IllegalStateException("Nothing was made");
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
