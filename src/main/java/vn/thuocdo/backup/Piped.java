package vn.thuocdo.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that we read from or write to. What it complains about becomes our message. */
final class Piped implements AutoCloseable {

  private final String name;
  private final Path complaints;
  private final Process process;

  Piped(ProcessBuilder builder) throws IOException {
    this.name = Path.of(builder.command().getFirst()).getFileName().toString();
    this.complaints = Files.createTempFile("thuocdo", ".err");
    this.process = Gpg.start(builder.redirectError(complaints.toFile()));
  }

  /** What the program reads. */
  OutputStream input() {
    return process.getOutputStream();
  }

  /** What the program writes. */
  InputStream output() {
    return process.getInputStream();
  }

  /**
   * Waits until the program has done everything.
   *
   * @throws IOException with its first complaint if it failed
   */
  void finish() throws IOException {
    process.getOutputStream().close();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(complaint());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + name + " ran", e);
    }
  }

  /** Returns why the program ended, for a pipe that broke. */
  String complaint() throws IOException {
    String first =
        Files.readString(complaints, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    return name + " failed" + (first.isEmpty() ? "" : ": " + first);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(complaints);
  }
}
