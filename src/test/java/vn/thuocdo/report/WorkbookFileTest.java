package vn.thuocdo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookFileTest {

  private static final Source FIVE =
      new Source(GivenQuarter.ofFive(), "ab".repeat(32), List.of(), false);

  @Test
  void the_same_document_gives_the_same_bytes() {
    assertThat(WorkbookFile.of(FIVE)).isEqualTo(WorkbookFile.of(FIVE));
  }

  @Test
  void numbers_are_numbers_shares_are_percentages_and_days_are_days() throws IOException {
    try (var workbook = open(FIVE)) {
      XSSFSheet units = workbook.getSheet("Đơn vị");

      XSSFCell answers = units.getRow(4).getCell(4);
      assertThat(answers.getCellType()).isEqualTo(CellType.NUMERIC);
      assertThat(answers.getNumericCellValue()).isEqualTo(620);
      XSSFCell share = units.getRow(4).getCell(5);
      assertThat(share.getNumericCellValue()).isEqualTo(600.0 / 620);
      assertThat(share.getCellStyle().getDataFormatString()).isEqualTo("0.00%");
      XSSFCell due = workbook.getSheet("Mục tiêu").getRow(3).getCell(6);
      assertThat(due.getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.parse("2026-12-31"));
    }
  }

  @Test
  void a_hidden_figure_says_so_and_nothing_else() throws IOException {
    try (var workbook = open(FIVE)) {
      XSSFSheet units = workbook.getSheet("Đơn vị");
      var hidden =
          Stream.iterate(3, i -> i + 1)
              .limit(5)
              .map(units::getRow)
              .filter(row -> row.getCell(0).getStringCellValue().equals("XA-04"))
              .findFirst()
              .orElseThrow();

      assertThat(hidden.getCell(4).getStringCellValue()).isEqualTo("ẩn");
      assertThat(hidden.getCell(5).getStringCellValue()).isEqualTo("ẩn");
      assertThat(hidden.getCell(8).getCellType()).isEqualTo(CellType.BLANK);
    }
  }

  @Test
  void headings_stay_and_filter_and_no_text_is_a_formula() throws IOException {
    try (var workbook = open(FIVE)) {
      for (int i = 0; i < workbook.getNumberOfSheets() - 2; i++) {
        XSSFSheet sheet = workbook.getSheetAt(i);
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 3);
        assertThat(sheet.getCTWorksheet().isSetAutoFilter()).isTrue();
        sheet.forEach(
            row ->
                row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA)));
      }
      XSSFCell reason = workbook.getSheet("Ý kiến bị loại").getRow(3).getCell(3);
      assertThat(reason.getStringCellValue()).isEqualTo("-Kiểm thử máy");
      assertThat(reason.getCellStyle().getQuotePrefixed()).isTrue();
    }
  }

  @Test
  void method_and_source_stand_in_sheets_of_their_own() throws IOException {
    try (var workbook = open(FIVE)) {
      assertThat(workbook.getSheet("Phương pháp").getRow(2).getCell(1).getStringCellValue())
          .startsWith("Tỷ lệ hài lòng");
      XSSFSheet source = workbook.getSheet("Nguồn");
      assertThat(source.getRow(5).getCell(1).getStringCellValue())
          .isEqualTo("Lúc 09:30 ngày 17/09/2026, bản 1");
      assertThat(source.getRow(7).getCell(1).getStringCellValue()).isEqualTo("ab".repeat(32));
    }
  }

  @Test
  void a_quarter_without_answers_or_targets_is_a_workbook_too() throws IOException {
    try (var workbook = open(new Source(GivenQuarter.ofNothing(), "", List.of(), false))) {
      assertThat(workbook.getSheet("Mục tiêu")).isNull();
      assertThat(workbook.getSheet("Đơn vị").getRow(3).getCell(5).getCellType())
          .isEqualTo(CellType.BLANK);
    }
  }

  private static XSSFWorkbook open(Source source) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(WorkbookFile.of(source)));
  }
}
