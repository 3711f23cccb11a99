package vn.thuocdo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.opendata.Federation;
import vn.thuocdo.opendata.GivenKeys;

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

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description =
          "Folder with the public keys of the provinces, each in a file that is called like its"
              + " province: «Tỉnh Mẫu.pem», a second key «Tỉnh Mẫu-2.pem». A file of a province"
              + " without one is left out. Without this option the first key that is met of a"
              + " province is believed.")
  private @Nullable Path keys;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    files.forEach(file -> contents.put(file.toString(), CheckedFile.bytes(file)));
    ExportSiteCommand.makeEmpty(folder);
    Federation.Outcome outcome =
        Federation.write(contents, Optional.ofNullable(keys).map(FederateCommand::read), folder);
    var out = spec.commandLine().getOut();
    outcome.refused().forEach(one -> out.println("left out: " + one.file() + ": " + one.reason()));
    out.printf(
        "%,d publications side by side in %s, %,d left out%n",
        outcome.used(), folder, outcome.refused().size());
    out.flush();
    return outcome.refused().isEmpty() ? Application.DONE : Application.DIFFERED;
  }

  private static GivenKeys read(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (var listed = Files.newDirectoryStream(folder, "*.pem")) {
      listed.forEach(
          file ->
              files.put(
                  String.valueOf(file.getFileName()),
                  new String(CheckedFile.bytes(file), StandardCharsets.UTF_8)));
      return GivenKeys.of(files);
    } catch (IOException | DirectoryIteratorException e) {
      throw new WrongUsage("The folder " + folder + " is not there or not readable.", e);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage("Not a public key: " + e.getMessage(), e);
    }
  }
}
