package vn.thuocdo.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.report.Grid.Column;
import vn.thuocdo.report.Grid.Kind;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * All tables of a period as a workbook: numbers are numbers, dates are dates, and no text is ever a
 * formula.
 */
final class WorkbookFile {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy").withZone(OfficeZone.ZONE);

  private static final int TITLE_ROW = 0;
  private static final int HEADING_ROW = 2;
  private static final int FIRST_ROW = 3;

  /** Excel counts widths in 256ths of a digit. */
  private static final int PER_CHARACTER = 256;

  private static final int WIDE = 110;

  /** Points that a line of 11 points takes. */
  private static final float LINE = 15;

  private final Source source;
  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private final XSSFCellStyle title;
  private final XSSFCellStyle heading;
  private final XSSFCellStyle text;
  private final XSSFCellStyle hidden;
  private final Map<Kind, XSSFCellStyle> styles = new EnumMap<>(Kind.class);

  private WorkbookFile(Source source) {
    this.source = source;
    this.title = style(font(14, true));
    this.heading = style(font(11, true));
    heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    heading.setBorderBottom(BorderStyle.THIN);
    heading.setWrapText(true);
    this.text = style(font(11, false));
    text.setWrapText(true);
    this.hidden = style(font(11, false));
    hidden.setAlignment(HorizontalAlignment.RIGHT);
    styles.put(Kind.WORDS, text);
    styles.put(Kind.COUNT, number("#,##0"));
    styles.put(Kind.SHARE, number("0.00%"));
    styles.put(Kind.DAY, number("dd/mm/yyyy"));
  }

