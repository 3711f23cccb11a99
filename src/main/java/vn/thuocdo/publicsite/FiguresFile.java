package vn.thuocdo.publicsite;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.micronaut.http.MediaType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;

/**
 * A publication as a file for spreadsheets: UTF-8 with a mark that tells them so, commas between
 * cells, points in numbers. What is hidden is an empty cell. Shares are from 0 to 1, unrounded.
 */
public final class FiguresFile {

  private static final MediaType CSV = MediaType.of("text/csv; charset=utf-8");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final List<String> COLUMNS =
      List.of(
          "period",
          "calendar",
          "version",
          "kind",
          "group",
          "code",
          "name",
          "name_en",
          "n1",
          "n2",
          "n3",
          "n4",
          "n5",
          "no_opinion",
          "n",
          "share",
          "lower",
          "upper",
          "rank",
          "few",
          "suppressed",
          "targets");

  private FiguresFile() {}

  static Content of(Publication publication) {
    return Content.of(CSV, bytes(publication.document(), publication.version()));
  }

  /** Returns the file; the same document gives the same bytes. */
  public static byte[] bytes(ResultDocument document, int version) {
    var text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(COLUMNS);
      document.totals().forEach(total -> csv.writeRecord(row(document, version, "TOTAL", total)));
      document.units().forEach(unit -> csv.writeRecord(row(document, version, "UNIT", unit)));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> row(
      ResultDocument document, int version, String kind, UnitFigures unit) {
    var cells = new ArrayList<String>();
    cells.add(document.period());
    cells.add(document.calendar().name());
    cells.add(String.valueOf(version));
    cells.add(kind);
    cells.add(kind.equals("TOTAL") ? "" : harmless(unit.group()));
    cells.add(harmless(unit.code()));
    cells.add(harmless(unit.name()));
    cells.add(harmless(unit.nameEn()));
    List<Long> counts = unit.counts();
    for (int level = 0; level < 5; level++) {
      cells.add(counts == null ? "" : counts.get(level).toString());
    }
    cells.add(emptyIfNull(unit.noOpinion()));
    cells.add(emptyIfNull(unit.sampleSize()));
    cells.add(emptyIfNull(unit.share()));
    cells.add(emptyIfNull(unit.lower()));
    cells.add(emptyIfNull(unit.upper()));
    cells.add(emptyIfNull(unit.rank()));
    cells.add(String.valueOf(unit.few()));
    cells.add(String.valueOf(unit.suppressed()));
    cells.add(
        unit.suppressed()
            ? ""
            : unit.targets().stream().map(FiguresFile::words).collect(Collectors.joining("; ")));
    return cells;
  }

  private static String words(TargetVerdict target) {
    return harmless(target.code())
        + " "
        + target.comparator()
        + " "
        + target.level().toPlainString()
        + " "
        + emptyIfNull(target.verdict())
        + (target.evidence() == null ? "" : " " + target.evidence());
  }

  /** Spreadsheets would run a cell that begins like a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String emptyIfNull(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
