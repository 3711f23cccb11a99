package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.thuocdo.chart.Size;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.publicsite.ResultPage.Fact;
import vn.thuocdo.publicsite.Table.Cell;
import vn.thuocdo.publicsite.Table.Row;
import vn.thuocdo.publicsite.Table.Section;

/** Every page renders from a full record and from one that has nothing to show. */
class PublicTemplatesTest {

  private static final String SPITEFUL = "Xã <b>Mẫu</b> & \"bạn\"";
  private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

  @Test
  void a_full_result_page_shows_everything_and_escapes_it() {
    String html = render("result", result(true));

    assertThat(html)
        .contains("Xã &lt;b&gt;Mẫu&lt;/b&gt;", "<small>dưới 30 ý kiến</small>", "Kỳ khác")
        .contains("scope=\"rowgroup\"", "mô phỏng")
        .doesNotContain("<b>Mẫu");
  }

  @Test
  void an_empty_result_page_has_no_empty_lists() {
    assertThat(render("result", result(false)))
        .contains("<h1>")
        .doesNotContain("<aside", "<ol>", "Kỳ khác", "<table");
  }

  @Test
  void a_unit_page_renders_full_and_empty() {
    assertThat(render("unit", unit(true))).contains("<table", "<figure>", "Kết quả của đơn vị");
    assertThat(render("unit", unit(false))).doesNotContain("<table", "<figure>", "<h2>");
  }

  @Test
  void a_page_of_words_renders_full_and_empty() {
    var part =
        new TextPage.Part(
            "muc", "Mục", List.of(SPITEFUL), "x : n", "Wilson", "Ví dụ", List.of(SPITEFUL));

    assertThat(render("text", new TextPage(frame(true), "Mở đầu", List.of(part))))
        .contains("Mục</h2>", "x : n", "Ví dụ</h3>", "&lt;b&gt;");
    assertThat(render("text", new TextPage(frame(false), "Mở đầu", List.of())))
        .doesNotContain("<h2");
  }

  private static String render(String template, Record page) {
    var html = new StringOutput();
    ENGINE.render("publicsite/" + template + ".jte", Map.of("page", page), html);
    return html.toString();
  }

  private static ResultPage result(boolean isFull) {
    var part =
        new ResultPage.Part(
            "hanh-chinh",
            "Hành chính",
            List.of(SPITEFUL),
            List.of(figure()),
            "Bao nhiêu",
            SPITEFUL,
            List.of(table("tra-loi")));
    return new ResultPage(
        frame(isFull),
        isFull ? List.of(Link.to(SPITEFUL, ""), Link.to("Bản 2", "/ket-qua/2026-Q3")) : List.of(),
        "15/06/2026–14/09/2026",
        isFull ? List.of(part) : List.of(),
        isFull ? List.of(Link.to(SPITEFUL, "/ket-qua/2026-Q3/chin-chi-so")) : List.of(),
        "Ẩn",
        isFull ? List.of(SPITEFUL) : List.of(),
        "Cách tính",
        isFull ? List.of("Chia") : List.of(),
        Link.to("Thêm", "/phuong-phap"),
        "Tính thử",
        isFull ? List.of("1 : 2") : List.of(),
        "Tải về",
        isFull ? List.of(Link.to("JSON", "/api")) : List.of(),
        "Kỳ khác",
        isFull ? List.of(Link.to("Quý II", "/ket-qua/2026-Q2")) : List.of(),
        "Bản này",
        isFull ? List.of(new Fact("SHA-256", "ab")) : List.of(),
        isFull ? List.of(SPITEFUL) : List.of(),
        isFull ? List.of(table("dinh-chinh")) : List.of(),
        "Các bản",
        isFull ? List.of(Link.to("Bản 1", "/ket-qua/2026-Q3?v=ab")) : List.of(),
        "Tải biểu đồ:");
  }

  private static UnitPage unit(boolean isFull) {
    return new UnitPage(
        frame(isFull),
        "Xã",
        isFull ? List.of(Link.to(SPITEFUL, ""), Link.to("Bản 2", "/ket-qua/2026-Q3")) : List.of(),
        "Quý III/2026",
        Link.to("Tất cả", "/ket-qua/2026-Q3"),
        isFull ? List.of(SPITEFUL) : List.of(),
        isFull ? List.of(new Fact("Mã", "XA")) : List.of(),
        "Liên hệ",
        isFull
            ? List.of(
                new UnitPage.Reach("Địa chỉ", SPITEFUL, ""),
                new UnitPage.Reach("Điện thoại", SPITEFUL, "tel:1022"))
            : List.of(),
        "Kết quả của đơn vị",
        isFull ? List.of(figure()) : List.of(),
        "Theo kênh",
        isFull ? List.of(table("kenh")) : List.of(),
        "Tải biểu đồ:",
        isFull ? List.of(Link.to(SPITEFUL, "/so-sanh/2026-Q3/COMMUNE")) : List.of(),
        new UnitPage.Embedding(
            "Nhúng biểu đồ",
            isFull ? SPITEFUL : "",
            isFull ? SPITEFUL : "",
            Link.to("Xem trước", "/nhung/2026-Q3/don-vi/XA")));
  }

  private static Figure figure() {
    return new Figure(
        "ty-le",
        "Tỷ lệ",
        "Mở đầu",
        new Figure.Picture(
            "/bieu-do/2026-Q3/ty-le.svg",
            new Size(960, 400),
            "/bieu-do/2026-Q3/ty-le.svg?co=hep",
            new Size(336, 600)),
        SPITEFUL,
        List.of(Link.to("SVG", "/bieu-do/2026-Q3/ty-le.svg")),
        table("bang"));
  }

  private static Table table(String id) {
    var row =
        new Row(SPITEFUL, "/x", List.of(Cell.words("Không xếp hạng", "dưới 30 ý kiến")), true);
    return new Table(
        id, "Bảng", List.of("Đơn vị", "Hạng"), List.of(new Section("Xã", List.of(row))));
  }

  private static PageFrame frame(boolean isSimulated) {
    return new PageFrame(
        "vi",
        "Kết quả",
        "Tỉnh Mẫu",
        "Đến nội dung",
        isSimulated ? new PageFrame.Preview(SPITEFUL, "/bieu-do/x.png") : PageFrame.Preview.NONE,
        isSimulated ? "Số liệu mô phỏng" : "",
        "Trang",
        List.of(new Link("Kết quả", "/", true), Link.to("Cách tính", "/phuong-phap")),
        Link.to("English", "/?lang=en"),
        "en",
        List.of("Nguồn"));
  }
}
