package vn.thuocdo.opendata;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * One table of a publication: UTF-8 with a mark that tells spreadsheets so, commas between cells,
 * points in numbers. What is hidden is an empty cell.
 *
 * @param title what the rows are: Vietnamese, then English
 */
record CsvTable(
    String file, String name, List<String> title, List<Column> columns, List<List<String>> rows) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  byte[] bytes() {
    var text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(header());
      rows.forEach(csv::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  List<String> header() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * Returns the cells of such a file, the header first.
   *
   * @throws RuntimeException if it is no such file
   */
  static List<List<String>> cells(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (Stream<CsvRecord> records = CsvReader.builder().ofCsvRecord(plain).stream()) {
      return records.map(CsvRecord::getFields).toList();
    }
  }
}
