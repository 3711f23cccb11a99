package vn.thuocdo.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A stretch of network between two programs that can be cut, slowed down, or go silent. */
final class Relay implements AutoCloseable {

  /** What the stretch does to what travels on it. */
  enum State {
    OPEN,
    /** Connections are reset, new ones at once. */
    CUT,
    /** Everything arrives late and in small pieces. */
    SLOW,
    /** Nothing arrives, and nobody is told; what was on the way is gone. */
    SILENT,
    /** Questions arrive, answers do not. */
    ANSWERS_LOST
  }

  private static final int SLOW_PIECE = 2_048;
  private static final long SLOW_MILLIS = 60;

  private final ServerSocket door;
  private final InetSocketAddress target;
  private final Function<Socket, String> callers;
  private final Set<String> barred = ConcurrentHashMap.newKeySet();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile State state = State.OPEN;

  Relay(int port, InetSocketAddress target) throws IOException {
    this(port, target, socket -> "");
  }

  /** Returns a stretch that knows who calls, by a name. */
  Relay(int port, InetSocketAddress target, Function<Socket, String> callers) throws IOException {
    this.target = target;
    this.callers = callers;
    this.door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Resets what one caller has open here, and from now on every new connection of his. */
  void bar(String caller) {
    barred.add(caller);
    links.stream().filter(link -> link.caller.equals(caller)).forEach(Link::reset);
  }

  void admit(String caller) {
    barred.remove(caller);
  }

  void become(State next) {
    state = next;
    if (next == State.CUT) {
      links.forEach(Link::reset);
    }
    if (next == State.SILENT || next == State.ANSWERS_LOST) {
      // Bytes of theirs will be missing: they can never be whole again.
      links.forEach(link -> link.isBroken = true);
    }
  }

  /**
   * Ends a fault.
   *
   * @param tellsEnds whether both ends of a broken connection learn of it now; else they find out
   *     by waiting
   */
  void heal(boolean tellsEnds) {
    state = State.OPEN;
    if (tellsEnds) {
      links.stream().filter(link -> link.isBroken).forEach(Link::reset);
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket from = door.accept();
        Thread.ofVirtual().start(() -> connect(from));
      } catch (IOException e) {
        // The door was closed, or one caller gave up.
      }
    }
  }

  private void connect(Socket from) {
    var to = new Socket();
    var link = new Link(from, to, callers.apply(from));
    try {
      if (state == State.CUT || barred.contains(link.caller)) {
        link.reset();
        return;
      }
      to.connect(target, 2_000);
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      link.isBroken = state == State.SILENT || state == State.ANSWERS_LOST;
      links.add(link);
      if (barred.contains(link.caller)) {
        link.reset();
        return;
      }
      Thread.ofVirtual().start(() -> link.pump(from, to, false));
      link.pump(to, from, true);
    } catch (IOException e) {
      link.reset();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    links.forEach(Link::reset);
  }

  private final class Link {

    private final Socket from;
    private final Socket to;
    private final String caller;
    private volatile boolean isBroken;

    Link(Socket from, Socket to, String caller) {
      this.from = from;
      this.to = to;
      this.caller = caller;
    }

    void pump(Socket source, Socket sink, boolean isAnswer) {
      var piece = new byte[16_384];
      try (source;
          sink) {
        InputStream in = source.getInputStream();
        OutputStream out = sink.getOutputStream();
        while (true) {
          int read = in.read(piece, 0, state == State.SLOW ? SLOW_PIECE : piece.length);
          if (read < 0) {
            return;
          }
          if (state == State.SLOW) {
            Thread.sleep(SLOW_MILLIS);
          }
          // A broken link stays so after the fault: only while answers are lost do questions pass.
          if (!isBroken || (state == State.ANSWERS_LOST && !isAnswer)) {
            out.write(piece, 0, read);
          }
        }
      } catch (IOException e) {
        reset();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        links.remove(this);
      }
    }

    void reset() {
      reset(from);
      reset(to);
      links.remove(this);
    }

    private void reset(Socket socket) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        // Already gone.
      }
    }
  }
}
