package vn.thuocdo.staff;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks pages as a browser without JavaScript does: keeps the cookie, sends forms, stays on
 * redirects.
 */
final class StaffBrowser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final URI server;
  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";
  private String csrf = "";
  private String origin;

  StaffBrowser(URI server) {
    this.server = server;
    this.origin = server.toString();
  }

  /** Sends forms from another site from now on; an empty one sends no Origin. */
  StaffBrowser from(String origin) {
    this.origin = origin;
    return this;
  }

  StaffBrowser withCsrf(String token) {
    this.csrf = token;
    return this;
  }

  StaffBrowser withCookie(String newCookie) {
    this.cookie = newCookie;
    return this;
  }

  String cookie() {
    return cookie;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(server.resolve(path)).GET());
  }

  /** Posts the form, with the token of the page seen last. */
  HttpResponse<String> post(String path, Map<String, String> form) {
    var all = new java.util.LinkedHashMap<>(form);
    if (!csrf.isEmpty()) {
      all.putIfAbsent("_csrf", csrf);
    }
    String body =
        all.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return send(request);
  }

  HttpResponse<String> signIn(String username, String password) {
    return post(StaffArea.SIGN_IN, Map.of("username", username, "password", password));
  }

  static String locationOf(HttpResponse<?> response) {
    return response.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
      Matcher token = CSRF.matcher(response.body());
      if (token.find()) {
        csrf = token.group(1);
      }
      return response;
    } catch (IOException e) {
      throw new IllegalStateException("No answer from " + server, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
