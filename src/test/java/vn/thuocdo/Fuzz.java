package vn.thuocdo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes requests that nobody foresaw, the same ones for the same seed. */
final class Fuzz {

  /** What must never be in a log line, whatever becomes of the request. */
  static final List<String> PERSONAL = List.of("0987612345", "bi.mat@example.vn", "Nguyễn Bí Mật");

  private static final List<String> STRINGS = NaughtyStrings.list();

  private final Random random;

  Fuzz(long seed) {
    random = new Random(seed);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  boolean onceIn(int times) {
    return random.nextInt(times) == 0;
  }

  String text() {
    return switch (random.nextInt(4)) {
      case 0 -> oneOf(PERSONAL) + oneOf(STRINGS);
      case 1 -> anyText();
      default -> oneOf(STRINGS);
    };
  }

  private String anyText() {
    var text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append((char) random.nextInt(0x10000));
    }
    return text.toString();
  }

  /** Returns any JSON, now and then none. */
  String json(int depth) {
    return switch (random.nextInt(depth > 4 ? 8 : 11)) {
      case 0 -> "null";
      case 1 -> oneOf(List.of("true", "false"));
      case 2 -> number();
      case 3, 4, 5 -> NaughtyStrings.asJson(text());
      case 6 -> "\"" + text() + "\"";
      case 7 -> "[".repeat(random.nextInt(20)) + "]".repeat(random.nextInt(20));
      case 8 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
      default -> object(depth);
    };
  }

  private String object(int depth) {
    String name = NaughtyStrings.asJson(text());
    String twice = onceIn(2) ? name : NaughtyStrings.asJson(text());
    return "{" + name + ":" + json(depth + 1) + "," + twice + ":" + json(depth + 1) + "}";
  }

  private String number() {
    return oneOf(
        List.of(
            "0",
            "-1",
            "5",
            "6",
            "1.5",
            "1e309",
            "-1e400",
            "1e-999",
            "9223372036854775808",
            "01",
            "9".repeat(2_000),
            "0." + "3".repeat(2_000),
            "NaN",
            "-",
            "1e",
            "2147483648",
            "1e999999999"));
  }

  /** Returns the body with some values, names or bytes made other. */
  byte[] changed(String sample) {
    String text = sample;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      text = changedOnce(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (onceIn(6) && bytes.length > 0) {
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
    }
    return onceIn(12) ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }

  private String changedOnce(String text) {
    // A value is what follows a colon, up to the next comma or end.
    var starts = new ArrayList<Integer>();
    for (int i = text.indexOf(':'); i >= 0; i = text.indexOf(':', i + 1)) {
      starts.add(i + 1);
    }
    if (starts.isEmpty() || onceIn(15)) {
      return onceIn(2) ? json(0) : deep();
    }
    int start = oneOf(starts);
    int end = start;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String value = onceIn(20) ? deep() : json(0);
    if (onceIn(8)) {
      // The same name twice.
      int name = text.lastIndexOf(',', start);
      return name < 0
          ? text
          : text.substring(0, end) + text.substring(name, start) + value + text.substring(end);
    }
    return text.substring(0, start) + value + text.substring(end);
  }

  private String deep() {
    int depth = oneOf(List.of(100, 999, 1_001, 20_000));
    return onceIn(2) ? "[".repeat(depth) : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  /** Returns a form with some of its fields left out, sent twice or made other. */
  byte[] form(List<String> names, String csrf) {
    var fields = new ArrayList<String>();
    fields.add("_csrf=" + csrf);
    for (String name : names) {
      for (int i = random.nextInt(3); i > 0; i--) {
        fields.add(name + "=" + encoded(text()));
      }
    }
    if (onceIn(4)) {
      fields.add(encoded(text()) + "=" + encoded(text()));
    }
    if (onceIn(8)) {
      fields.add(
          oneOf(
              List.of(
                  "%", "%zz=1", "=", "&&&", "a[b][c]=1", "a.b.c=2", "%ff%fe=%c0%80", "a=%ud83d")));
    }
    return String.join("&", fields).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns one segment of a path, percent-encoded or not at all. */
  String segment() {
    return switch (random.nextInt(8)) {
      case 0 ->
          oneOf(List.of("1", "0", "-1", "999999999999999999999", "2026-Q3", "2026-Q3@1", "XA-1"));
      case 1 ->
          oneOf(
              List.of(
                  "%2f",
                  "..%2f..%2fetc%2fpasswd",
                  "%2e%2e",
                  "..;",
                  "%00",
                  "%",
                  "%zz",
                  "%c0%af",
                  "%ff",
                  "a%0d%0ab"));
      case 2 -> "a".repeat(oneOf(List.of(300, 3_000, 4_090, 9_000)));
      case 3 -> latin1(text().replaceAll("[ \\r\\n\\x00]", ""));
      default -> encoded(text());
    };
  }

  String query(List<String> names) {
    var query = new ArrayList<String>();
    for (int i = random.nextInt(4); i > 0; i--) {
      query.add(
          oneOf(names)
              + "="
              + (onceIn(5) ? oneOf(List.of("%", "%zz", "%ff", "")) : encoded(text())));
    }
    return query.isEmpty() ? "" : "?" + String.join("&", query);
  }

  List<String> headers() {
    var headers = new ArrayList<String>();
    for (int i = random.nextInt(3); i > 0; i--) {
      headers.add(oneOf(HEADERS) + ": " + headerValue());
    }
    if (onceIn(3)) {
      headers.add(
          "Accept: "
              + oneOf(
                  List.of(
                      "application/json",
                      "text/html",
                      "*/*",
                      "x",
                      ",;q=",
                      "a/b;q=9",
                      "image/svg+xml")));
    }
    return headers;
  }

  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Accept-Language",
          "Accept-Encoding",
          "Authorization",
          "Cookie",
          "If-None-Match",
          "If-Modified-Since",
          "Origin",
          "Referer",
          "Range",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "X-HTTP-Method-Override",
          "Sec-Fetch-Site",
          "X-CSRF-Token",
          "User-Agent",
          "Content-Encoding",
          "Forwarded",
          "Via",
          "Cache-Control",
          "Date",
          "From",
          "TE",
          "X-Anything");

  private String headerValue() {
    return switch (random.nextInt(5)) {
      case 0 -> "x".repeat(oneOf(List.of(0, 500, 7_000, 9_000)));
      case 1 -> "Bearer " + latin1(text().replaceAll("[\\r\\n\\x00]", ""));
      case 2 ->
          oneOf(
              List.of(
                  "bytes=9-1",
                  "*",
                  "\"",
                  "W/\"x",
                  "null",
                  "=;=;",
                  ",,,,",
                  "gzip",
                  "thuocdo_session=",
                  "-1"));
      default -> latin1(text().replaceAll("[\\r\\n\\x00]", ""));
    };
  }

  /** Returns a text whose ISO 8859-1 bytes are the UTF-8 of another. */
  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
