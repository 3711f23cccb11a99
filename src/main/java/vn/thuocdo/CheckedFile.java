package vn.thuocdo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import vn.thuocdo.opendata.Findings;
import vn.thuocdo.opendata.Report;

/** What the commands that check signed files have in common. */
final class CheckedFile {

  private CheckedFile() {}

  /** Whom to believe. */
  static final class KeyOption {

    @Option(
        names = "--key",
        paramLabel = "PEM",
        description =
            "File with the public key of the province. Without it the key in the file itself is"
                + " believed: then anybody may have signed.")
    private @Nullable Path key;

    Optional<String> pem() {
      return Optional.ofNullable(key).map(file -> new String(bytes(file), StandardCharsets.UTF_8));
    }
  }

  /**
   * Reads a file that somebody named.
   *
   * @throws WrongUsage if it cannot be read
   */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new WrongUsage("The file " + file + " is not there or not readable.", e);
    }
  }

  /** Prints what was found, kind by kind and the verdict last; returns the exit code. */
  static int print(Report report, CommandSpec spec) {
    var out = spec.commandLine().getOut();
    for (Findings.Kind kind : report.findings().kinds()) {
      out.printf(
          "%-4s  %-11s %,9d compared%s%n",
          kind.wrong() == 0 ? "ok" : "FAIL",
          kind.name(),
          kind.checked(),
          kind.wrong() == 0 ? "" : ", %,d do not fit".formatted(kind.wrong()));
      kind.problems().forEach(problem -> out.println("      " + problem));
    }
    out.println();
    out.println(verdict(report));
    out.flush();
    return report.fits() ? Application.DONE : Application.DIFFERED;
  }

  private static String verdict(Report report) {
    if (!report.fits()) {
      return "DOES NOT FIT: "
          + (report.subject().isEmpty() ? "it is not what was signed" : report.subject());
    }
    return "FITS: %s; signed by %s%s"
        .formatted(
            report.subject(),
            report.signedBy(),
            report.isKeyGiven() ? "" : " (compare this with the key on the site of the province)");
  }
}
