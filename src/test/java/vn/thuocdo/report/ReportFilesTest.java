package vn.thuocdo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.report.NoticeSheet.Paper;
import vn.thuocdo.result.Proceedings;

/** Opens what was written, as the readers of it would. */
class ReportFilesTest {

  private static final Source FIVE = new Source(GivenQuarter.ofFive(), "", List.of(), false);
  private static final Report REPORT = WriteReport.of(FIVE, GivenQuarter.TEXTS);
  private static final Charts CHARTS = new Charts();
  private static final PdfPrinter PRINTER = new PdfPrinter();

  @Test
  void the_same_report_gives_the_same_bytes() {
    assertThat(word()).isEqualTo(word());
    assertThat(pdf()).isEqualTo(pdf());
    assertThat(PressPack.of(FIVE.document(), CHARTS))
        .isEqualTo(PressPack.of(FIVE.document(), CHARTS));
  }

  @Test
  void the_page_and_the_type_are_those_of_the_decree() throws IOException {
    try (var document = openWord()) {
      var section = document.getDocument().getBody().getSectPr();
      assertThat(section.getPgSz().getW()).isEqualTo(BigInteger.valueOf(11906));
      assertThat(section.getPgMar().getLeft()).isEqualTo(BigInteger.valueOf(1710));
      assertThat(section.getPgMar().getRight()).isEqualTo(BigInteger.valueOf(1140));
      assertThat(section.isSetTitlePg()).isTrue();
      assertThat(section.getPgNumType().getStart()).isEqualTo(BigInteger.ONE);
      assertThat(document.getStyles().getDefaultRunStyle().getFontSizeAsDouble()).isEqualTo(14);
      assertThat(document.getHeaderList().getFirst()._getHdrFtr().xmlText()).contains("PAGE");
      assertThat(styleOf(document, "QuocHieu")).contains("w:val=\"26\"", "<w:b/>");
      assertThat(styleOf(document, "NoiNhanDong")).contains("w:val=\"22\"");
    }
  }

