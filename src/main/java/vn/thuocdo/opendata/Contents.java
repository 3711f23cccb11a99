package vn.thuocdo.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.ResultDocument;

/** The files of one publication, but for those that sign it. */
final class Contents {

  static final String DOCUMENT = "ket-qua.json";
  static final String PACKAGE = "datapackage.json";
  static final String KEY = "khoa-cong-khai.pem";
  private static final String DICTIONARY = "tu-dien.md";
  private static final String METHOD = "phuong-phap.md";
  private static final String README = "README.md";

  private Contents() {}

  static SortedMap<String, byte[]> of(Publication publication, String publicKey) {
    ResultDocument document = publication.document();
    List<CsvTable> tables = Tables.of(document);
    var files = new TreeMap<String, byte[]>();
    files.put(DOCUMENT, utf8(publication.text()));
    tables.forEach(table -> files.put(table.file(), table.bytes()));
    files.put(PACKAGE, utf8(Json.text(dataPackage(publication, tables)) + "\n"));
    files.put(DICTIONARY, utf8(dictionary(tables)));
    files.put(METHOD, utf8(method(document)));
    files.put(README, resource());
    files.put(KEY, utf8(publicKey));
    return files;
  }

  private static Map<String, Object> dataPackage(Publication publication, List<CsvTable> tables) {
    ResultDocument document = publication.document();
    var fields = new LinkedHashMap<String, Object>();
    fields.put("profile", "tabular-data-package");
    fields.put("name", name(document, publication.version()));
    fields.put("title", "Kết quả khảo sát hài lòng, " + document.provinceName());
    fields.put("version", String.valueOf(publication.version()));
    fields.put("created", publication.publishedAt().toString());
    fields.put("resources", tables.stream().map(Contents::tableResource).toList());
    return fields;
  }

  private static String name(ResultDocument document, int version) {
    return ("thuocdo-" + document.calendar() + "-" + document.period() + "-v" + version)
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static Map<String, Object> tableResource(CsvTable table) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("fields", table.columns().stream().map(Contents::field).toList());
    schema.put("missingValues", List.of(""));
    var resource = new LinkedHashMap<String, Object>();
    resource.put("profile", "tabular-data-resource");
    resource.put("name", table.name());
    resource.put("path", table.file());
    resource.put("title", table.title().getFirst());
    resource.put("description", table.title().getLast());
    resource.put("format", "csv");
    resource.put("mediatype", "text/csv");
    resource.put("encoding", "utf-8");
    resource.put("schema", schema);
    return resource;
  }

  private static Map<String, Object> field(Column column) {
    var field = new LinkedHashMap<String, Object>();
    field.put("name", column.name());
    field.put("type", column.type());
    field.put("description", column.vi() + " / " + column.en());
    return field;
  }

  private static String dictionary(List<CsvTable> tables) {
    var lines = new ArrayList<String>();
    lines.add("# Từ điển dữ liệu / Data dictionary");
    for (CsvTable table : tables) {
      lines.add("");
      lines.add("## " + table.file());
      lines.add("");
      lines.add(table.title().getFirst() + ". / " + table.title().getLast() + ".");
      lines.add("");
      lines.add("| cột / column | kiểu / type | nghĩa | meaning |");
      lines.add("| --- | --- | --- | --- |");
      for (Column column : table.columns()) {
        lines.add(
            "| %s | %s | %s | %s |"
                .formatted(column.name(), column.type(), column.vi(), column.en()));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String method(ResultDocument document) {
    var rules = document.rules();
    return String.join(
        "\n\n",
        "# Phương pháp",
        rules.methodText(),
        rules.suppressionText(),
        "# Method",
        rules.methodTextEn(),
        rules.suppressionTextEn(),
        document.method() + "\n");
  }

  private static byte[] resource() {
    String name = "opendata/" + README;
    try (var in = Contents.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program has no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + name + " of the program is unreadable", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
