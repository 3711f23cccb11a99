package vn.thuocdo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.opendata.VerifyProof;

/** {@code verify-proof}. */
@Command(
    name = "verify-proof",
    mixinStandardHelpOptions = true,
    description =
        "Checks the proof that a rating was counted, without a home or a network. Exit code 1 names"
            + " what does not fit.")
final class VerifyProofCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.json", description = "A proof from the page «Kiểm tra».")
  private Path file = Path.of("");

  @Mixin private CheckedFile.KeyOption key = new CheckedFile.KeyOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return CheckedFile.print(VerifyProof.verify(CheckedFile.bytes(file), key.pem()), spec);
  }
}
