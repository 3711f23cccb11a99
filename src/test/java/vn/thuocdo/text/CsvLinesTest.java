package vn.thuocdo.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void a_table_is_read_as_spreadsheets_save_it(String separator) throws IOException {
    String table =
        "\uFEFF\r\nUnit,Date,Name\r\n XA-01 ,2015-03-20,\"Xã «Một»\"\r\n\r\nXA-02,,\r\n"
            .replace(",", separator);

    List<CsvLines.Line> lines = read(table.getBytes(StandardCharsets.UTF_8));

    assertThat(lines).extracting(CsvLines.Line::number).containsExactly(3, 5);
    assertThat(lines.getFirst().field("unit")).isEqualTo("XA-01");
    assertThat(lines.getFirst().field("name")).isEqualTo("Xã «Một»");
    assertThat(lines.getLast().fields()).containsOnlyKeys("unit");
  }

  @Test
  void a_bad_line_never_swallows_those_behind_it() throws IOException {
    byte[] table = "a,b\n1,\"open\n2,3\n4,\u00e9\n5,6".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(table))
        .extracting(line -> line.number() + ":" + line.problem() + ":" + line.field("a"))
        .containsExactly("2:QUOTE_OPEN:", "3:null:2", "4:NOT_UTF8:", "5:null:5");
  }

  @Test
  void an_empty_file_has_no_columns_and_no_lines() throws IOException {
    try (var lines = CsvLines.open(new ByteArrayInputStream(new byte[0]))) {
      assertThat(lines.columns()).isEmpty();
      assertThat(lines.next()).isNull();
    }
  }

  private static List<CsvLines.Line> read(byte[] table) throws IOException {
    var all = new ArrayList<CsvLines.Line>();
    try (var lines = CsvLines.open(new ByteArrayInputStream(table))) {
      for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
        all.add(line);
      }
      assertThat(lines.bytes()).isBetween((long) table.length, table.length + 1L);
    }
    return all;
  }
}
