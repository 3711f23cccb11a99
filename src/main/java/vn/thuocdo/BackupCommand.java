package vn.thuocdo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.backup.Backup;
import vn.thuocdo.backup.DumpTools;
import vn.thuocdo.database.DatabaseAddress;

/** {@code backup}: what {@code ops/backup} runs. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes everything to one encrypted file while the system works: the database as it is at"
            + " one moment, and the keys in the home.")
final class BackupCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Mixin private EncryptionOptions encryption = new EncryptionOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--recipient-file",
      paramLabel = "FILE",
      description =
          "Public key to encrypt for instead: this machine then cannot read its own backups.")
  private @Nullable Path recipientFile;

  @Option(names = "--force", description = "Replace the file if there is one.")
  private boolean isForced;

  @Parameters(paramLabel = "FILE", description = "The backup to write.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (encryption.hasPassphrase() == (recipientFile != null)) {
      throw new ParameterException(
          spec.commandLine(), "Give either --passphrase-file or --recipient-file.");
    }
    if (Files.exists(file) && !isForced) {
      throw new ParameterException(
          spec.commandLine(), "There is a file " + file + " already; --force replaces it.");
    }
    return options.onDatabase(this::write);
  }

  private int write(DatabaseAddress database) {
    long begun = System.nanoTime();
    try {
      HomeOptions.checkReachable(database);
      var backup = new Backup(DumpTools.find(options.programs()), encryption.gpg(recipientFile));
      Backup.Written written = backup.write(database, options.home(), file);
      var out = spec.commandLine().getOut();
      out.printf(
          "%s: %d tables, %,d bytes, %.1f s%n",
          file, written.tables(), written.bytes(), (System.nanoTime() - begun) / 1e9);
      out.flush();
      return Application.DONE;
    } catch (IOException e) {
      throw new NotNow("No backup was written. " + e.getMessage(), e);
    }
  }
}