  static byte[] of(Source source) {
    var file = new WorkbookFile(source);
    try (file.workbook) {
      return file.write();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
  }

  private byte[] write() throws IOException {
    var grids = new Grids(source.document());
    grids.all().forEach(this::add);
    if (!source.remedies().isEmpty()) {
      add(grids.remedies(source.remedies()));
    }
    addPairs("method", methodPairs());
    addPairs("source", sourcePairs());
    var properties = workbook.getProperties().getCoreProperties();
    properties.setCreated(Optional.of(Date.from(source.moment())));
    properties.setModified(Optional.of(Date.from(source.moment())));
    properties.setCreator(source.document().provinceName());
    properties.setTitle(
        TEXTS.get("workbook.title", source.document().toPeriod().label(Language.VI.locale())));
    var out = new ByteArrayOutputStream();
    workbook.write(out);
    return FixedZip.again(out.toByteArray());
  }

  private void add(Grid grid) {
    String mark = source.isDraft() ? TEXTS.get("draft") + " – " : "";
    XSSFSheet sheet = sheet(grid.name(), mark + grid.title());
    var headings = sheet.createRow(HEADING_ROW);
    int headingLines = 1;
    for (int i = 0; i < grid.columns().size(); i++) {
      Column column = grid.columns().get(i);
      put(headings.createCell(i), column.heading(), heading);
      sheet.setColumnWidth(i, width(column) * PER_CHARACTER);
      // Buttons of the filter stand beside the words.
      headingLines = Math.max(headingLines, lines(column.heading(), width(column) - 3));
    }
    headings.setHeightInPoints(headingLines * LINE);
    int number = FIRST_ROW;
    for (Grid.Row row : grid.rows()) {
      var cells = sheet.createRow(number++);
      for (int i = 0; i < row.cells().size(); i++) {
        put(cells.createCell(i), row.cells().get(i), grid.columns().get(i).kind());
      }
      cells.setHeightInPoints(lines(grid, row) * LINE);
    }
    int last = grid.columns().size() - 1;
    sheet.setAutoFilter(new CellRangeAddress(HEADING_ROW, number - 1, 0, last));
    sheet.createFreezePane(0, FIRST_ROW);
    sheet.setRepeatingRows(CellRangeAddress.valueOf("%d:%d".formatted(FIRST_ROW, FIRST_ROW)));
    sheet.getPrintSetup().setLandscape(last > 6);
  }

  private static int width(Column column) {
    return Math.max(column.weight(), 10);
  }

  private static int lines(Grid grid, Grid.Row row) {
    int lines = 1;
    for (int i = 0; i < row.cells().size(); i++) {
      if (row.cells().get(i) instanceof Grid.Words words) {
        lines = Math.max(lines, lines(words.text(), width(grid.columns().get(i)) - 1));
      }
    }
    return lines;
  }

  /** Not every spreadsheet makes room for wrapped words by itself. */
  private static int lines(String words, int width) {
    return (words.length() + width - 1) / width;
  }

  private XSSFSheet sheet(String name, String heading) {
    XSSFSheet sheet = workbook.createSheet(name);
    put(sheet.createRow(TITLE_ROW).createCell(0), heading, title);
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
    sheet.getPrintSetup().setFitHeight((short) 0);
    return sheet;
  }

  private void put(XSSFCell cell, Grid.Cell value, Kind kind) {
    switch (value) {
      case Grid.Words words -> put(cell, words.text(), text);
      case Grid.Count count -> {
        cell.setCellValue(count.value());
        cell.setCellStyle(styles.get(Kind.COUNT));
      }
      case Grid.Share share -> {
        cell.setCellValue(share.value());
        cell.setCellStyle(styles.get(Kind.SHARE));
      }
      case Grid.Day day -> {
        cell.setCellValue(day.value());
        cell.setCellStyle(styles.get(Kind.DAY));
      }
      case Grid.Hidden ignored -> put(cell, TEXTS.get("cell.hidden"), hidden);
      case Grid.Nothing ignored -> cell.setCellStyle(styles.get(kind));
    }
  }

  /** A string cell never becomes a formula by itself; whoever edits it could make it one. */
  private static void put(XSSFCell cell, String words, XSSFCellStyle style) {
    cell.setCellValue(words);
    if (!words.isEmpty() && "=+-@\t\r".indexOf(words.charAt(0)) >= 0) {
      var quoted = style.copy();
      quoted.setQuotePrefixed(true);
      cell.setCellStyle(quoted);
    } else {
      cell.setCellStyle(style);
    }
  }

  /** A name and what it is. */
  private record Pair(String name, String value) {}

  private void addPairs(String key, List<Pair> pairs) {
    XSSFSheet sheet = sheet(TEXTS.get("sheet." + key), TEXTS.get("grid." + key));
    sheet.setColumnWidth(0, 30 * PER_CHARACTER);
    sheet.setColumnWidth(1, WIDE * PER_CHARACTER);
    int number = HEADING_ROW;
    for (Pair pair : pairs) {
      var row = sheet.createRow(number++);
      put(row.createCell(0), pair.name(), text);
      put(row.createCell(1), pair.value(), text);
      row.setHeightInPoints(Math.max(1, lines(pair.value(), WIDE - 10)) * LINE);
    }
    sheet.getPrintSetup().setLandscape(true);
  }

  private List<Pair> methodPairs() {
    ResultDocument document = source.document();
    var pairs = new ArrayList<Pair>();
    pairs.add(pair("method", document.rules().methodText()));
    pairs.add(pair("hidden", document.rules().suppressionText()));
    pairs.add(pair("hidden-cell", TEXTS.get("pair.hidden-cell.text", TEXTS.get("cell.hidden"))));
    pairs.add(pair("questions", String.join(", ", document.rules().questions())));
    return pairs;
  }

  private List<Pair> sourcePairs() {
    ResultDocument document = source.document();
    var pairs = new ArrayList<Pair>();
    pairs.add(pair("province", document.provinceName()));
    pairs.add(pair("period", document.toPeriod().label(Language.VI.locale())));
    pairs.add(pair("dates", document.toPeriod().dates(Language.VI.locale())));
    var publishedAt = document.publishedAt();
    pairs.add(
        pair(
            "published",
            publishedAt == null
                ? TEXTS.get("pair.unpublished")
                : TEXTS.get(
                    "pair.published.text",
                    MOMENT.format(publishedAt),
                    String.valueOf(document.version()))));
    pairs.add(pair("arithmetic", document.method()));
    if (!source.sha256().isEmpty()) {
      pairs.add(pair("sha256", source.sha256()));
    }
    if (source.isDraft()) {
      pairs.add(pair("draft", TEXTS.get("draft")));
    }
    if (document.simulated()) {
      pairs.add(pair("simulated", TEXTS.get("simulated")));
    }
    return pairs;
  }

  private static Pair pair(String key, String value) {
    return new Pair(TEXTS.get("pair." + key), value);
  }

  private XSSFFont font(int size, boolean isBold) {
    XSSFFont font = workbook.createFont();
    font.setFontName("Times New Roman");
    font.setFontHeightInPoints((short) size);
    font.setBold(isBold);
    return font;
  }

  private XSSFCellStyle style(XSSFFont font) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  private XSSFCellStyle number(String format) {
    XSSFCellStyle style = style(font(11, false));
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    style.setAlignment(HorizontalAlignment.RIGHT);
    return style;
  }
}
