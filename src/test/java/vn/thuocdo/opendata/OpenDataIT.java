package vn.thuocdo.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.keys.PublicKeys;
import vn.thuocdo.publicsite.PublishedOffice;
import vn.thuocdo.rating.ReceiptCode;

/** Signed files, and the proof that a rating was counted, from the outside. */
class OpenDataIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<UUID> RATINGS = new ArrayList<>();
  private static final Map<String, Object> DATABASE = TestDatabase.properties();
  private static EmbeddedServer server;
  private static byte[] file;
  private static String key;

  @BeforeAll
  static void publish() throws Exception {
    server = ApplicationContext.run(EmbeddedServer.class, DATABASE);
    var context = server.getApplicationContext();
    PublishedOffice.publishIn(
        context, () -> GivenRatings.add(context, "2025-08-05", 1_200, RATINGS));
    file = bytes("/du-lieu/2025-Q3.zip");
    key = get("/api/public-key").body();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_published_file_fits_and_stays_the_same_for_ever() throws Exception {
    Report report = VerifyPublication.verify(file, Optional.of(key));

    assertThat(report.findings().kinds())
        .allSatisfy(kind -> assertThat(kind.problems()).isEmpty())
        .extracting(Findings.Kind::name)
        .contains(
            "signature",
            "files",
            "period",
            "share",
            "few",
            "sums",
            "verdicts",
            "ranks",
            "series",
            "suppressed",
            "ratings",
            "tables");
    assertThat(report.subject()).isEqualTo("Tỉnh Mẫu, 2025-Q3 (REPORTING), version 1");
    assertThat(report.signedBy()).isEqualTo(PublicKeys.fingerprint(key));
    var again = get("/du-lieu/2025-Q3-v1.zip");
    assertThat(again.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(bytes("/du-lieu/2025-Q3-v1.zip")).isEqualTo(file);
    // Keys that were renewed sign what comes; what was signed stays as it is.
    server.getApplicationContext().getBean(Archives.class).sealAll();
    assertThat(bytes("/du-lieu/2025-Q3.zip")).isEqualTo(file);
    for (String unknown :
        new String[] {"2025-Q4", "2025-Q3-v2", "2025-Q3-CALENDAR", "..%2F2025-Q3"}) {
      assertThat(get("/du-lieu/" + unknown + ".zip").statusCode()).as(unknown).isEqualTo(404);
    }
  }

  @Test
  void any_changed_byte_is_found() {
    var random = new Random(11);
    for (int i = 0; i < 80; i++) {
      byte[] changed = file.clone();
      int place = i == 0 ? file.length - 1 : random.nextInt(file.length);
      changed[place] ^= (byte) (1 << random.nextInt(8));

      assertThat(VerifyPublication.verify(changed, Optional.empty()).fits())
          .as("byte %d", place)
          .isFalse();
    }
    assertThat(
            VerifyPublication.verify(Arrays.copyOf(file, file.length - 5), Optional.empty()).fits())
        .isFalse();
    assertThat(VerifyPublication.verify(new byte[0], Optional.empty()).fits()).isFalse();
  }

  /** Whoever has a key of his own signs whatever he likes: then the figures themselves tell. */
  @Test
  void any_changed_figure_is_found_though_somebody_signed_it_anew() {
    var forger = new Forger(file, stranger());
    assertThat(VerifyPublication.verify(forger.signed(forger.document()), Optional.empty()).fits())
        .isTrue();
    assertThat(VerifyPublication.verify(forger.signed(forger.document()), Optional.of(key)).fits())
        .isFalse();
    List<int[]> numbers = forger.numbers();
    assertThat(numbers).hasSizeGreaterThan(100);
    var random = new Random(5);
    for (int i = 0; i < 80; i++) {
      int[] number = numbers.get(random.nextInt(numbers.size()));
      String changed = forger.withAnotherDigit(number, random);

      Report report = VerifyPublication.verify(forger.signed(changed), Optional.empty());

      assertThat(
              report.findings().kinds().stream()
                  .filter(kind -> !kind.name().equals("tables"))
                  .flatMap(kind -> kind.problems().stream()))
          .as(forger.around(changed, number[0]))
          .isNotEmpty();
    }
    for (String[] lie :
        new String[][] {
          {"\"few\":false", "\"few\":true"},
          {"\"suppressed\":true", "\"suppressed\":false"},
          {"\"wholePeriod\":true", "\"wholePeriod\":false"},
          {"\"verdict\":\"MET\"", "\"verdict\":\"NOT_MET\""},
          {"\"evidence\":\"CERTAIN\"", "\"evidence\":\"UNCERTAIN\""},
          {"\"comparator\":\"GT\"", "\"comparator\":\"GE\""},
          {"\"suppressed\":[\"XA-1\",\"XA-4\"]", "\"suppressed\":[\"XA-4\"]"}
        }) {
      if (forger.document().contains(lie[0])) {
        String changed =
            forger.document().replaceFirst(Pattern.quote(lie[0]), Matcher.quoteReplacement(lie[1]));
        assertThat(VerifyPublication.verify(forger.signed(changed), Optional.empty()).fits())
            .as(lie[1])
            .isFalse();
      }
    }
  }

  @Test
  void a_rating_is_proved_to_whoever_kept_its_code() throws Exception {
    String code = ReceiptCode.of(RATINGS.get(777));
    String page = get("/kiem-tra?ma=" + code.toLowerCase()).body();

    assertThat(page)
        .contains("Đã được tính: Quý III/2025", "Xã 1", "05/08/2025")
        .doesNotContain("<script");
    var link = Pattern.compile("href=\"(/kiem-tra/bang-chung[^\"]+)\"").matcher(page);
    assertThat(link.find()).isTrue();
    byte[] proof = bytes(link.group(1).replace("&amp;", "&"));
    Report report = VerifyProof.verify(proof, Optional.of(key));
    assertThat(report.findings().kinds()).allSatisfy(kind -> assertThat(kind.problems()).isEmpty());
    assertThat(report.subject()).contains(RATINGS.get(777).toString(), "XA-1", "2025-Q3");
    String text = new String(proof, StandardCharsets.UTF_8);
    for (String[] lie :
        new String[][] {
          {"XA-1", "XA-2"},
          {"2025-08-05\",\"index", "2025-08-06\",\"index"},
          {"\"index\":", "\"index\":1"},
          {"TAP@1", "TAP@2"}
        }) {
      assertThat(text).contains(lie[0]);
      assertThat(
              VerifyProof.verify(
                      text.replace(lie[0], lie[1]).getBytes(StandardCharsets.UTF_8),
                      Optional.of(key))
                  .fits())
          .as(lie[1])
          .isFalse();
    }
    assertThat(VerifyProof.verify("{}".getBytes(StandardCharsets.UTF_8), Optional.empty()).fits())
        .isFalse();
  }

  @Test
  void a_code_that_leads_nowhere_says_why() throws Exception {
    var late = new ArrayList<UUID>();
    GivenRatings.add(server.getApplicationContext(), "2025-08-05", 1, late);

    assertThat(get("/kiem-tra?ma=" + ReceiptCode.of(late.getFirst())).body())
        .contains("Không được tính: Quý III/2025", "sau khi kỳ đã chốt");
    assertThat(get("/kiem-tra?ma=" + ReceiptCode.of(UUID.randomUUID())).body())
        .contains("Không tìm thấy lượt đánh giá này");
    assertThat(get("/kiem-tra?ma=abc&lang=en").body()).contains("This code is not right");
    assertThat(
            get("/kiem-tra/bang-chung.json?tep=2025-Q3-v1&ma=" + ReceiptCode.of(late.getFirst()))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void people_and_machines_find_every_file() throws Exception {
    assertThat(get("/du-lieu").body())
        .contains("/du-lieu/2025-Q3-v1.zip", "/du-lieu/2025-Q2-v1.zip", "verify-publication");
    assertThat(Json.object(bytes("/du-lieu/catalog.jsonld")).get("dcat:dataset"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2);
    String feed = get("/tin.atom").body();
    javax.xml.parsers.DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
    assertThat(feed).contains("Công bố kết quả Quý III/2025", "/du-lieu/2025-Q3-v1.zip");
    assertThat(get("/khoa-cong-khai").body()).contains(PublicKeys.fingerprint(key));
  }

  private static Keys stranger() {
    // Without a home keys are new in every program.
    try (var stranger = ApplicationContext.run(DATABASE)) {
      return stranger.getBean(Keys.class);
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(request(path), BodyHandlers.ofString());
  }

  private static byte[] bytes(String path) throws Exception {
    return CLIENT.send(request(path), BodyHandlers.ofByteArray()).body();
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path))
        .header("Accept", "text/html,*/*")
        .build();
  }
}