  @Test
  void a_draft_says_so_on_every_page_and_tells_the_remedies_of_the_register() throws IOException {
    var done =
        new Proceedings.Remedy(
            "2026-Q2",
            "XA-02",
            "Chờ lâu ở quầy 3",
            "Thêm một quầy",
            "Văn phòng",
            LocalDate.parse("2026-09-30"),
            LocalDate.parse("2026-08-15"),
            "Biên bản 12");
    var draft = new Source(FIVE.document(), "", List.of(done), true);
    Report report = WriteReport.of(draft, GivenQuarter.TEXTS);
    try (var pdf = Loader.loadPDF(ReportPdf.of(report, draft.moment(), PRINTER))) {
      var stripper = new PDFTextStripper();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf)).contains("DỰ THẢO");
      }
      stripper.setStartPage(1);
      assertThat(stripper.getText(pdf).replaceAll("\\s+", " "))
          .contains("đã xong 1, chưa xong 0", "Chờ lâu ở quầy 3", "xong ngày 15/08/2026")
          .contains("3. Theo yếu tố", "4. Theo cơ quan", "Nơi ngồi chờ đủ chỗ 90,00%");
    }
    try (var word =
        new XWPFDocument(new ByteArrayInputStream(WordFile.of(report, draft.moment(), CHARTS)))) {
      assertThat(word.getHeaderList().getFirst().getText()).contains("DỰ THẢO");
    }
    assertThat(REPORT.draft()).isEmpty();
  }

  @Test
  void headings_are_headings_and_rows_of_headings_are_repeated() throws IOException {
    try (var document = openWord()) {
      List<String> headings =
          document.getParagraphs().stream()
              .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
              .map(XWPFParagraph::getText)
              .toList();
      assertThat(headings).hasSize(5).first().asString().startsWith("I. ");
      List<XWPFTable> figures =
          document.getTables().stream().filter(table -> table.getRow(0).isRepeatHeader()).toList();
      assertThat(figures).hasSizeGreaterThan(5);
    }
  }

  @Test
  void charts_are_vectors_with_a_picture_for_old_readers_and_words_for_the_blind()
      throws IOException {
    try (var document = openWord()) {
      String xml = document.getDocument().xmlText();
      assertThat(xml).contains("svgBlip", "descr=\"Biểu đồ thanh có khoảng tin cậy: ");
      assertThat(document.getAllPictures().stream().map(data -> data.suggestFileExtension()))
          .contains("png", "svg");
    }
  }

  @Test
  void what_the_clerk_fills_in_is_a_field() throws IOException {
    try (var document = openWord()) {
      assertThat(document.getDocument().xmlText())
          .contains("w:tag w:val=\"signer-name\"", "Nguyễn Văn Mẫu", "w:tag w:val=\"number\"");
    }
  }

  @Test
  void what_clerks_wrote_stands_in_the_report_word_for_word() throws IOException {
    try (var document = openWord()) {
      List<String> paragraphs =
          document.getParagraphs().stream().map(XWPFParagraph::getText).toList();
      assertThat(paragraphs)
          .contains(
              "- Các điểm một cửa mở cửa đúng giờ.",
              "a) Thêm quầy hộ tịch vào sáng thứ Hai; b) <hướng dẫn> & niêm yết lại.",
              "Theo đề nghị của Trưởng phòng Cải cách hành chính.");
    }
  }

  @Test
  void the_pdf_is_tagged_embeds_its_fonts_and_says_its_language() throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf())) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("vi");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getStructureTreeRoot()).isNotNull();
      assertThat(catalog.getDocumentOutline().getFirstChild().getTitle()).startsWith("I. ");
      assertThat(document.getDocumentInformation().getTitle()).startsWith("BÁO CÁO Kết quả");
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Phụ lục III", "15/06/2026");
      assertThat(text.replaceAll("\\s+", " ")).contains("tỷ lệ hài lòng đạt 92,15%");
    }
  }

  @Test
  void a_quarter_without_answers_is_a_report_too() throws IOException {
    Report report =
        WriteReport.of(
            new Source(GivenQuarter.ofNothing(), "", List.of(), false), GivenQuarter.TEXTS);
    try (PDDocument document =
        Loader.loadPDF(ReportPdf.of(report, GivenQuarter.PUBLISHED_AT, PRINTER))) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("chưa có ý kiến đánh giá nào")
          .doesNotContain("null", "NaN");
    }
  }

  @Test
  void a_notice_is_one_sheet_of_its_paper() throws IOException {
    var sheets = new NoticeSheet(FIVE, "Sở Nội vụ", "https://hailong.example", PRINTER);
    for (var unit : FIVE.document().units()) {
      var made = sheets.of(unit);
      assertThat(sheets.of(unit).get(Paper.A4)).isEqualTo(made.get(Paper.A4));
      assertThat(sheets.of(unit).get(Paper.A3)).isEqualTo(made.get(Paper.A3));
      assertThat(widthOf(made.get(Paper.A4), unit.name())).isCloseTo(210, offset(1f));
      assertThat(widthOf(made.get(Paper.A3), unit.name())).isCloseTo(297, offset(1f));
    }
  }

  private static float widthOf(byte[] sheet, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(sheet)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document)).contains(name, "Quý III/2026");
      return document.getPage(0).getMediaBox().getWidth() * 25.4f / 72;
    }
  }

  @Test
  void the_press_gets_sentences_pictures_with_words_and_the_table() throws IOException {
    var names = new TreeMap<String, byte[]>();
    try (var zip =
        new ZipInputStream(new ByteArrayInputStream(PressPack.of(FIVE.document(), CHARTS)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.put(entry.getName(), zip.readAllBytes());
      }
    }
    assertThat(names)
        .containsKeys(
            "so-lieu.csv",
            "bieu-do/vi/administration-ty-le-1.png",
            "bieu-do/en/administration-ty-le-1.txt");
    assertThat(new String(names.get("cau-tieng-viet.txt"), StandardCharsets.UTF_8))
        .startsWith("Cơ quan hành chính – Quý III/2026, tỷ lệ hài lòng đạt 92,15%");
  }

  private static byte[] word() {
    return WordFile.of(REPORT, FIVE.moment(), CHARTS);
  }

  private static byte[] pdf() {
    return ReportPdf.of(REPORT, FIVE.moment(), PRINTER);
  }

  private static XWPFDocument openWord() throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(word()));
  }

  private static String styleOf(XWPFDocument document, String id) {
    return document.getStyles().getStyle(id).getCTStyle().xmlText();
  }
}
