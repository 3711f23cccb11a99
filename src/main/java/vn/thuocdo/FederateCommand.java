package vn.thuocdo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.opendata.Federation;

/** {@code federate}. */
@Command(
    name = "federate",
    mixinStandardHelpOptions = true,
    description =
        "Makes a page from the signed files of many provinces, side by side and without a home."
            + " Each file is checked; exit code 1 if one was left out.")
final class FederateCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE.zip",
      arity = "1..*",
      description = "Files from the pages «Dữ liệu mở» of the provinces.")
  private List<Path> files = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "A folder that is empty, or is not there yet.")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach(file -> contents.put(file.toString(), CheckedFile.bytes(file)));
    ExportSiteCommand.makeEmpty(folder);
    Federation.Outcome outcome = Federation.write(contents, folder);
    var out = spec.commandLine().getOut();
    outcome.refused().forEach(one -> out.println("left out: " + one.file() + ": " + one.reason()));
    out.printf(
        "%,d publications side by side in %s, %,d left out%n",
        outcome.used(), folder, outcome.refused().size());
    out.flush();
    return outcome.refused().isEmpty() ? Application.DONE : Application.DIFFERED;
  }
}
