package vn.thuocdo.publicsite;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files that are shipped inside the program, read once and kept in memory. */
@Singleton
class StaticFiles {

  /** Names without a leading dot, so that no path can leave its folder or reach a hidden file. */
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*");

  /** What is not in this list is no file for browsers, and is not served. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final Map<String, Content> read = new ConcurrentHashMap<>();

  /**
   * Returns a file.
   *
   * @param folder on the class path, without slashes
   * @param path inside the folder, as it was asked for
   */
  Optional<Content> find(String folder, String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    String name = folder + "/" + path;
    Content known = read.get(name);
    return known != null ? Optional.of(known) : read(name, type);
  }

  private Optional<Content> read(String name, String type) {
    try (var in = StaticFiles.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      Content content = Content.of(MediaType.of(type), in.readAllBytes());
      read.put(name, content);
      return Optional.of(content);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + name + " of the program is unreadable", e);
    }
  }
}
