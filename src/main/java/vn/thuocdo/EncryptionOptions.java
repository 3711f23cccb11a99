package vn.thuocdo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.thuocdo.backup.Gpg;

/** How a backup is encrypted. */
final class EncryptionOptions {

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      description = "File whose first line is the passphrase. Keep it apart from the backups.")
  private @Nullable Path passphraseFile;

  Gpg gpg(@Nullable Path recipientFile) {
    return new Gpg(existing(passphraseFile), existing(recipientFile));
  }

  boolean hasPassphrase() {
    return passphraseFile != null;
  }

  private static Optional<Path> existing(@Nullable Path file) {
    if (file != null && !Files.isReadable(file)) {
      throw new NotNow("There is no readable file " + file + ".");
    }
    return Optional.ofNullable(file).map(Path::toAbsolutePath);
  }
}
