package vn.thuocdo.link;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Opens and sends forms as the plainest telephone does; follows no redirect. */
record Telephone(URI server) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern FORM_ID = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).GET());
  }

  /**
   * @param fields names and values, alternating
   */
  HttpResponse<String> post(String path, String... fields) {
    return post(path, "203.0.113.7", fields);
  }

  /**
   * @param address from which a proxy of ours would say that it came
   */
  HttpResponse<String> post(String path, String address, String[] fields) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", address)
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
  }

  /** Returns what the form carries to be told from others. */
  static String formIdIn(HttpResponse<String> page) {
    var found = FORM_ID.matcher(page.body());
    if (!found.find()) {
      throw new AssertionError("No form: " + page.statusCode() + " " + page.body());
    }
    return found.group(1);
  }

  static String locationOf(HttpResponse<?> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
