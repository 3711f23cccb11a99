package vn.thuocdo.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encryption by GnuPG: with a passphrase from a file, or for a public key from a file, so that the
 * machine that makes backups cannot read them.
 */
public record Gpg(Optional<Path> passphraseFile, Optional<Path> recipientFile) {

  private static final List<String> ALWAYS =
      List.of("gpg", "--batch", "--yes", "--quiet", "--no-tty");

  /** Reads plain from standard input and writes the encrypted file. */
  ProcessBuilder encrypting(Path to) {
    var command = new ArrayList<>(ALWAYS);
    // What comes is compressed already.
    command.addAll(List.of("--compress-algo", "none", "--output", to.toString()));
    if (recipientFile.isPresent()) {
      command.addAll(
          List.of(
              "--encrypt",
              "--trust-model",
              "always",
              "--recipient-file",
              recipientFile.get().toString()));
    } else {
      command.addAll(withPassphrase());
      command.addAll(List.of("--symmetric", "--cipher-algo", "AES256"));
    }
    return new ProcessBuilder(command);
  }

  /** Reads the encrypted file and writes plain to standard output; fails if a bit was changed. */
  ProcessBuilder decrypting(Path from) {
    var command = new ArrayList<>(ALWAYS);
    command.addAll(withPassphrase());
    command.addAll(List.of("--decrypt", from.toString()));
    return new ProcessBuilder(command);
  }

  private List<String> withPassphrase() {
    return passphraseFile
        .map(file -> List.of("--pinentry-mode", "loopback", "--passphrase-file", file.toString()))
        .orElse(List.of());
  }

  /**
   * Starts a program.
   *
   * @throws IOException naming what to install when there is no GnuPG
   */
  static Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      if (builder.command().getFirst().equals("gpg")) {
        throw new IOException("GnuPG is missing; install it with: apt-get install gnupg", e);
      }
      throw e;
    }
  }
}
