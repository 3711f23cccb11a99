package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.text.SmsLength;

/** What staff see of messages and change about them, as a browser without JavaScript would. */
class MessagePagesIT {

  private static final String INVITATION = "/can-bo/tin-nhan/noi-dung/invitation/vi";

  @TempDir private static Path folder;
  private static SmsOffice office;
  private static EmbeddedServer server;
  private static StaffDoor homeAffairs;
  private static StaffDoor operator;

  @BeforeAll
  static void start() {
    office = new SmsOffice(folder);
    server = office.context.getBean(EmbeddedServer.class).start();
    homeAffairs = StaffDoor.open(office.context);
    operator = StaffDoor.open(office.context, "van.hanh", Role.OPERATOR);
  }

  @AfterAll
  static void stop() throws Exception {
    office.close();
  }

  @Test
  void a_changed_text_is_what_the_next_citizen_gets_until_the_shipped_one_is_back()
      throws Exception {
    String text = "Xin đánh giá tại {unit}: soạn 5 4 3 2 1 hoặc {link} Tu choi: TC";
    assertThat(post(homeAffairs, INVITATION, "noi-dung", text).statusCode()).isEqualTo(303);
    office.finish(SmsOffice.phone(1));
    office.sending().sendDue();

    assertThat(lastBody())
        .startsWith("Xin danh gia tai Xa Thu: soan 5 4 3 2 1 hoac https://danhgia.example.vn/s/")
        .endsWith(" Tu choi: TC");

    assertThat(post(homeAffairs, INVITATION + "/ban-goc").statusCode()).isEqualTo(303);
    office.finish(SmsOffice.phone(2));
    office.sending().sendDue();
    assertThat(lastBody()).startsWith("Moi danh gia ho so tai Xa Thu");

    assertThat(get(homeAffairs, INVITATION).body()).contains("mo.cua", "Trở lại bản gốc", text);
    assertThat(
            office.text(
                "SELECT CONCAT(subject, ': ', COALESCE(after_value, '-')) FROM audit_line WHERE what = 'sms-text-changed'"))
        .isEqualTo("INVITATION vi: " + text + " INVITATION vi: -");
  }

  @Test
  void a_preview_names_what_is_wrong_and_what_is_dear_and_changes_nothing() throws Exception {
    String body =
        post(
                homeAffairs,
                INVITATION + "/xem",
                "noi-dung",
                "Đánh giá – soạn 5 ở {link} {don_vi} hoặc gọi {hotline}")
            .body();

    assertThat(body)
        .contains("Thiếu {unit}")
        .contains("«{don_vi}» không phải chỗ trống")
        .contains("cách từ chối")
        .contains("«–» ở vị trí 10: vì ký tự này mỗi đoạn chỉ còn 70")
        .contains("«Đ» ở vị trí 1: được gửi không dấu là «D»")
        .contains("<dd>UCS-2</dd>");
    assertThat(post(homeAffairs, INVITATION, "noi-dung", "Soan 5 o {link} {don_vi}").statusCode())
        .isEqualTo(422);
    assertThat(get(homeAffairs, INVITATION).body()).doesNotContain("don_vi");
  }

  @Test
  void the_cost_of_a_week_follows_from_last_week_the_rules_of_today_and_the_price()
      throws Exception {
    for (int i = 10; i < 30; i++) {
      office.finish(SmsOffice.phone(i));
    }
    assertThat(get(homeAffairs, INVITATION).body()).contains("chưa biết giá");
    assertThat(post(homeAffairs, TextsController.PATH + "/gia", "gia", "dear").statusCode())
        .isEqualTo(422);
    post(homeAffairs, TextsController.PATH + "/gia", "gia", "350,5");
    long drawn = office.context.getBean(PlannedMessages.class).of(SmsTexts.Kind.INVITATION).week();
    assertThat(drawn).isGreaterThanOrEqualTo(20);
    long segments = SmsLength.of(lastBodyOr("")).segments();
    assertThat(segments).isEqualTo(1);
    assertThat(get(homeAffairs, INVITATION).body())
        .contains("350,5 đồng".replace("350,5", "351"))
        .contains(
            MessagePrice.words(
                office.context.getBean(MessagePrice.class).of(drawn).orElseThrow(),
                vn.thuocdo.text.Language.VI));

    office.update("INSERT INTO sampling_rule VALUES (1, 0, 1, 7)");
    assertThat(office.context.getBean(PlannedMessages.class).of(SmsTexts.Kind.INVITATION).week())
        .isEqualTo(7);
    office.update("DELETE FROM sampling_rule");
    post(homeAffairs, TextsController.PATH + "/gia", "gia", "");
  }

