package vn.thuocdo.opendata;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes everything that is published as files that any web server can serve: what the live site
 * answers, byte for byte. It is asked like any visitor would, page after page from link to link.
 */
@Singleton
public class ExportSite {

  /** Where a visitor may begin; all else is linked from there. */
  private static final List<String> BEGINNINGS =
      List.of(
          "/",
          "/en",
          "/favicon.ico",
          Addresses.FEED,
          Addresses.CATALOGUE,
          Addresses.KEY,
          Addresses.LIST);

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|srcset|action|content)=\"(/[^\"#\\s]*)");

  /** Answers of these depend on who asks. */
  private static final Pattern LIVE =
      Pattern.compile("/(?:can-bo|s|q|demo|health|metrics)(?:/.*)?|.*\\?.*");

  private final EmbeddedServer server;

  ExportSite(EmbeddedServer server) {
    this.server = server;
  }

  /**
   * Writes the files.
   *
   * @param folder empty
   * @param progress told how many files there are so far
   * @return how many files there are
   * @throws IllegalStateException if a page leads nowhere
   */
  public int into(Path folder, IntConsumer progress) {
    boolean isMine = !server.isRunning();
    if (isMine) {
      server.start();
    }
    try (var client = HttpClient.newHttpClient()) {
      Deque<String> waiting = new ArrayDeque<>(BEGINNINGS);
      Set<String> seen = new HashSet<>(BEGINNINGS);
      int files = 0;
      while (!waiting.isEmpty()) {
        String path = waiting.removeFirst();
        HttpResponse<byte[]> answer = ask(client, path);
        write(folder, path, answer);
        progress.accept(++files);
        for (String link : links(answer)) {
          if (seen.add(link)) {
            waiting.addLast(link);
          }
        }
      }
      return files;
    } finally {
      if (isMine) {
        server.stop();
      }
    }
  }

  private HttpResponse<byte[]> ask(HttpClient client, String path) {
    try {
      URI address = server.getURI().resolve(path);
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(address).header("Accept", "text/html,*/*").build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200 && answer.statusCode() != 303) {
        throw new IllegalStateException(
            "The page " + path + " answers " + answer.statusCode() + "; nothing else was exported");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException("The page " + path + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while exporting", e);
    }
  }

  private static void write(Path folder, String path, HttpResponse<byte[]> answer) {
    boolean isPage = isPage(answer);
    Path file = folder.resolve(fileOf(path, isPage || answer.statusCode() == 303)).normalize();
    if (!file.startsWith(folder.normalize())) {
      throw new IllegalStateException("The address " + path + " leads out of the folder");
    }
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, answer.statusCode() == 303 ? redirection(answer) : answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be written", e);
    }
  }

  /** Returns where a web server looks for an address: pages are the index of a folder. */
  static String fileOf(String path, boolean isPage) {
    String name =
        java.net.URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).substring(1);
    if (!isPage) {
      return name;
    }
    return name.isEmpty() ? "index.html" : name + "/index.html";
  }

  /** Files cannot lead elsewhere by themselves; a page can. */
  private static byte[] redirection(HttpResponse<byte[]> answer) {
    String target = target(answer);
    return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8"><title>Thước Đo</title>
        <meta http-equiv="refresh" content="0; url=%s"></head>
        <body><p><a href="%s">%s</a></p></body></html>
        """
        .formatted(target.startsWith("/en/") ? "en" : "vi", target, target, target)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String target(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Location").orElse("/");
  }

  private static List<String> links(HttpResponse<byte[]> answer) {
    if (answer.statusCode() == 303) {
      return List.of(target(answer));
    }
    if (!isPage(answer)) {
      return List.of();
    }
    Matcher matcher = LINK.matcher(new String(answer.body(), StandardCharsets.UTF_8));
    return matcher
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .filter(link -> !LIVE.matcher(link).matches())
        .distinct()
        .toList();
  }

  private static boolean isPage(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
  }
}
