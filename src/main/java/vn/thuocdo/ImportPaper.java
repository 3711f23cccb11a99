package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.paper.Report;
import vn.thuocdo.text.Language;

/** What the commands that take answers of the past have in common. */
final class ImportPaper {

  private static final int MOST_TOLD = 20;

  @Mixin private HomeOptions options = new HomeOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE.csv", description = "UTF-8, as Excel and LibreOffice save it.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Tell what would happen and write nothing.")
  private boolean isDryRun;

  @Option(
      names = "--refused",
      paramLabel = "FILE.csv",
      description =
          "Write the refused lines there, with the reason beside each; only its owner may read it.")
  private @Nullable Path refusedFile;

  @Option(names = "--language", defaultValue = "VI", description = "Of the reasons: vi or en.")
  private Language language = Language.VI;

  /** Takes a file into the system that is running in the context. */
  @FunctionalInterface
  interface Import {
    Report load(ApplicationContext context, Path file, boolean isDryRun, Report.Progress progress)
        throws IOException;
  }

  /**
   * Returns the exit code: 1 when lines were refused.
   *
   * @param task as the progress names it
   */
  int run(String task, Import load) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new WrongUsage("The file " + file + " is not there or not readable.");
    }
    Path to = refusedFile;
    if (to != null && Files.exists(to)) {
      throw new WrongUsage("The file " + to + " exists already.");
    }
    return options.inContext(
        context -> {
          try (var progress = new Progress(task)) {
            Report report = load.load(context, file, isDryRun, progress::show);
            print(report);
            if (to != null && !report.refused().isEmpty()) {
              write(report, to);
            }
            return report.refusedLines() == 0 ? Application.DONE : Application.DIFFERED;
          } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
          }
        });
  }

  /** Never the lines themselves: comments of citizens may stand in them. */
  private void print(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    var finishedBefore = report.finishedBefore();
    if (finishedBefore != null) {
      out.printf("This very file was taken as a whole at %s; nothing is changed%n", finishedBefore);
    }
    out.printf(
        "%s%d stored, %d repeated, %d refused%n",
        isDryRun ? "Dry run, nothing written: " : "",
        report.stored(),
        report.repeated(),
        report.refusedLines());
    report.refused().stream()
        .limit(MOST_TOLD)
        .forEach(line -> out.printf("line %d: %s%n", line.number(), line.explain(language)));
    if (report.refusedLines() > MOST_TOLD) {
      out.printf("… %d more; all of them with --refused%n", report.refusedLines() - MOST_TOLD);
    }
    out.flush();
  }

  private void write(Report report, Path to) throws IOException {
    Files.createFile(
        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = new PrintWriter(Files.newBufferedWriter(to, StandardCharsets.UTF_8))) {
      out.print(report.refusedAsCsv(language));
      if (out.checkError()) {
        throw new IOException("The file " + to + " cannot be written");
      }
    }
  }
}