  @Test
  void an_operator_changes_no_wording() throws Exception {
    assertThat(get(operator, INVITATION).statusCode()).isEqualTo(403);
    assertThat(post(operator, INVITATION, "noi-dung", "x").statusCode()).isEqualTo(403);
    assertThat(get(operator, MessagesController.PATH).body()).doesNotContain("tin-nhan/noi-dung");
  }

  @Test
  void a_campaign_shows_how_each_invitation_ended_what_it_cost_and_who_answered() throws Exception {
    office.carrier.be(Carrier.Mood.TAKES);
    var before = reports().of(running(), unit -> true);
    for (int i = 40; i < 44; i++) {
      office.finish(SmsOffice.phone(i));
    }
    String waiting = get(operator, CampaignController.PATH).body();
    assertThat(waiting).contains("tin chờ gửi", "Tự tải lại");
    office.sending().sendDue();
    post(homeAffairs, TextsController.PATH + "/gia", "gia", "400");
    var replies = office.context.getBean(Replies.class);
    replies.receive(new IncomingMessage("C1", SmsOffice.phone(40), "5", office.now()));
    replies.receive(new IncomingMessage("C2", SmsOffice.phone(41), "TC", office.now()));
    replies.receive(new IncomingMessage("C3", SmsOffice.phone(42), "bao gio co", office.now()));
    office.context.getBean(Outbox.class).report(carrierId(43), MessageState.UNREACHABLE, "30003");

    var report = reports().of(running(), unit -> true);
    assertThat(report.total().invited())
        .isEqualTo(office.number("SELECT COUNT(*) FROM invitation"));
    assertThat(report.total().answered()).isEqualTo(before.total().answered() + 1);
    assertThat(report.total().refused()).isEqualTo(before.total().refused() + 1);
    assertThat(report.total().in(MessageState.UNREACHABLE)).isEqualTo(1);
    assertThat(report.unread()).isEqualTo(before.unread() + 1);
    assertThat(reports().of(running(), unit -> unit != 1).units()).isEmpty();
    assertThat(reports().of(running().previous(), unit -> true).units()).isEmpty();

    var page = get(operator, CampaignController.PATH + "?tu-lam-moi=1");
    assertThat(page.headers().firstValue("Refresh")).hasValue("10");
    assertThat(page.body())
        .contains("Số không nhận được tin: 1")
        .contains(
            MessagePrice.words(
                java.math.BigDecimal.valueOf(report.total().segments() * 400),
                vn.thuocdo.text.Language.VI))
        .doesNotContain("0910000040", "910000040");
    post(homeAffairs, TextsController.PATH + "/gia", "gia", "");
  }

