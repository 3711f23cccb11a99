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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.kiosk.ImportKioskQueue;

/** {@code import kiosk-queue}. */
@Command(
    name = "kiosk-queue",
    mixinStandardHelpOptions = true,
    description =
        "Takes the waiting ratings of a kiosk from the file that its staff area exports. Ratings"
            + " that are here already are counted as repeats, so the same file may come twice.")
final class ImportKioskQueueCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "As exported by the kiosk.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new WrongUsage("The file " + file + " is not there or not readable.");
    }
    return options.inContext(this::load);
  }

  private int load(ApplicationContext context) {
    try (var queue = Files.newInputStream(file)) {
      return context
          .getBean(ImportKioskQueue.class)
          .load(queue, done -> {})
          .map(this::print)
          .orElseGet(this::refuse);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read", e);
    }
  }

  private int refuse() {
    var err = spec.commandLine().getErr();
    err.printf("The file %s is no export of a kiosk known here; nothing was taken.%n", file);
    err.flush();
    return Application.DIFFERED;
  }

  private int print(ImportKioskQueue.Result result) {
    var out = spec.commandLine().getOut();
    out.printf(
        "%d stored, %d repeated, %d refused%n",
        result.stored(), result.repeated(), result.refused().size());
    result.refused().forEach(receipt -> out.println("refused: " + receipt));
    out.flush();
    return result.refused().isEmpty() ? Application.DONE : Application.DIFFERED;
  }
}
