package vn.thuocdo.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.report.Report.Annex;
import vn.thuocdo.report.Report.Closing;
import vn.thuocdo.report.Report.Heading;
import vn.thuocdo.report.Report.Letterhead;
import vn.thuocdo.report.Report.Paragraph;
import vn.thuocdo.report.Report.Part;
import vn.thuocdo.report.Report.Picture;
import vn.thuocdo.report.Report.Table;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * The report as a document that the clerk can go on writing in: styles instead of formats, fields
 * for what is filled in later. The styles stand in {@code report/styles.xml}.
 */
final class WordFile {

  /** Twentieths of a point. */
  private static final int MM = 57;

  private static final int PAGE_WIDTH = 11906;
  private static final int PAGE_HEIGHT = 16838;
  private static final int LEFT_MARGIN = 30 * MM;
  private static final int OTHER_MARGIN = 20 * MM;
  private static final int TEXT_WIDTH = PAGE_WIDTH - LEFT_MARGIN - OTHER_MARGIN;

  /** The nation's name in 13 points fits on one line. */
  private static final int NATION_WIDTH = 5_560;

  /** How long the motto is in 14 points, which the rule below it repeats. */
  private static final int MOTTO_WIDTH = 3_428;

  private final Report report;
  private final Instant moment;
  private final Charts charts;
  private final XWPFDocument document = new XWPFDocument();
  private int fields;

  private WordFile(Report report, Instant moment, Charts charts) {
    this.report = report;
    this.moment = moment;
    this.charts = charts;
  }

