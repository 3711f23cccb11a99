package vn.thuocdo.opendata;

import io.micronaut.core.type.Argument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.keys.PublicKeys;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;

/**
 * Checks the file of a publication with nothing else at hand: signature, sums, and every figure
 * from its counts.
 */
public final class VerifyPublication {

  private static final String SIGNATURE = "signature";
  private static final String FILES = "files";
  private static final String TABLES = "tables";

  private VerifyPublication() {}

  /** A publication whose signature and sums fit. */
  record Verified(Manifest manifest, ResultDocument document) {}

  /**
   * Checks a file.
   *
   * @param key the public key of the province as PEM; the one in the file is believed when empty
   */
  public static Report verify(byte[] file, Optional<String> key) {
    var findings = new Findings();
    SortedMap<String, byte[]> files;
    try {
      files = Zip.read(file);
    } catch (IllegalArgumentException e) {
      findings.expect(false, FILES, () -> String.valueOf(e.getMessage()));
      return new Report("", "", key.isPresent(), findings);
    }
    byte[] text = files.get(Manifest.NAME);
    Manifest manifest = text == null ? null : parse(text, findings);
    if (manifest == null || text == null) {
      findings.expect(false, FILES, () -> "There is no readable " + Manifest.NAME);
      return new Report("", "", key.isPresent(), findings);
    }
    String signedBy = checkSignature(files, text, manifest, key, findings);
    checkFiles(files, manifest, findings);
    checkContent(files, manifest, findings);
    return new Report(
        "%s, %s (%s), version %d"
            .formatted(
                manifest.province(), manifest.period(), manifest.calendar(), manifest.version()),
        signedBy,
        key.isPresent(),
        findings);
  }

  /**
   * Returns what a file says, for whoever puts several together.
   *
   * @throws IllegalArgumentException with what does not fit
   */
  static Verified require(byte[] file, Optional<String> key) {
    Report report = verify(file, key);
    if (!report.fits()) {
      throw new IllegalArgumentException(
          report.findings().kinds().stream()
              .flatMap(kind -> kind.problems().stream())
              .findFirst()
              .orElse("It does not fit"));
    }
    SortedMap<String, byte[]> files = Zip.read(file);
    return new Verified(
        Manifest.parse(content(files, Manifest.NAME)), document(content(files, Contents.DOCUMENT)));
  }

  private static @Nullable Manifest parse(byte[] text, Findings findings) {
    try {
      Manifest manifest = Manifest.parse(text);
      findings.expect(
          manifest.format().equals(Manifest.FORMAT),
          SIGNATURE,
          () -> "The format is %s, known is %s".formatted(manifest.format(), Manifest.FORMAT));
      return manifest;
    } catch (RuntimeException e) {
      return null;
    }
  }

  private static String checkSignature(
      SortedMap<String, byte[]> files,
      byte[] manifestText,
      Manifest manifest,
      Optional<String> given,
      Findings findings) {
    String pem = given.orElse(new String(content(files, Contents.KEY), StandardCharsets.US_ASCII));
    try {
      boolean isSigned = PublicKeys.verify(pem, manifestText, content(files, Manifest.SIGNATURE));
      findings.expect(
          isSigned,
          SIGNATURE,
          () -> "%s is not that of the manifest and this key".formatted(Manifest.SIGNATURE));
      String fingerprint = PublicKeys.fingerprint(pem);
      findings.expect(
          fingerprint.equals(manifest.key()),
          SIGNATURE,
          () -> "The manifest names the key %s, this is %s".formatted(manifest.key(), fingerprint));
      return isSigned ? fingerprint : "";
    } catch (IllegalArgumentException e) {
      findings.expect(false, SIGNATURE, () -> "There is no public key: " + e.getMessage());
      return "";
    }
  }

  private static void checkFiles(
      SortedMap<String, byte[]> files, Manifest manifest, Findings findings) {
    var expected = new TreeSet<String>();
    for (Manifest.Entry entry : manifest.files()) {
      expected.add(entry.path());
      byte[] content = content(files, entry.path());
      findings.expect(
          content.length == entry.bytes() && Manifest.sha256(content).equals(entry.sha256()),
          FILES,
          () ->
              files.containsKey(entry.path())
                  ? entry.path() + " is not the file that was signed"
                  : entry.path() + " is missing");
    }
    expected.add(Manifest.NAME);
    expected.add(Manifest.SIGNATURE);
    findings.expect(
        files.keySet().equals(expected),
        FILES,
        () -> "The manifest names %s, there are %s".formatted(expected, files.keySet()));
  }

