package vn.thuocdo.text;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table line by line, as spreadsheets save it: UTF-8 with or without byte order mark,
 * separated by comma, semicolon or tab. A bad line never swallows those behind it, and a file of
 * any length needs the memory of one line.
 */
public final class CsvLines implements AutoCloseable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * One line with something in it.
   *
   * @param number from 1, counting every line of the file
   * @param text as it stands in the file, without its end
   * @param fields by lower-case column name, what is blank left out
   * @param problem why it cannot be read; null when it can
   */
  public record Line(
      int number, String text, Map<String, String> fields, @Nullable Problem problem) {

    /** Returns a field without spaces around it; empty when there is none. */
    public String field(String column) {
      return fields.getOrDefault(column, "");
    }
  }

  /** Why a line cannot be read. */
  public enum Problem {
    NOT_UTF8,
    QUOTE_OPEN
  }

  private final BufferedInputStream in;
  private final CsvReaderBuilder csv;
  private final String header;
  private final List<String> columns;
  private final int headerNumber;
  private int number;
  private long bytes;

  private CsvLines(InputStream in) throws IOException {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.header = headerOf();
    this.headerNumber = number;
    this.csv =
        CsvReader.builder()
            .fieldSeparator(separatorOf(header))
            .allowExtraCharsAfterClosingQuote(true);
    this.columns =
        header.isBlank()
            ? List.of()
            : csv.ofSingleCsvRecord(header).getFields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
  }

  /** Opens a table, whose first line that is not blank names the columns. */
  public static CsvLines open(InputStream in) throws IOException {
    return new CsvLines(in);
  }

  /** Returns the names of the columns, in lower case; empty for an empty file. */
  public List<String> columns() {
    return columns;
  }

  /** Returns the line with the names as it stands in the file. */
  public String header() {
    return header;
  }

  /** Returns the number of that line, from 1. */
  public int headerNumber() {
    return headerNumber;
  }

  /** Returns how many bytes are read so far. */
  public long bytes() {
    return bytes;
  }

  /** Returns the next line that is not blank; null after the last. */
  public @Nullable Line next() throws IOException {
    byte @Nullable [] raw = raw();
    while (raw != null) {
      String text = decoded(raw);
      if (text == null) {
        return new Line(number, "", Map.of(), Problem.NOT_UTF8);
      }
      if (!text.isBlank()) {
        return line(text.strip());
      }
      raw = raw();
    }
    return null;
  }

  private Line line(String text) {
    if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
      return new Line(number, text, Map.of(), Problem.QUOTE_OPEN);
    }
    CsvRecord record = csv.ofSingleCsvRecord(text);
    var fields = new LinkedHashMap<String, String>();
    for (int i = 0; i < Math.min(columns.size(), record.getFieldCount()); i++) {
      String field = record.getField(i).strip();
      if (!columns.get(i).isEmpty() && !field.isEmpty()) {
        fields.put(columns.get(i), field);
      }
    }
    return new Line(number, text, fields, null);
  }

  private String headerOf() throws IOException {
    byte @Nullable [] raw = raw();
    while (raw != null) {
      String text = decoded(raw);
      if (text != null) {
        String line = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (!line.isBlank()) {
          return line.strip();
        }
      }
      raw = raw();
    }
    return "";
  }

  private byte @Nullable [] raw() throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    var line = new ByteArrayOutputStream(128);
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    number++;
    bytes += line.size() + 1L;
    return line.toByteArray();
  }

  private static @Nullable String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Returns what stands between the names; spreadsheets in Vietnamese save with semicolons. */
  public static char separatorOf(String header) {
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparingLong(one -> header.chars().filter(c -> c == one).count()))
        .orElse(',');
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
