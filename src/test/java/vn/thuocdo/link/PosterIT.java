package vn.thuocdo.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.awt.image.BufferedImage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.thuocdo.chart.QrPicture;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.unit.Settings;

/** What is printed, read back. Pictures of it are left in target/pictures. */
class PosterIT {

  private static final String ADDRESS = "https://danhgia.tinhmau.gov.vn";
  private static final int DOTS_PER_INCH = 203;

  private static EmbeddedServer server;
  private static Posters posters;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    Office.open(bean(Transactions.class));
    posters = bean(Posters.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void a_telephone_reads_the_code_from_the_printed_sheet(Paper paper) throws Exception {
    byte[] pdf = posters.pdf(code(1, CaseState.REFUSED), paper, ADDRESS);
    var picture = picture(pdf, "poster-" + paper);

    Result read = read(picture);

    assertThat(read.getText()).isEqualTo(ADDRESS + "/q/ABCD2345");
    assertThat(read.getResultMetadata())
        .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "Q");
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void a_sheet_is_one_page_with_the_office_what_to_do_and_the_address_in_letters(Paper paper)
      throws Exception {
    byte[] pdf = posters.pdf(code(2, CaseState.REFUSED), paper, ADDRESS);

    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      var box = document.getPage(0).getMediaBox();
      assertThat(box.getWidth() / 72 * 25.4).isBetween(paper.width() - 0.5, paper.width() + 0.5);
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
          .contains("Một cửa Xã Thử", "Quầy 2", "Về việc từ chối tiếp nhận hồ sơ")
          .contains("chọn một khuôn mặt", "choose a face", "Không cài ứng dụng");
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", ""))
          .contains("danhgia.tinhmau.gov.vn/q/ABCD2345");
    }
  }

