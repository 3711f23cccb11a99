package vn.thuocdo.torture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The waiting ratings of one kiosk, in a file. Nothing is kept before {@link #sync()} returned, as
 * on a device whose power may go at any moment.
 *
 * <p>Each line is {@code +number rating}, {@code -number} for a rating that is done with, or {@code
 * =number} for a number that was given out.
 */
final class DiskQueue implements AutoCloseable {

  private static final long COMPACT_AT_BYTES = 4_000_000;

  private final Path file;
  private final NavigableMap<Long, String> waiting = new TreeMap<>();
  private final StringBuilder unwritten = new StringBuilder();
  private FileChannel channel;
  private long lastSeq;

  DiskQueue(Path file) throws IOException {
    this.file = file;
    this.channel = open();
    read();
  }

  /** Ratings by running number, oldest first. */
  NavigableMap<Long, String> waiting() {
    return waiting;
  }

  long lastSeq() {
    return lastSeq;
  }

  /** Takes the next number for a rating; {@code json} must be one line. */
  void add(long seq, String json) {
    waiting.put(seq, json);
    lastSeq = seq;
    unwritten.append('+').append(seq).append(' ').append(json).append('\n');
  }

  /** Takes the next number for a rating that the device then loses. */
  void addLost(long seq) {
    lastSeq = seq;
    unwritten.append('=').append(seq).append('\n');
  }

  /** Forgets a rating that was answered for; if that is lost with the power, it is sent again. */
  void remove(long seq) {
    if (waiting.remove(seq) != null) {
      unwritten.append('-').append(seq).append('\n');
    }
  }

  /** Returns when everything is on the disk. */
  void sync() throws IOException {
    write(unwritten.toString());
    unwritten.setLength(0);
    channel.force(false);
    if (channel.size() > COMPACT_AT_BYTES) {
      compact();
    }
  }

  /** The power goes in the middle of writing: what was not on the disk is gone, but for a piece. */
  void powerCut() throws IOException {
    write(unwritten.substring(0, unwritten.length() / 2));
    unwritten.setLength(0);
    channel.close();
    channel = open();
    read();
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void read() throws IOException {
    waiting.clear();
    lastSeq = 0;
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::readLine);
    // A line without its end was never thanked for.
    channel.truncate(end);
    channel.position(end);
  }

  private void readLine(String line) {
    int space = line.indexOf(' ');
    long seq = Long.parseLong(line.substring(1, space < 0 ? line.length() : space));
    switch (line.charAt(0)) {
      case '+' -> waiting.put(seq, line.substring(space + 1));
      case '-' -> waiting.remove(seq);
      default -> {}
    }
    lastSeq = Math.max(lastSeq, seq);
  }

  private void write(String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void compact() throws IOException {
    var text = new StringBuilder();
    waiting.forEach(
        (seq, json) -> text.append('+').append(seq).append(' ').append(json).append('\n'));
    text.append('=').append(lastSeq).append('\n');
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(
        fresh,
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    channel.close();
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    channel = open();
    channel.position(channel.size());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
