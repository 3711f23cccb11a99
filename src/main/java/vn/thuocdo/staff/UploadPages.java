package vn.thuocdo.staff;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SubmissionPublisher;
import java.util.regex.Pattern;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.text.Texts;

/**
 * Takes files that staff hand in. The answer is one page that is written while the file is being
 * taken: how far it is, and at its end what became of it. So it needs neither JavaScript nor a
 * place to keep how far each file is, on however many servers.
 */
@Singleton
public class UploadPages {

  /** Stands in the page where the work is told of; no text of ours. */
  private static final String HERE = "[[work]]";

  private static final int MOST_SHOWN = 20;
  private static final int PERCENT = 100;
  private static final Logger LOG = LoggerFactory.getLogger(UploadPages.class);

  private final HtmlJteViewsRenderer<Map<String, Object>> renderer;

  UploadPages(HtmlJteViewsRenderer<Map<String, Object>> renderer) {
    this.renderer = renderer;
  }

  /** Called with how much is done of how much. */
  @FunctionalInterface
  public interface Progress {
    void done(long done, long of);
  }

  /** Takes a file and tells what became of it. */
  @FunctionalInterface
  public interface Work {
    Taken take(Path file, Progress progress) throws IOException;
  }

  /**
   * What became of a file.
   *
   * @param outcome a sentence
   * @param changes sentences about what would change, all of them; empty where that is not told
   * @param refused sentences about the lines that were not taken, all of them
   * @param csv those lines as a file, with the reason beside each; may hold what citizens wrote,
   *     and is kept nowhere: it comes with the page
   */
  public record Taken(String outcome, List<String> changes, List<String> refused, String csv) {

    public Taken {
      changes = List.copyOf(changes);
      refused = List.copyOf(refused);
    }
  }

  /**
   * The end of the page.
   *
   * @param download a data address; empty for none
   */
  public record Uploaded(
      String outcome, List<String> changes, List<String> refused, String download, String text) {}

  /**
   * Returns the page, which goes on while the work does.
   *
   * @param frame of the page
   * @param back where to go on
   * @param file as it was handed in
   */
  public HttpResponse<Publisher<String>> page(
      HttpRequest<?> request,
      StaffMember member,
      StaffFrame frame,
      String back,
      CompletedFileUpload file,
      Work work)
      throws IOException {
    var texts = Texts.of("staff", member.language());
    var sheet =
        new Sheet(
            frame,
            List.of(),
            List.of(
                Sheet.Section.of("", List.of(HERE))
                    .with(List.of(new Sheet.Link(texts.get("upload.back"), back)))));
    String page = render("staff/sheet", sheet, request);
    String[] around = page.split(Pattern.quote("<p>" + HERE + "</p>"), 2);
    // What was handed in is gone once we answer.
    Path copy = Files.createTempFile("thuocdo-upload", ".csv");
    try (var in = file.getInputStream()) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    Publisher<String> written =
        reader -> {
          var words = new SubmissionPublisher<String>();
          FlowAdapters.toPublisher(words).subscribe(reader);
          Thread.ofVirtual()
              .start(
                  () -> {
                    words.submit(around[0] + "<p>");
                    String end = end(texts, request, copy, work, words);
                    words.submit("</p>\n" + end + around[1]);
                    words.close();
                  });
        };
    return HttpResponse.<Publisher<String>>ok(written)
        .contentType(MediaType.of("text/html; charset=utf-8"))
        // A proxy that waits for the whole page would show no progress.
        .header("X-Accel-Buffering", "no");
  }

  private String end(
      Texts texts,
      HttpRequest<?> request,
      Path file,
      Work work,
      SubmissionPublisher<String> words) {
    try {
      words.submit(step(texts, 0));
      Taken taken =
          work.take(
              file, (done, of) -> words.submit(step(texts, of == 0 ? 0 : PERCENT * done / of)));
      return render("staff/uploaded", uploaded(texts, taken), request);
    } catch (IOException | RuntimeException e) {
      LOG.error("A file that was handed in was not taken as a whole", e);
      String key = e instanceof DataAccessException ? "upload.broken" : "upload.unreadable";
      return render("staff/uploaded", uploaded(texts, problem(texts.get(key))), request);
    } finally {
      delete(file);
    }
  }

  private static Taken problem(String sentence) {
    return new Taken(sentence, List.of(), List.of(), "");
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      LOG.warn("A file that was handed in could not be deleted", e);
    }
  }

  /** Each takes the place of the one before, by the style sheet. */
  private static String step(Texts texts, long percent) {
    return "<span class=\"step\"><progress max=\"100\" value=\"%d\" aria-label=\"%s\"></progress> %d %%</span>\n"
        .formatted(percent, texts.get("upload.progress"), percent);
  }

  private static Uploaded uploaded(Texts texts, Taken taken) {
    return new Uploaded(
        taken.outcome,
        first(texts, taken.changes, "upload.more-changes"),
        first(texts, taken.refused, "upload.more"),
        taken.refused.isEmpty() ? "" : data(taken.csv),
        texts.get("upload.download"));
  }

  private static List<String> first(Texts texts, List<String> lines, String more) {
    var first = new ArrayList<>(lines.stream().limit(MOST_SHOWN).toList());
    if (lines.size() > MOST_SHOWN) {
      first.add(texts.get(more, Integer.toString(lines.size() - MOST_SHOWN)));
    }
    return first;
  }

  private static String data(String csv) {
    return "data:text/csv;charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8));
  }

  private String render(String view, Object page, HttpRequest<?> request) {
    var html = new StringWriter();
    try {
      renderer.render(view, Map.of("page", page), request).writeTo(html);
    } catch (IOException e) {
      throw new UncheckedIOException("A page could not be rendered", e);
    }
    return html.toString();
  }
}