  @ParameterizedTest
  @EnumSource(Paper.class)
  void nothing_runs_over_the_edge_even_with_long_names(Paper paper) throws Exception {
    String name =
        "Trung tâm Phục vụ hành chính công phường Nguyễn Thị Minh Khai ".repeat(2).strip();
    bean(Transactions.class)
        .write(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      "INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from)"
                          + " VALUES (?, ?, 1, ?, ?, '2000-01-01')")) {
                statement.setLong(1, 10 + paper.ordinal());
                statement.setString(2, "DAI-" + paper);
                statement.setString(3, name);
                statement.setString(
                    4, "Public Administration Service Centre of Nguyễn Thị Minh Khai");
                return statement.executeUpdate();
              }
            });
    bean(vn.thuocdo.unit.Offices.class).forget();
    var code =
        new QrCode(
            "WXYZ6789",
            10 + paper.ordinal(),
            0,
            CaseState.SUPPLEMENT,
            Instant.parse("2026-11-21T02:00:00Z"),
            null);

    byte[] pdf =
        posters.pdf(code, paper, "https://danhgiahailong.phucvuhanhchinhcong.tinhmau.gov.vn");

    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
    var picture = picture(pdf, "poster-long-" + paper);
    assertThat(read(picture).getText()).endsWith("/q/WXYZ6789");
    assertThat(hasInkAtTheEdge(picture)).isFalse();
  }

  @Test
  void the_same_code_gives_the_same_bytes() {
    assertThat(posters.pdf(code(1, null), Paper.A6, ADDRESS))
        .isEqualTo(posters.pdf(code(1, null), Paper.A6, ADDRESS));
  }

  @Test
  void a_code_with_a_torn_corner_is_still_read() throws Exception {
    BufferedImage picture =
        ImageIO.read(new java.io.ByteArrayInputStream(QrPicture.png(ADDRESS + "/q/ABCD2345")));
    var torn =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    var pen = torn.createGraphics();
    pen.drawImage(picture, 0, 0, null);
    pen.setColor(java.awt.Color.GRAY);
    int side = picture.getWidth() / 5;
    pen.fillRect(picture.getWidth() * 5 / 8, picture.getHeight() * 5 / 8, side, side);
    pen.dispose();

    assertThat(read(torn).getText()).isEqualTo(ADDRESS + "/q/ABCD2345");
  }

  @Test
  void staff_make_print_and_withdraw_a_code() throws Exception {
    var operator = StaffDoor.open(server.getApplicationContext(), "van.hanh", Role.OPERATOR);
    var settings = bean(Settings.class);
    assertThat(get(operator, "/can-bo/ma-qr").body()).contains("THUOCDO_PUBLIC_URL");

    var made = post(operator, "/can-bo/ma-qr", "place=MC-TEST%2FQ1&case=RETURNED");
    String code = made.headers().firstValue("Location").orElse("").replaceFirst(".*ma=", "");
    assertThat(code).hasSize(8);
    assertThat(get(operator, "/can-bo/ma-qr/" + code + "/a4.pdf").statusCode()).isEqualTo(404);
    settings.put("public_url", ADDRESS + "/");
    assertThat(get(operator, "/can-bo/ma-qr").body())
        .contains("/can-bo/ma-qr/" + code + "/58mm.pdf")
        .doesNotContain("THUOCDO_PUBLIC_URL");
    var pdf =
        HttpClient.newHttpClient()
            .send(
                request(operator, "/can-bo/ma-qr/" + code + "/a6.pdf").build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(read(picture(pdf.body(), "poster-staff")).getText())
        .isEqualTo(ADDRESS + "/q/" + code);

    post(operator, "/can-bo/ma-qr/" + code + "/thu-hoi", "");

    assertThat(bean(QrCodes.class).find(code).orElseThrow().isWithdrawn()).isTrue();
    assertThat(get(operator, "/can-bo/ma-qr").body()).doesNotContain(code + "/a4.pdf");
    assertThat(post(operator, "/can-bo/ma-qr", "place=MC-KHAC%2FQ1").statusCode()).isEqualTo(422);
  }

  @Test
  void only_home_affairs_says_whether_codes_count_in_the_headline() throws Exception {
    var operator = StaffDoor.open(server.getApplicationContext(), "van.hanh", Role.OPERATOR);
    var homeAffairs = StaffDoor.open(server.getApplicationContext());

    assertThat(get(operator, "/can-bo/ma-qr").body()).doesNotContain("tinh-chung");
    assertThat(post(operator, "/can-bo/ma-qr/tinh-chung", "value=true").statusCode())
        .isEqualTo(403);
    assertThat(bean(Settings.class).get("qr_in_headline", "false")).isEqualTo("false");
    assertThat(post(homeAffairs, "/can-bo/ma-qr/tinh-chung", "value=true").statusCode())
        .isEqualTo(303);
    assertThat(bean(Settings.class).get("qr_in_headline", "false")).isEqualTo("true");
    assertThat(
            new Kept(bean(Transactions.class))
                .text(
                    "SELECT CONCAT_WS('>', before_value, after_value) FROM audit_line WHERE what = 'qr-in-headline-set'"))
        .isEqualTo("false>true");
  }

  private static QrCode code(long counterId, CaseState caseState) {
    return new QrCode(
        "ABCD2345", 1, counterId, caseState, Instant.parse("2026-11-21T02:00:00Z"), null);
  }

  private static BufferedImage picture(byte[] pdf, String name) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      var picture = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
      var file = Path.of("target/pictures/" + name + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
      return picture;
    }
  }

  private static Result read(BufferedImage picture) throws Exception {
    int width = picture.getWidth();
    int height = picture.getHeight();
    var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
            Map.of(DecodeHintType.TRY_HARDER, true));
  }

  /** Within a millimetre and a half of the edge. */
  private static boolean hasInkAtTheEdge(BufferedImage picture) {
    int edge = DOTS_PER_INCH * 3 / 51;
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        boolean isAtTheEdge =
            x < edge
                || y < edge
                || x >= picture.getWidth() - edge
                || y >= picture.getHeight() - edge;
        if (isAtTheEdge && (picture.getRGB(x, y) & 0xFF) < 128) {
          return true;
        }
      }
    }
    return false;
  }

  private static HttpRequest.Builder request(StaffDoor door, String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path)).header("Cookie", door.cookie());
  }

  private static HttpResponse<String> get(StaffDoor door, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(request(door, path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(StaffDoor door, String path, String form)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            request(door, path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + door.csrf()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }
}
