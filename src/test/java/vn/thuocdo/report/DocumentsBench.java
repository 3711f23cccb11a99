package vn.thuocdo.report;

import vn.thuocdo.chart.Charts;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;

/** How long the documents of a large province take, without a database. */
public final class DocumentsBench {

  private DocumentsBench() {}

  public static void main(String[] arguments) {
    System.out.printf("all documents of 150 units: %.1f s%n", seconds(150));
  }

  /**
   * Makes report, workbook, press pack, and both notice sheets of every unit, one after another.
   */
  public static double seconds(int units) {
    ResultDocument document = GivenQuarter.ofMany(units);
    var source = new Source(document, "");
    var charts = new Charts();
    var printer = new PdfPrinter();
    long start = System.nanoTime();
    Report report = WriteReport.of(document, GivenQuarter.TEXTS);
    long bytes = WordFile.of(report, source.moment(), charts).length;
    bytes += ReportPdf.of(report, source.moment(), printer).length;
    bytes += WorkbookFile.of(source).length;
    bytes += PressPack.of(document, charts).length;
    var sheets = new NoticeSheet(source, "Sở Nội vụ", "https://hailong.example", printer);
    for (UnitFigures unit : document.units()) {
      bytes += sheets.of(unit).values().stream().mapToLong(sheet -> sheet.length).sum();
    }
    if (bytes < units) {
      throw new IllegalStateException("Nothing was made");
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
