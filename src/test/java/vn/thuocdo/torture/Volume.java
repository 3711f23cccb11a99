package vn.thuocdo.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A small file system of its own for the database's files, so that a full disk hurts nobody else.
 * Needs the right to mount; without it there is none, and no disk is filled.
 */
final class Volume implements AutoCloseable {

  private static final long BYTES = 4_000_000_000L;

  private final Path folder;
  private final Path ballast;

  private Volume(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
  }

  /** Returns whether the folder is a file system of its own now. */
  static java.util.Optional<Volume> mount(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path image = folder.resolveSibling("volume.img");
    boolean isMounted =
        run("truncate", "-s", Long.toString(BYTES), image.toString())
            && run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
            && run("mount", "-o", "loop,noatime", image.toString(), folder.toString());
    if (!isMounted) {
      Files.deleteIfExists(image);
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(new Volume(folder));
  }

  /** Leaves not a block free. */
  void fill() throws IOException, InterruptedException {
    // A file system may refuse the last blocks in one piece: ever smaller pieces take them.
    for (long piece = 1L << 31; piece >= 4_096; piece /= 2) {
      long free = Files.getFileStore(folder).getUsableSpace();
      while (free >= piece) {
        long size = Files.exists(ballast) ? Files.size(ballast) : 0;
        if (!run(
            "fallocate",
            "-o",
            Long.toString(size),
            "-l",
            Long.toString(piece),
            ballast.toString())) {
          break;
        }
        free = Files.getFileStore(folder).getUsableSpace();
      }
    }
  }

  void empty() throws IOException {
    Files.deleteIfExists(ballast);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      // No such program on this machine.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      run("umount", folder.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
