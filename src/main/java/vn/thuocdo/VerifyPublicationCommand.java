package vn.thuocdo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.opendata.VerifyPublication;

/** {@code verify-publication}. */
@Command(
    name = "verify-publication",
    mixinStandardHelpOptions = true,
    description =
        "Checks a published file, without a home or a network: signature, sums, and every figure"
            + " from its counts. Exit code 1 names what does not fit.")
final class VerifyPublicationCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.zip", description = "A file from the page «Dữ liệu mở».")
  private Path file = Path.of("");

  @Mixin private CheckedFile.KeyOption key = new CheckedFile.KeyOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return CheckedFile.print(VerifyPublication.verify(CheckedFile.bytes(file), key.pem()), spec);
  }
}