  /**
   * @param moment of its properties
   */
  static byte[] of(Report report, Instant moment, Charts charts) {
    var file = new WordFile(report, moment, charts);
    try (file.document) {
      return file.write();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
  }

  private byte[] write() throws IOException {
    styles();
    letterhead(report.letterhead());
    parts(report.body());
    closing(report.closing());
    sections();
    report.annexes().forEach(this::annex);
    properties();
    var out = new ByteArrayOutputStream();
    document.write(out);
    return FixedZip.again(out.toByteArray());
  }

  private void styles() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            WordFile.class.getResourceAsStream("/report/styles.xml"), "no styles")) {
      document.createStyles().setStyles(StylesDocument.Factory.parse(in).getStyles());
    } catch (XmlException e) {
      throw new IllegalStateException("The styles of the report are no XML", e);
    }
  }

  private void letterhead(Letterhead head) {
    var table = new WordTable(document, new int[] {TEXT_WIDTH - NATION_WIDTH, NATION_WIDTH}, 3);
    XWPFTableCell left = table.cell(0, 0);
    if (!head.parent().isEmpty()) {
      add(left, "CoQuanChuQuan", head.parent());
    }
    add(left, "CoQuanBanHanh", head.agency());
    // A rule of a third to half of the line above.
    rule(left.addParagraph(), (TEXT_WIDTH - NATION_WIDTH) * 2 / 5);
    XWPFTableCell right = table.cell(0, 1);
    add(right, "QuocHieu", head.nation());
    add(right, "TieuNgu", head.motto());
    rule(right.addParagraph(), (NATION_WIDTH - MOTTO_WIDTH) / 2);
    field(add(table.cell(1, 0), "SoKyHieu", ""), "number", head.number());
    field(add(table.cell(1, 1), "DiaDanhThoiGian", ""), "place-and-date", head.placeAndDate());
    table.tidy();
    for (String mark : List.of(report.draft(), report.simulated())) {
      if (!mark.isEmpty()) {
        add("MoPhong", mark);
      }
    }
    add("Title", head.type());
    add("Subtitle", head.subject());
    rule(document.createParagraph(), TEXT_WIDTH * 2 / 5);
    if (!head.addressee().isEmpty()) {
      field(add("KinhGui", ""), "addressee", text("addressee", head.addressee()));
    }
    head.bases().forEach(basis -> add("CanCu", basis));
  }

  private void parts(List<Part> parts) {
    for (Part part : parts) {
      switch (part) {
        case Heading heading -> add("Heading" + heading.level(), heading.text());
        case Paragraph paragraph -> add("BodyText", paragraph.text());
        case Table table -> {
          add("BangTen", table.grid().title());
          WordTable.add(document, table.grid(), TEXT_WIDTH);
        }
        case Picture picture ->
            WordPicture.add(add("HinhAnh", ""), picture, charts, TEXT_WIDTH, ++fields);
      }
    }
  }

  private void closing(Closing closing) {
    add("BodyText", closing.ending()).setKeepNext(true);
    put(document.createParagraph(), "BodyText", "").setKeepNext(true);
    var table = new WordTable(document, new int[] {TEXT_WIDTH / 2, TEXT_WIDTH / 2}, 1);
    XWPFTableCell left = table.cell(0, 0);
    add(left, "NoiNhan", closing.recipientsHeading());
    closing.recipients().forEach(line -> add(left, "NoiNhanDong", line));
    XWPFTableCell right = table.cell(0, 1);
    if (!closing.authority().isEmpty()) {
      field(add(right, "ChucVu", ""), "authority", closing.authority());
    }
    field(add(right, "ChucVu", ""), "signer-title", closing.signerTitle());
    field(add(right, "HoTen", ""), "signer-name", closing.signerName());
    table.tidy();
  }

  private void annex(Annex annex) {
    add("PhuLuc", annex.number());
    add("PhuLucTen", annex.title());
    add("PhuLucKem", annex.belongsTo());
    parts(annex.parts());
  }

  /** Ends the section of the report proper; the pages of the annexes are counted anew. */
  private void sections() {
    CTSectPr annexes = document.getDocument().getBody().addNewSectPr();
    page(annexes);
    header();
    CTSectPr letter =
        put(document.createParagraph(), "KeNgang", "").getCTP().getPPr().addNewSectPr();
    letter.set(annexes.copy());
    annexes.addNewPgNumType().setStart(BigInteger.ONE);
  }

  private static void page(CTSectPr section) {
    var size = section.addNewPgSz();
    size.setW(BigInteger.valueOf(PAGE_WIDTH));
    size.setH(BigInteger.valueOf(PAGE_HEIGHT));
    var margins = section.addNewPgMar();
    margins.setLeft(BigInteger.valueOf(LEFT_MARGIN));
    margins.setRight(BigInteger.valueOf(OTHER_MARGIN));
    margins.setTop(BigInteger.valueOf(OTHER_MARGIN));
    margins.setBottom(BigInteger.valueOf(OTHER_MARGIN));
    margins.setHeader(BigInteger.valueOf(10L * MM));
    margins.setFooter(BigInteger.valueOf(10L * MM));
    margins.setGutter(BigInteger.ZERO);
    // The first page bears no number.
    section.addNewTitlePg();
  }

  private void header() {
    var header = document.createHeaderFooterPolicy().createHeader(XWPFHeaderFooterPolicy.DEFAULT);
    XWPFParagraph number = header.createParagraph();
    number.setStyle("Header");
    number.getCTP().addNewFldSimple().setInstr("PAGE");
    if (!report.draft().isEmpty()) {
      put(header.createParagraph(), "Header", report.draft());
    }
  }

  private void properties() {
    var properties = document.getProperties().getCoreProperties();
    properties.setTitle(report.title());
    properties.setCreator(report.letterhead().agency());
    properties.setCreated(Optional.of(Date.from(moment)));
    properties.setModified(Optional.of(Date.from(moment)));
    properties.getUnderlyingProperties().setLanguageProperty("vi-VN");
  }

  private XWPFParagraph add(String style, String words) {
    return put(document.createParagraph(), style, words);
  }

  private static XWPFParagraph add(XWPFTableCell cell, String style, String words) {
    return put(cell.addParagraph(), style, words);
  }

  static XWPFParagraph put(XWPFParagraph paragraph, String style, String words) {
    paragraph.setStyle(style);
    if (!words.isEmpty()) {
      paragraph.createRun().setText(words);
    }
    return paragraph;
  }

  /** A line with so much room on either side. */
  private static void rule(XWPFParagraph paragraph, int indent) {
    paragraph.setStyle("KeNgang");
    paragraph.setIndentationLeft(indent);
    paragraph.setIndentationRight(indent);
    var line = paragraph.getCTP().getPPr().addNewPBdr().addNewTop();
    line.setVal(STBorder.SINGLE);
    line.setSz(BigInteger.valueOf(6));
    line.setSpace(BigInteger.ONE);
  }

  /** Words that the clerk fills in or changes later, marked as a field. */
  private void field(XWPFParagraph paragraph, String key, String words) {
    var field = paragraph.getCTP().addNewSdt();
    var about = field.addNewSdtPr();
    about.addNewAlias().setVal(text("field." + key));
    about.addNewTag().setVal(key);
    about.addNewId().setVal(BigInteger.valueOf(1000L + ++fields));
    about.addNewText();
    var content = field.addNewSdtContent().addNewR().addNewT();
    content.setStringValue(words.isEmpty() ? text("field.empty") : words);
    content.setSpace(Space.PRESERVE);
  }

  private static String text(String key, Object... values) {
    return Texts.of("official/report", Language.VI).get(key, values);
  }
}
