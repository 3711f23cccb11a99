package vn.thuocdo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends what no HTTP library would: the bytes themselves, one connection per request. */
public record RawHttp(String host, int port) {

  private static final int LONGEST_WAIT_MILLIS = 10_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

  /**
   * A request as its bytes will be.
   *
   * @param target as it stands in the first line, of any bytes (ISO 8859-1)
   */
  public record Request(String method, String target, List<String> headers, byte[] body) {

    byte[] bytes(String host) throws IOException {
      var head = new StringBuilder();
      head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
      head.append("Host: ").append(host).append("\r\nConnection: close\r\n");
      headers.forEach(header -> head.append(header).append("\r\n"));
      if (body.length > 0 || method.equals("POST")) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
      }
      var bytes = new ByteArrayOutputStream();
      bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
      bytes.write(body);
      return bytes.toByteArray();
    }

    @Override
    public String toString() {
      String shown = new String(body, StandardCharsets.UTF_8);
      return (method + " " + target + " " + headers + " " + body.length + " bytes: " + shown)
          .replaceAll("(.)\\1{20,}", "$1~");
    }
  }

  /**
   * What came back.
   *
   * @param status 0 when the connection was closed without an answer
   */
  public record Answer(int status, List<String> headers, String body, long millis) {

    public String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
          .map(header -> header.substring(start.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  public Answer send(Request request) throws IOException {
    long begun = System.nanoTime();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), LONGEST_WAIT_MILLIS);
      socket.setSoTimeout(LONGEST_WAIT_MILLIS);
      byte[] answer;
      try {
        socket.getOutputStream().write(request.bytes(host));
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // Refused before it was read to its end; the answer may be there all the same.
      }
      answer = readAll(socket.getInputStream());
      return parse(answer, (System.nanoTime() - begun) / 1_000_000);
    }
  }

  /** Reads one answer: to its length or last chunk, or to the end of the connection. */
  private static byte[] readAll(InputStream in) {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    try {
      int read;
      while (!isWhole(bytes) && (read = in.read(buffer)) > 0) {
        bytes.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // Reset after the answer, because not all of the request was read: what came counts.
    }
    return bytes.toByteArray();
  }

  private static boolean isWhole(ByteArrayOutputStream bytes) {
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(text.substring(0, end));
    return length.find()
        ? text.length() >= end + 4 + Integer.parseInt(length.group(1))
        : text.endsWith("\r\n0\r\n\r\n");
  }

  private static Answer parse(byte[] bytes, long millis) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!text.matches("(?s)HTTP/1\\.[01] [0-9]{3}.*")) {
      return new Answer(0, List.of(), text, millis);
    }
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    var lines = new ArrayList<>(List.of(head.split("\r\n")));
    int status = Integer.parseInt(lines.removeFirst().substring(9, 12));
    return new Answer(status, lines, end < 0 ? "" : text.substring(end + 4), millis);
  }
}
