package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.ImportReport;

/** {@code import directory}. */
@Command(
    name = "directory",
    mixinStandardHelpOptions = true,
    description = {
      "Takes units, one-stop points, counters and procedure groups from a CSV file with the columns",
      "kind,code,name,name_en,parent,group,valid_from,valid_to. Kinds: UNIT, POINT, COUNTER,"
          + " PROCEDURE_GROUP. Nothing that the file does not name is changed or deleted.",
      "Of units also official_code, which belongs to the stretch of time from valid_from on, and the"
          + " public contact: post,phone,email,address,opening_hours.",
      "Refused lines are told with their reasons, the others are taken; exit code 1 then."
    })
final class ImportDirectoryCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE.csv", description = "UTF-8, as Excel and LibreOffice save it.")
  private Path file = Path.of("");

  @Option(names = "--dry-run", description = "Tell what would happen and write nothing.")
  private boolean isDryRun;

  @Option(names = "--language", defaultValue = "VI", description = "Of the reasons: vi or en.")
  private Language language = Language.VI;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new WrongUsage("The file " + file + " is not there or not readable.");
    }
    return options.inContext(this::load);
  }

  private int load(ApplicationContext context) {
    var importDirectory = context.getBean(ImportDirectory.class);
    try (var csv = Files.newInputStream(file)) {
      ImportReport report =
          isDryRun ? importDirectory.check(csv) : importDirectory.apply(csv, "ops/thuocdo");
      print(report);
      return report.refused().isEmpty() ? Application.DONE : Application.DIFFERED;
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read", e);
    }
  }

  private void print(ImportReport report) {
    var out = spec.commandLine().getOut();
    out.printf(
        "%s%d added, %d changed, %d as before, %d refused%n",
        isDryRun ? "Dry run, nothing written: " : "",
        report.added(),
        report.changed(),
        report.unchanged(),
        report.refused().size());
    report
        .refused()
        .forEach(
            row -> {
              out.printf("line %d: %s%n", row.line(), row.explain(language));
              out.printf("  %s%n", row.text());
            });
    out.flush();
  }
}
