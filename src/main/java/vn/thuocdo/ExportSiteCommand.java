package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.opendata.ExportSite;

/** {@code export-site}. */
@Command(
    name = "export-site",
    mixinStandardHelpOptions = true,
    description =
        "Writes the whole public site as files that any web server can serve, byte for byte as the"
            + " live site answers.")
final class ExportSiteCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();

  @Parameters(paramLabel = "FOLDER", description = "A folder that is empty, or is not there yet.")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    makeEmpty(folder);
    return options.inContext((ApplicationContext context) -> export(context));
  }

  private int export(ApplicationContext context) {
    var out = spec.commandLine().getOut();
    int files = context.getBean(ExportSite.class).into(folder.toAbsolutePath(), done -> {});
    out.printf("%,d files in %s%n", files, folder);
    out.flush();
    return Application.DONE;
  }

  /**
   * Makes sure that there is an empty folder.
   *
   * @throws WrongUsage if there is something else
   */
  static void makeEmpty(Path folder) {
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new WrongUsage("The folder " + folder + " is not empty; give another.");
        }
      }
    } catch (IOException e) {
      throw new WrongUsage("The folder " + folder + " cannot be made.", e);
    }
  }
}