  private static void checkContent(
      SortedMap<String, byte[]> files, Manifest manifest, Findings findings) {
    ResultDocument document;
    try {
      document = document(content(files, Contents.DOCUMENT));
    } catch (IllegalArgumentException e) {
      findings.expect(false, FILES, () -> Contents.DOCUMENT + ": " + e.getMessage());
      return;
    }
    findings.expect(
        isAbout(manifest, document),
        "period",
        () -> "%s and %s are about different things".formatted(Manifest.NAME, Contents.DOCUMENT));
    try {
      FigureChecks.run(document, findings);
      checkRatings(manifest, document, findings);
      checkTables(files, document, findings);
    } catch (RuntimeException e) {
      // What cannot even be calculated with, such as a period that does not exist.
      findings.expect(false, "figures", () -> "The figures cannot be read: " + e.getMessage());
    }
  }

  private static boolean isAbout(Manifest manifest, ResultDocument document) {
    return manifest.calendar() == document.calendar()
        && manifest.period().equals(document.period())
        && manifest.from().equals(document.from())
        && manifest.to().equals(document.to())
        && Integer.valueOf(manifest.version()).equals(document.version())
        && manifest.province().equals(document.provinceName())
        && manifest.provinceEn().equals(document.provinceNameEn())
        && manifest.simulated() == document.simulated();
  }

  /** No figure may rest on more answers than there are leaves. */
  private static void checkRatings(Manifest manifest, ResultDocument document, Findings findings) {
    Manifest.Ratings ratings = manifest.ratings();
    if (ratings == null) {
      return;
    }
    List<String> apart = document.rules().channelsApart();
    long answers = document.totals().stream().mapToLong(total -> answers(total, apart)).sum();
    findings.expect(
        answers <= ratings.count() && ratings.root().matches("[0-9a-f]{64}"),
        "ratings",
        () ->
            "The tree has %d ratings, the figures rest on %d".formatted(ratings.count(), answers));
  }

  private static long answers(UnitFigures total, @Nullable List<String> apart) {
    return sum(total.sampleSize(), total.noOpinion())
        + total.byChannel().stream()
            .filter(line -> apart != null && apart.contains(line.code()))
            .mapToLong((Line line) -> sum(line.sampleSize(), line.noOpinion()))
            .sum();
  }

  private static long sum(@Nullable Long n, @Nullable Long noOpinion) {
    return (n == null ? 0 : n) + (noOpinion == null ? 0 : noOpinion);
  }

  /** Columns that another version of this program has, or has not, are passed over. */
  private static void checkTables(
      SortedMap<String, byte[]> files, ResultDocument document, Findings findings) {
    for (CsvTable table : Tables.of(document)) {
      List<List<String>> cells = CsvTable.cells(content(files, table.file()));
      findings.expect(
          cells.size() == table.rows().size() + 1,
          TABLES,
          () -> "%s has not %d rows".formatted(table.file(), table.rows().size()));
      if (cells.size() == table.rows().size() + 1) {
        compare(table, cells, findings);
      }
      findings.expect(
          fieldsOf(files, table.file()).equals(cells.isEmpty() ? List.of() : cells.getFirst()),
          TABLES,
          () -> "%s describes other columns than %s has".formatted(Contents.PACKAGE, table.file()));
    }
  }

  private static void compare(CsvTable table, List<List<String>> cells, Findings findings) {
    List<String> header = cells.getFirst();
    for (int column = 0; column < table.columns().size(); column++) {
      String name = table.columns().get(column).name();
      int place = header.indexOf(name);
      for (int row = 0; place >= 0 && row < table.rows().size(); row++) {
        List<String> told = cells.get(row + 1);
        String expected = table.rows().get(row).get(column);
        int number = row + 2;
        findings.expect(
            place < told.size() && told.get(place).equals(expected),
            TABLES,
            () ->
                "%s, line %d, %s: not «%s» as in %s"
                    .formatted(table.file(), number, name, expected, Contents.DOCUMENT));
      }
    }
  }

  private static List<String> fieldsOf(SortedMap<String, byte[]> files, String table) {
    Object resources = Json.object(content(files, Contents.PACKAGE)).get("resources");
    if (resources instanceof List<?> list) {
      for (Object resource : list) {
        if (resource instanceof Map<?, ?> map
            && table.equals(map.get("path"))
            && map.get("schema") instanceof Map<?, ?> schema
            && schema.get("fields") instanceof List<?> fields) {
          return fields.stream()
              .map(field -> field instanceof Map<?, ?> one ? String.valueOf(one.get("name")) : "")
              .toList();
        }
      }
    }
    return List.of();
  }

  private static byte[] content(SortedMap<String, byte[]> files, String path) {
    return files.getOrDefault(path, new byte[0]);
  }

  private static ResultDocument document(byte[] text) {
    return Json.read(text, Argument.of(ResultDocument.class));
  }
}
