package vn.thuocdo.opendata;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import vn.thuocdo.unit.Settings;

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
      Pattern.compile("(?:href|src|srcset|action|content)=\"([^\"#\\s]*)");

  /** Answers of these depend on who asks. */
  private static final Pattern LIVE =
      Pattern.compile("/(?:can-bo|s|q|demo|health|metrics)(?:/.*)?|.*\\?.*");

  private final EmbeddedServer server;
  private final Settings settings;

  ExportSite(EmbeddedServer server, Settings settings) {
    this.server = server;
    this.settings = settings;
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
    try (var client = HttpClient.newHttpClient();
        var visitors = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      return walk(new Visit(client, folder, settings.publicAddress()), visitors, progress);
    } finally {
      if (isMine) {
        server.stop();
      }
    }
  }

  private static int walk(Visit visit, ExecutorService visitors, IntConsumer progress) {
    List<String> waiting = BEGINNINGS;
    Set<String> seen = new HashSet<>(BEGINNINGS);
    int files = 0;
    while (!waiting.isEmpty()) {
      var further = new ArrayList<String>();
      for (List<String> links : linksOf(visit, visitors, waiting)) {
        progress.accept(++files);
        links.stream().filter(seen::add).forEach(further::add);
      }
      waiting = further;
    }
    return files;
  }

  private static List<List<String>> linksOf(
      Visit visit, ExecutorService visitors, List<String> paths) {
    var links = new ArrayList<List<String>>();
    try {
      for (Future<List<String>> one :
          visitors.invokeAll(
              paths.stream()
                  .map(path -> (Callable<List<String>>) () -> visit.page(path))
                  .toList())) {
        links.add(one.get());
      }
      return links;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("The export failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while exporting", e);
    }
  }

  /** Asks and writes. */
  private final class Visit {

    private final HttpClient client;
    private final Path folder;

    /** Pictures for other sites are linked by their whole addresses. */
    private final String site;

    Visit(HttpClient client, Path folder, String site) {
      this.client = client;
      this.folder = folder.normalize();
      this.site = site;
    }

    /** Writes what an address answers; returns where it leads. */
    List<String> page(String path) throws InterruptedException {
      HttpResponse<byte[]> answer = ask(path);
      boolean isPage =
          answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      write(path, fileOf(path, isPage), answer.body());
      return isPage ? links(new String(answer.body(), StandardCharsets.UTF_8)) : List.of();
    }

    private HttpResponse<byte[]> ask(String path) throws InterruptedException {
      try {
        URI address = server.getURI().resolve(path);
        HttpResponse<byte[]> answer =
            client.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html,*/*").build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(
              "The page "
                  + path
                  + " answers "
                  + answer.statusCode()
                  + "; nothing else was exported");
        }
        return answer;
      } catch (IOException e) {
        throw new UncheckedIOException("The page " + path + " does not answer", e);
      }
    }

    private void write(String path, String name, byte[] bytes) {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder)) {
        throw new IllegalStateException("The address " + path + " leads out of the folder");
      }
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
      } catch (IOException e) {
        throw new UncheckedIOException("The file " + file + " cannot be written", e);
      }
    }

    private List<String> links(String html) {
      return LINK.matcher(html)
          .results()
          .map(found -> found.group(1).replace("&amp;", "&"))
          .map(
              link ->
                  !site.isEmpty() && link.startsWith(site + "/")
                      ? link.substring(site.length())
                      : link)
          .filter(link -> link.startsWith("/") && !LIVE.matcher(link).matches())
          .distinct()
          .toList();
    }
  }

  /** Returns where a web server looks for an address: pages are the index of a folder. */
  static String fileOf(String path, boolean isPage) {
    String name = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).substring(1);
    if (!isPage) {
      return name;
    }
    return name.isEmpty() ? "index.html" : name + "/index.html";
  }
}
