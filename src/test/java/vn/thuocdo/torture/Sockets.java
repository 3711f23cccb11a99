package vn.thuocdo.torture;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Which process is at the other end of a connection on this machine, as Linux tells it. */
final class Sockets {

  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int INODE = 9;

  private Sockets() {}

  /**
   * Returns the name of the process that opened a connection to us; empty if it is none of them.
   */
  static String opener(Socket socket, Map<Long, String> names) {
    try {
      String inode = inode(socket.getPort(), socket.getLocalPort());
      for (var name : names.entrySet()) {
        if (!inode.isEmpty() && holds(name.getKey(), "socket:[" + inode + "]")) {
          return name.getValue();
        }
      }
    } catch (IOException e) {
      // It ended meanwhile.
    }
    return "";
  }

  private static String inode(int local, int remote) throws IOException {
    for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] fields = line.strip().split(" +");
        if (fields.length > INODE
            && fields[LOCAL].endsWith(port(local))
            && fields[REMOTE].endsWith(port(remote))) {
          return fields[INODE];
        }
      }
    }
    return "";
  }

  private static String port(int port) {
    return String.format(Locale.ROOT, ":%04X", port);
  }

  private static boolean holds(long pid, String target) throws IOException {
    try (Stream<Path> handles = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return handles.anyMatch(handle -> target.equals(read(handle)));
    }
  }

  private static String read(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