  @Test
  void who_asks_to_be_forgotten_is_and_the_number_is_nowhere_afterwards() throws Exception {
    String phone = SmsOffice.phone(60);
    office.carrier.be(Carrier.Mood.TAKES);
    office.finish(phone);
    office.sending().sendDue();
    var replies = office.context.getBean(Replies.class);
    replies.receive(new IncomingMessage("R1", phone, "5 chi Hoa rat nhiet tinh", office.now()));
    long ratings = office.number("SELECT COUNT(*) FROM rating");
    String today = OfficeZone.dayOf(office.now()).toString();

    assertThat(enter("DELETE", "12345", today).statusCode()).isEqualTo(422);
    assertThat(enter("DELETE", phone, "2001-01-01").statusCode()).isEqualTo(422);
    String url =
        enter("DELETE", "+84 " + phone.substring(1), today)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(url).doesNotContain(phone.substring(1));
    assertThat(get(homeAffairs, url).body())
        .containsPattern("Tin trả lời</th>\\s*<td data-label=\"Số lượng\">1<")
        .doesNotContain(phone, phone.substring(1));
    assertThat(get(operator, url).statusCode()).isEqualTo(403);

    post(homeAffairs, url);
    assertThat(get(homeAffairs, url).body()).contains("Đang xử lý");
    post(homeAffairs, url, "dong-y", "co");

    var hash =
        java.util.HexFormat.of().formatHex(office.context.getBean(Numbers.class).hash(phone));
    for (String table :
        new String[] {"sms_draw", "invitation", "sms_message", "sms_reply", "data_request"}) {
      assertThat(
              office.number(
                  "SELECT COUNT(*) FROM " + table + " WHERE number_hash = X'" + hash + "'"))
          .as(table)
          .isZero();
    }
    assertThat(office.number("SELECT COUNT(*) FROM rating_comment WHERE comment LIKE '%Hoa%'"))
        .isZero();
    assertThat(office.number("SELECT COUNT(*) FROM rating")).isEqualTo(ratings);
    assertThat(get(homeAffairs, url).body()).contains("Tin trả lời: 1", "Xong lúc");
    assertThat(
            office.text(
                "SELECT CONCAT(what, ' ', after_value) FROM audit_line WHERE what = 'phone-erased'"))
        .isEqualTo(
            "phone-erased DRAWS 1, INVITATIONS 1, MESSAGES 1, REPLIES 1, COMMENTS 1, OPT_OUT 0");
  }

  @Test
  void who_objects_gets_nothing_that_is_not_handed_over_yet() throws Exception {
    office.carrier.be(Carrier.Mood.TAKES);
    office.sending().sendDue();
    office.finish(SmsOffice.phone(70));
    office.finish(SmsOffice.phone(71));
    int before = office.carrier.taken().size();
    String url =
        enter("OBJECT", SmsOffice.phone(70), OfficeZone.dayOf(office.now()).toString())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    var outbox = office.context.getBean(Outbox.class);
    var claimed = outbox.claim(10);
    assertThat(claimed).hasSize(2);
    post(homeAffairs, url, "dong-y", "co");

    assertThat(outbox.stillWanted(claimed.stream().map(Outbox.Claimed::id).toList())).hasSize(1);
    office.later(Outbox.CLAIM_LASTS.plusSeconds(1));
    office.sending().sendDue();
    assertThat(office.carrier.taken()).hasSize(before + 1);
    assertThat(office.text("SELECT state FROM sms_message WHERE id = " + claimed.getFirst().id()))
        .isEqualTo("OPTED_OUT");
  }

  private static HttpResponse<String> enter(String kind, String phone, String day)
      throws Exception {
    return post(homeAffairs, DataRequestController.PATH, "loai", kind, "so", phone, "ngay", day);
  }

  private static CampaignReport reports() {
    return office.context.getBean(CampaignReport.class);
  }

  private static Period running() {
    return Period.current(
        PeriodKind.QUARTER, ReportingCalendar.REPORTING, OfficeZone.dayOf(office.now()));
  }

  private static String carrierId(int phone) {
    var numbers = office.context.getBean(Numbers.class);
    byte[] hash = numbers.hash(SmsOffice.phone(phone));
    return office.text(
        "SELECT carrier_id FROM sms_message WHERE number_hash = X'%s'"
            .formatted(java.util.HexFormat.of().formatHex(hash)));
  }

  private static String lastBody() {
    return office.carrier.taken().getLast().message().body();
  }

  private static String lastBodyOr(String other) {
    return office.carrier.taken().isEmpty() ? other : lastBody();
  }

  private static HttpResponse<String> get(StaffDoor door, String path) throws Exception {
    return send(door, request(path).GET());
  }

  private static HttpResponse<String> post(StaffDoor door, String path, String... fields)
      throws Exception {
    var pairs = new ArrayList<String>();
    pairs.add("_csrf=" + door.csrf());
    for (int i = 0; i < fields.length; i += 2) {
      pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    return send(
        door,
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path));
  }

  private static HttpResponse<String> send(StaffDoor door, HttpRequest.Builder request)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          request.header("Cookie", "__Secure-" + door.cookie()).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
