package vn.thuocdo.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;

/** Writes every document into the folder that is named, to be looked at. */
final class Specimens {

  private Specimens() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    write(folder, "five", GivenQuarter.ofFive());
    write(folder, "nothing", GivenQuarter.ofNothing());
    write(folder, "many", GivenQuarter.ofMany(40));
  }

  private static void write(Path folder, String name, ResultDocument document) throws IOException {
    Source source = new Source(document, "ab".repeat(32), List.of(), false);
    Files.write(folder.resolve(name + ".xlsx"), WorkbookFile.of(source));
    Report report = WriteReport.of(source, GivenQuarter.TEXTS);
    Files.write(folder.resolve(name + ".docx"), WordFile.of(report, source.moment(), new Charts()));
    Files.write(
        folder.resolve(name + "-report.pdf"),
        ReportPdf.of(report, source.moment(), new PdfPrinter()));
    Files.write(folder.resolve(name + "-press.zip"), PressPack.of(document, new Charts()));
    var notices = new NoticeSheet(source, "Sở Nội vụ", "https://hailong.example", new PdfPrinter());
    for (UnitFigures unit :
        Stream.concat(document.totals().stream(), document.units().stream().limit(5)).toList()) {
      for (var sheet : notices.of(unit).entrySet()) {
        Files.write(
            folder.resolve(name + "-" + unit.code() + "-" + sheet.getKey() + ".pdf"),
            sheet.getValue());
      }
    }
  }
}
