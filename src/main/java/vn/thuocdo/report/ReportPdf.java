package vn.thuocdo.report;

import java.time.Instant;
import java.util.LinkedHashMap;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** The report as it is printed and sent. */
final class ReportPdf {

  private ReportPdf() {}

  static byte[] of(Report report, Instant moment, PdfPrinter printer) {
    var drawings = new LinkedHashMap<String, Drawing>();
    String addressee = report.letterhead().addressee();
    PdfPage page =
        new PdfPage.Writer(drawings)
            .write(
                report,
                addressee.isEmpty()
                    ? ""
                    : Texts.of("official/report", Language.VI).get("addressee", addressee));
    return printer.print("report", page, drawings, moment);
  }
}
