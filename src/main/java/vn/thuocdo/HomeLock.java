package vn.thuocdo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a home to one process. The operating system lets go of the lock when its process ends,
 * however it ends.
 */
final class HomeLock implements AutoCloseable {

  private final FileChannel channel;
  private final Path holder;

  private HomeLock(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /** Returns the lock of a home that exists; empty when another process has it. */
  static Optional<HomeLock> take(Path home, String purpose) {
    try {
      var channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      var taken = new HomeLock(channel, home.resolve("holder"));
      taken.tell(purpose);
      return Optional.of(taken);
    } catch (IOException e) {
      throw new UncheckedIOException("The home " + home + " cannot be used", e);
    }
  }

  /** Says for others what the holder does, for instance at which address it serves. */
  void tell(String purpose) {
    try {
      Files.writeString(holder, "process " + ProcessHandle.current().pid() + ", " + purpose);
    } catch (IOException e) {
      throw new UncheckedIOException("The home of " + holder + " cannot be written", e);
    }
  }

  /** Returns what the process that has the lock told of itself. */
  static String holder(Path home) {
    try {
      return Files.readString(home.resolve("holder"));
    } catch (IOException e) {
      return "another process";
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(holder);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lock beside " + holder + " could not be left", e);
    }
  }

  /** Makes the folder of a home, closed to other users, where there is none. */
  static void makeHome(Path home) {
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException e) {
      throw new NotNow("The home " + home + " cannot be made: " + e, e);
    }
  }
}
