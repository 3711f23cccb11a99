package vn.thuocdo.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.LaterClock;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.publicsite.PublishedOffice;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;

class ReportIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Period QUARTER = Period.parse("2025-Q3", ReportingCalendar.REPORTING);
  private static final Period BEFORE = Period.parse("2025-Q2", ReportingCalendar.REPORTING);
  private static final String PAGE = "/can-bo/bao-cao/REPORTING/2025-Q3";

  private static EmbeddedServer server;
  private static StaffDoor first;
  private static StaffDoor second;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put("test.later-clock", "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    PublishedOffice.publishIn(server.getApplicationContext());
    first = StaffDoor.open(server.getApplicationContext());
    second = StaffDoor.open(server.getApplicationContext(), "van.thu", Role.HOME_AFFAIRS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void what_a_clerk_wrote_survives_every_making() throws Exception {
    assertThat(post(first, PAGE, Map.of("CAUSES", "Mất điện hai ngày", "CAUSES.revision", "0")))
        .returns(303, HttpResponse::statusCode);

    assertThat(words(PAGE + "/bao-cao.docx")).contains("Mất điện hai ngày");
    assertThat(words(PAGE + "/bao-cao.docx")).contains("Mất điện hai ngày");
    assertThat(get(first, PAGE).body()).contains("Mất điện hai ngày", "mo.cua");
  }

  @Test
  void two_clerks_lose_nothing_to_each_other() throws Exception {
    var old =
        Map.of(
            "TASKS", "Của tôi", "TASKS.revision", "0", "PROPOSALS", "", "PROPOSALS.revision", "0");
    post(first, PAGE, Map.of("TASKS", "Của người kia", "TASKS.revision", "0"));
    post(first, PAGE, Map.of("PROPOSALS", "Thêm quầy", "PROPOSALS.revision", "0"));

    HttpResponse<String> refused = post(second, PAGE, old);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body())
        .contains("Của tôi", "Của người kia", "name=\"TASKS.revision\" value=\"1\"");
    // Having seen it, the second clerk saves; what they never touched stays as it is.
    var seen = new LinkedHashMap<>(old);
    seen.put("TASKS.revision", "1");
    assertThat(post(second, PAGE, seen).statusCode()).isEqualTo(303);
    assertThat(get(first, PAGE).body())
        .contains("Của tôi", "Thêm quầy")
        .doesNotContain("Của người kia");
  }

  @Test
  void facts_of_the_agency_stand_in_every_report() throws Exception {
    assertThat(words(PAGE + "/bao-cao.docx")).contains("UBND TỈNH MẪU", "GIÁM ĐỐC");

    var form =
        Map.of(
            "AUTHORITY",
            "KT. Giám đốc",
            "AUTHORITY.revision",
            "0",
            "PARENT",
            "",
            "PARENT.revision",
            "0");
    assertThat(post(first, "/can-bo/bao-cao/chung", form).statusCode()).isEqualTo(303);

    assertThat(words(PAGE + "/bao-cao.docx"))
        .contains("KT. GIÁM ĐỐC")
        .doesNotContain("UBND TỈNH MẪU");
  }

  @Test
  void another_server_goes_on_where_one_died_and_makes_nothing_twice() {
    DocumentJobs jobs = bean(DocumentJobs.class);
    jobs.ask(document(BEFORE), "van.thu");
    jobs.ask(document(BEFORE), "van.thu");
    DocumentJobs.Claimed dead = jobs.claim().orElseThrow();
    byte[] made = {1, 2, 3};
    assertThat(jobs.done(dead, 1, 8, Map.of("bao-cao.pdf", made))).isTrue();
    assertThat(jobs.claim()).as("nobody else may take it while the claim lasts").isEmpty();

    bean(LaterClock.class).putForward(DocumentJobs.CLAIM_LASTS.plus(Duration.ofSeconds(1)));
    assertThat(bean(RunDocumentJobs.class).run()).isEqualTo(1);

    DocumentJob job = jobs.newest(BEFORE).orElseThrow();
    assertThat(job.state()).isEqualTo(DocumentJob.State.DONE);
    assertThat(jobs.file(job.id(), "bao-cao.pdf")).get().isEqualTo(made);
    assertThat(jobs.files(job.id()))
        .contains("niem-yet/A3/XA-1.pdf", "so-lieu.xlsx", "bao-chi.zip");
    assertThat(jobs.done(dead, 2, 8, Map.of("x", made)))
        .as("the one that was thought dead notices")
        .isFalse();
  }

  @Test
  void documents_are_public_only_when_they_are_released_and_then_for_ever() throws Exception {
    post(first, PAGE + "/lap", Map.of());
    assertThat(get(first, PAGE).headers().firstValue("Refresh")).isPresent();
    bean(RunDocumentJobs.class).run();
    long job = bean(DocumentJobs.class).newest(QUARTER).orElseThrow().id();
    String file = "/ket-qua/2025-Q3/tai-lieu/" + job + "/";
    assertThat(get(null, file + "so-lieu.xlsx").statusCode()).isEqualTo(404);
    assertThat(get(null, PAGE + "/tat-ca/" + job + ".zip").statusCode()).isNotEqualTo(200);
    assertThat(get(first, PAGE + "/tat-ca/" + job + ".zip").statusCode()).isEqualTo(200);

    assertThat(post(first, PAGE + "/dua-ra/" + job, Map.of()).statusCode()).isEqualTo(303);

    var workbook = get(null, file + "so-lieu.xlsx");
    assertThat(workbook.statusCode()).isEqualTo(200);
    assertThat(workbook.headers().firstValue("Cache-Control"))
        .get()
        .asString()
        .contains("immutable");
    assertThat(get(null, file + "niem-yet/A4/XA-1.pdf").headers().firstValue("Content-Type"))
        .hasValue("application/pdf");
    assertThat(get(null, file + "bao-cao.docx").statusCode()).isEqualTo(404);
    assertThat(get(null, "/ket-qua/2025-Q2/tai-lieu/" + job + "/so-lieu.xlsx").statusCode())
        .isEqualTo(404);
    assertThat(get(null, "/ket-qua/2025-Q3/tai-lieu").body()).contains(file + "bao-cao.pdf");
    assertThat(get(null, "/ket-qua/2025-Q3").body()).contains("/ket-qua/2025-Q3/tai-lieu");
  }

  private static ResultDocument document(Period period) {
    return bean(Publications.class).find(period.calendar(), period.code()).orElseThrow().document();
  }

  private static String words(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(server.getURI().resolve(path)).header("Cookie", first.cookie());
    byte[] bytes = HTTP.send(request.build(), BodyHandlers.ofByteArray()).body();
    try (var document = new XWPFDocument(new ByteArrayInputStream(bytes));
        var extractor = new XWPFWordExtractor(document)) {
      return extractor.getText();
    }
  }

  private static HttpResponse<String> get(@Nullable StaffDoor door, String path) throws Exception {
    var request = HttpRequest.newBuilder(server.getURI().resolve(path));
    if (door != null) {
      request.header("Cookie", door.cookie());
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(StaffDoor door, String path, Map<String, String> form)
      throws Exception {
    return door.post(server, path, form);
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
