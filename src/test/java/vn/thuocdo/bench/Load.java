package vn.thuocdo.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Clients that ask one server over HTTP, each on one connection that stays open. As little of the
 * machine as possible goes to the clients, because the server shares it.
 */
final class Load {

  private static final long TIME_TO_CONNECT = 200_000_000;

  private Load() {}

  /** The n-th request of a client, complete with its head. */
  @FunctionalInterface
  interface Requests {
    byte[] next(int client, long n);
  }

  /**
   * What a load found.
   *
   * @param answers that were as expected
   * @param nanos how long it took
   * @param latencies of the answers in nanoseconds, sorted; counted from when each was due
   */
  record Result(long answers, long nanos, long[] latencies) {

    double perSecond() {
      return answers * 1e9 / nanos;
    }

    double p99Millis() {
      return latencies.length == 0 ? 0 : latencies[(int) (latencies.length * 0.99)] / 1e6;
    }
  }

  /** Asks as fast as answers come. */
  static Result atFullSpeed(
      int port, int clients, double seconds, Requests requests, String expected) {
    return run(port, clients, seconds, 0, requests, expected);
  }

  /**
   * Asks at a fixed rate, whether answers come or not; a late answer delays the next of its client.
   */
  static Result atRate(
      int port, int clients, double seconds, double perSecond, Requests requests, String expected) {
    return run(port, clients, seconds, clients / perSecond * 1e9, requests, expected);
  }

  private static Result run(
      int port,
      int clients,
      double seconds,
      double nanosBetween,
      Requests requests,
      String expected) {
    var answered = new AtomicLong();
    // By then all are connected, so that none counts what its start costs.
    long begin = System.nanoTime() + TIME_TO_CONNECT;
    long end = begin + (long) (seconds * 1e9);
    try (var threads = Executors.newFixedThreadPool(clients)) {
      var running =
          IntStream.range(0, clients)
              .mapToObj(
                  client ->
                      threads.submit(
                          () ->
                              new Client(port, client, nanosBetween, requests, expected)
                                  .ask(
                                      begin + (long) (nanosBetween * client / clients),
                                      end,
                                      answered)))
              .toList();
      long[] latencies =
          running.stream().map(Load::get).flatMapToLong(Arrays::stream).sorted().toArray();
      return new Result(answered.get(), System.nanoTime() - begin, latencies);
    }
  }

  private static long[] get(Future<long[]> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("A client failed", e);
    }
  }

  private record Client(
      int port, int number, double nanosBetween, Requests requests, String expected) {

    long[] ask(long begin, long end, AtomicLong answered) throws IOException {
      byte[] mark = expected.getBytes(StandardCharsets.US_ASCII);
      var latencies = new long[1024];
      int n = 0;
      try (var socket = new Socket()) {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        OutputStream out = socket.getOutputStream();
        var in = new Answer(new BufferedInputStream(socket.getInputStream(), 64 * 1024));
        waitUntil(begin);
        while (true) {
          long due = nanosBetween == 0 ? System.nanoTime() : begin + (long) (nanosBetween * n);
          if (due >= end) {
            return Arrays.copyOf(latencies, n);
          }
          waitUntil(due);
          out.write(requests.next(number, n));
          out.flush();
          in.read(mark);
          if (n == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * n);
          }
          latencies[n++] = System.nanoTime() - due;
          answered.incrementAndGet();
        }
      }
    }

    private static void waitUntil(long due) {
      long left = due - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /** Reads one answer after the other; anything but a 200 with the expected words ends the run. */
  private static final class Answer {

    private static final byte[] LENGTH = "content-length: ".getBytes(StandardCharsets.US_ASCII);
    private final BufferedInputStream in;
    private byte[] line = new byte[8192];
    private byte[] body = new byte[256 * 1024];

    Answer(BufferedInputStream in) {
      this.in = in;
    }

    void read(byte[] mark) throws IOException {
      int end = readLine();
      String status = new String(line, 0, end, StandardCharsets.US_ASCII);
      int length = 0;
      boolean isChunked = false;
      while ((end = readLine()) > 0) {
        if (startsWith(LENGTH, end)) {
          length =
              Integer.parseInt(
                  new String(line, LENGTH.length, end - LENGTH.length, StandardCharsets.US_ASCII)
                      .trim());
        } else if (startsWith(
            "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII), end)) {
          isChunked = true;
        }
      }
      int size = isChunked ? readChunks() : readBody(0, length);
      if (!status.startsWith("HTTP/1.1 200") || !contains(mark, size)) {
        throw new IOException(
            status + " " + new String(body, 0, Math.min(size, 500), StandardCharsets.UTF_8));
      }
    }

    private int readChunks() throws IOException {
      int size = 0;
      while (true) {
        int end = readLine();
        int chunk = Integer.parseInt(new String(line, 0, end, StandardCharsets.US_ASCII), 16);
        size = readBody(size, chunk);
        readLine();
        if (chunk == 0) {
          return size;
        }
      }
    }

    private int readBody(int from, int length) throws IOException {
      if (from + length > body.length) {
        body = Arrays.copyOf(body, 2 * (from + length));
      }
      if (in.readNBytes(body, from, length) < length) {
        throw new IOException("The server hung up");
      }
      return from + length;
    }

    private int readLine() throws IOException {
      int size = 0;
      while (true) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("The server hung up");
        }
        if (next == '\n') {
          return size;
        }
        if (next != '\r') {
          line[size++] = (byte) next;
        }
      }
    }

    private boolean startsWith(byte[] name, int end) {
      for (int i = 0; i < name.length; i++) {
        if (i >= end || Character.toLowerCase(line[i]) != name[i]) {
          return false;
        }
      }
      return true;
    }

    private boolean contains(byte[] mark, int size) {
      for (int i = 0; i <= size - mark.length; i++) {
        if (Arrays.equals(body, i, i + mark.length, mark, 0, mark.length)) {
          return true;
        }
      }
      return mark.length == 0;
    }
  }
}
