package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.dossier.ImportTransactions;
import vn.thuocdo.text.Language;

/** {@code import transactions}. */
@Command(
    name = "transactions",
    mixinStandardHelpOptions = true,
    description = {
      "Takes dossiers that the one-stop software knows of from a CSV file with the columns",
      "dossierCode,point,handledBy,procedure,respondent,caseState,completedAt,dueAt,phone,language;"
          + " the first three are needed. What is here already is a repeat, so the same file may"
          + " come twice.",
      "Refused lines are told with their reasons, the others are taken; exit code 1 then."
    })
final class ImportTransactionsCommand implements Callable<Integer> {

  private static final int MOST_TOLD = 20;

  @Mixin private HomeOptions options = new HomeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

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

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new WrongUsage("The file " + file + " is not there or not readable.");
    }
    if (refusedFile != null && Files.exists(refusedFile)) {
      throw new WrongUsage("The file " + refusedFile + " exists already.");
    }
    return options.inContext(this::load);
  }

  private int load(ApplicationContext context) {
    try (var csv = Files.newInputStream(file);
        var progress = new Progress("Transactions")) {
      var report = context.getBean(ImportTransactions.class).load(csv, isDryRun, progress::show);
      print(report);
      if (refusedFile != null && !report.refused().isEmpty()) {
        write(report, refusedFile);
      }
      return report.refused().isEmpty() ? Application.DONE : Application.DIFFERED;
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read", e);
    }
  }

  /** Never the lines themselves: they hold telephone numbers, and terminals are recorded. */
  private void print(ImportTransactions.Report report) {
    var out = spec.commandLine().getOut();
    out.printf(
        "%s%d stored, %d repeated, %d refused%n",
        isDryRun ? "Dry run, nothing written: " : "",
        report.stored(),
        report.repeated(),
        report.refused().size());
    report.refused().stream()
        .limit(MOST_TOLD)
        .forEach(line -> out.printf("line %d: %s%n", line.line(), line.explain(language)));
    if (report.refused().size() > MOST_TOLD) {
      out.printf("… %d more; all of them with --refused%n", report.refused().size() - MOST_TOLD);
    }
    out.flush();
  }

  private void write(ImportTransactions.Report report, Path to) throws IOException {
    Files.createFile(
        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(to, report.refusedAsCsv(language), StandardCharsets.UTF_8);
  }
}
