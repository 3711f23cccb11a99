package vn.thuocdo.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.publicsite.PublishedOffice;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.Publish;

/** The site as files, and a page of several provinces. */
class ExportSiteIT {

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|srcset|action)=\"(/[^\"#?\\s]*)(\\?[^\"#\\s]*)?");

  @TempDir private static Path folder;
  private static EmbeddedServer server;
  private static ApplicationContext context;

  @BeforeAll
  static void export() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    context = server.getApplicationContext();
    publishIn(context);
    correct(Period.parse("2025-Q2", ReportingCalendar.REPORTING));
    int files = context.getBean(ExportSite.class).into(folder.resolve("site"), done -> {});
    assertThat(files).isGreaterThan(60);
  }

  private static void correct(Period period) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    context
        .getBean(Transactions.class)
        .write(
            connection -> {
              var frozen = context.getBean(Figures.class).freeze(period, 2, now, now, List.of());
              context.getBean(Publish.class).put(frozen.document(), "{}", "test");
              return 0;
            });
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_link_leads_to_a_file() throws Exception {
    Path site = folder.resolve("site");
    var missing = new TreeSet<String>();
    try (var pages = Files.walk(site)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".html")).toList()) {
        var links = LINK.matcher(Files.readString(page));
        while (links.find()) {
          Path file = site.resolve(links.group(1).substring(1));
          if (links.group(2) != null
              || !(Files.isRegularFile(file) || Files.isRegularFile(file.resolve("index.html")))) {
            missing.add(site.relativize(page) + " -> " + links.group());
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(site.resolve("en/ket-qua/2025-Q3/don-vi/XA-3/index.html")).exists();
    assertThat(site.resolve("ket-qua/2025-Q3.csv")).exists();
    assertThat(site.resolve("api/results/2025-Q3.json")).exists();
    assertThat(Files.readString(site.resolve("index.html"))).contains("/ket-qua/2025-Q3");
  }

  @Test
  void every_file_is_byte_for_byte_what_the_live_site_answers() throws Exception {
    Path site = folder.resolve("site");
    try (var client = HttpClient.newHttpClient();
        var files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = "/" + site.relativize(file).toString().replaceFirst("/?index\\.html$", "");
        var answer =
            client.send(
                HttpRequest.newBuilder(
                        new URI("http", null, "localhost", server.getPort(), path, null, null))
                    .header("Accept", "text/html,*/*")
                    .build(),
                BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(file).as(path).hasBinaryContent(answer.body());
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .contains(path.contains("/nhung/") ? "frame-ancestors *" : "frame-ancestors 'none'");
      }
    }
  }

  @Test
  void a_corrected_version_stays_readable_in_the_files() throws Exception {
    Path site = folder.resolve("site");
    String newest = Files.readString(site.resolve("ket-qua/2025-Q2/index.html"));
    var link = Pattern.compile("href=\"/(ket-qua/v=[0-9a-f]{12}/2025-Q2)\"").matcher(newest);

    assertThat(link.find()).isTrue();
    String older = Files.readString(site.resolve(link.group(1)).resolve("index.html"));
    assertThat(older).contains("Bản này đã được thay bằng bản 2", "href=\"/ket-qua/2025-Q2\"");
    assertThat(site.resolve(link.group(1) + "/don-vi/XA-3/index.html")).exists();
    assertThat(site.resolve(link.group(1) + ".csv")).exists();
    assertThat(Files.readString(site.resolve("index.html"))).contains("Quý II/2025, bản 2");
    assertThat(Files.readString(site.resolve("kiem-tra/index.html")))
        .contains("bản sao bằng tệp", "/du-lieu", "/khoa-cong-khai");
  }

  @Test
  void provinces_stand_side_by_side_and_a_changed_file_is_named_and_left_out() throws Exception {
    byte[] good = archive("2025-Q3");
    byte[] changed = good.clone();
    changed[changed.length / 2] ^= 1;
    try (var other = ApplicationContext.run(TestDatabase.properties())) {
      publishIn(other);
      var files = new LinkedHashMap<String, byte[]>();
      files.put("mau-q3.zip", good);
      files.put("mau-q2.zip", archive("2025-Q2"));
      files.put("hong.zip", changed);
      files.put("gia.zip", archive(other, "2025-Q3"));
      files.put("khong-phai.zip", new byte[] {1, 2, 3});

      var outcome = Federation.write(files, Optional.empty(), folder.resolve("ca-nuoc"));

      assertThat(outcome.used()).isEqualTo(2);
      assertThat(outcome.refused())
          .extracting(Federation.Refused::file)
          .containsExactly("hong.zip", "gia.zip", "khong-phai.zip");
      String page = Files.readString(folder.resolve("ca-nuoc/index.html"));
      assertThat(page)
          .contains("Quý III/2025", "Quý II/2025", "Tỉnh Mẫu", "hong.zip", "gia.zip")
          .doesNotContain("<script");
      assertThat(page.indexOf("Quý III/2025")).isLessThan(page.indexOf("Quý II/2025"));

      // Whose key was given is believed, in whatever order the files come.
      String key = other.getBean(Archives.class).publicKeys().getFirst();
      var trusting =
          Federation.write(
              files,
              Optional.of(GivenKeys.of(Map.of("tinh mau-2.pem", key))),
              folder.resolve("theo-khoa"));
      assertThat(trusting.used()).isEqualTo(1);
      assertThat(trusting.refused())
          .extracting(Federation.Refused::file)
          .containsExactly("mau-q3.zip", "mau-q2.zip", "hong.zip", "khong-phai.zip");
    }
  }

  private static byte[] archive(String period) {
    return archive(context, period);
  }

  private static void publishIn(ApplicationContext office) {
    PublishedOffice.publishIn(
        office,
        () -> {
          GivenRatings.add(office, "2025-05-05", 700, new ArrayList<>());
          GivenRatings.add(office, "2025-08-05", 700, new ArrayList<>());
        });
  }

  private static byte[] archive(ApplicationContext of, String period) {
    var archives = of.getBean(Archives.class);
    var published = of.getBean(vn.thuocdo.result.Publications.class).list();
    return archives.content(archives.of(Addresses.find(period, published).orElseThrow()));
  }
}
