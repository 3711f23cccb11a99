package vn.thuocdo.unit;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vn.thuocdo.unit.RefusedRow.Reason;

/**
 * A directory file, read line by line: a broken line, with a stray quotation mark or in another
 * encoding, then never swallows the lines behind it. No field of a directory needs a line break.
 *
 * @param rows what can be read, in the order of the file
 * @param refused what cannot, in the order of the file
 */
record DirectoryFile(List<DirectoryRow> rows, List<RefusedRow> refused) {

  static final List<String> COLUMNS =
      Stream.of(
              List.of("kind", "code", "name", "name_en", "parent", "group"),
              List.of("valid_from", "valid_to", RowFields.OFFICIAL_CODE),
              Contact.COLUMNS)
          .flatMap(List::stream)
          .toList();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Reads UTF-8, with or without byte order mark, separated by comma, semicolon or tab. */
  static DirectoryFile read(InputStream in) throws IOException {
    return new Reading().read(in.readAllBytes());
  }

  /** Returns the file of one line, as somebody filled it in on a page. */
  static DirectoryFile of(Map<String, String> fields) {
    return switch (RowFields.read(1, "", name -> fields.getOrDefault(name, "").strip())) {
      case RowFields.Readable readable -> new DirectoryFile(List.of(readable.row()), List.of());
      case RowFields.Unreadable unreadable ->
          new DirectoryFile(List.of(), List.of(unreadable.refusal()));
    };
  }

  private static final class Reading {
    private final List<DirectoryRow> rows = new ArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private Map<String, Integer> columns = Map.of();
    private CsvReaderBuilder csv = CsvReader.builder();

    DirectoryFile read(byte[] bytes) {
      int line = 0;
      int start = 0;
      while (start < bytes.length) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n') {
          end++;
        }
        line++;
        if (!readLine(line, ByteBuffer.wrap(bytes, start, end - start))) {
          break;
        }
        start = end + 1;
      }
      if (columns.isEmpty() && refused.isEmpty()) {
        refused.add(RefusedRow.of(1, "", Reason.HEADER_MISSING, String.join(",", COLUMNS)));
      }
      return new DirectoryFile(List.copyOf(rows), List.copyOf(refused));
    }

    /** Returns whether it makes sense to read on. */
    private boolean readLine(int line, ByteBuffer bytes) {
      String text;
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString().strip();
      } catch (CharacterCodingException e) {
        refused.add(
            RefusedRow.of(
                line, StandardCharsets.UTF_8.decode(bytes).toString().strip(), Reason.NOT_UTF8));
        return true;
      }
      if (line == 1 && text.startsWith(BYTE_ORDER_MARK)) {
        text = text.substring(1);
      }
      if (text.isEmpty() || text.startsWith("#")) {
        return true;
      }
      if (columns.isEmpty()) {
        return readHeader(line, text);
      }
      readRow(line, text);
      return true;
    }

    private boolean readHeader(int line, String text) {
      char separator = separatorOf(text);
      csv = CsvReader.builder().fieldSeparator(separator).allowExtraCharsAfterClosingQuote(true);
      var found = new HashMap<String, Integer>();
      List<String> names = csv.ofSingleCsvRecord(text).getFields();
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i).strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !COLUMNS.contains(name)) {
          refused.add(
              RefusedRow.of(line, text, Reason.COLUMN_UNKNOWN, name, String.join(",", COLUMNS)));
          return false;
        }
        found.put(name, i);
      }
      if (!found.keySet().containsAll(List.of("kind", "code", "name"))) {
        refused.add(RefusedRow.of(line, text, Reason.HEADER_MISSING, String.join(",", COLUMNS)));
        return false;
      }
      columns = found;
      return true;
    }

    private void readRow(int line, String text) {
      if (text.chars().filter(c -> c == '"').count() % 2 == 1) {
        refused.add(RefusedRow.of(line, text, Reason.QUOTE_OPEN));
        return;
      }
      List<String> fields = csv.ofSingleCsvRecord(text).getFields();
      int known = columns.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
      if (fields.stream().skip(known).anyMatch(field -> !field.isBlank())) {
        refused.add(RefusedRow.of(line, text, Reason.TOO_MANY_FIELDS));
        return;
      }
      if (fields.stream().allMatch(String::isBlank)) {
        return;
      }
      switch (RowFields.read(line, text, name -> field(fields, name))) {
        case RowFields.Readable readable -> rows.add(readable.row());
        case RowFields.Unreadable unreadable -> refused.add(unreadable.refusal());
      }
    }

    private String field(List<String> fields, String name) {
      int index = columns.getOrDefault(name, Integer.MAX_VALUE);
      return index < fields.size() ? fields.get(index).strip() : "";
    }

    /** Spreadsheets in Vietnamese save with semicolons. */
    private static char separatorOf(String header) {
      char best = ',';
      long most = 0;
      for (char candidate : new char[] {',', ';', '\t'}) {
        long times = header.chars().filter(c -> c == candidate).count();
        if (times > most) {
          best = candidate;
          most = times;
        }
      }
      return best;
    }
  }
}
