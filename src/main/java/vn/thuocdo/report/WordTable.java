package vn.thuocdo.report;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTable.XWPFBorderType;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import vn.thuocdo.report.Grid.Kind;

/** Tables of a text document: of figures with rules, of the letterhead without. */
final class WordTable {

  private static final int THIN = 4;

  /** Between words and rules, in twentieths of a point. */
  private static final int NARROW = 80;

  private final XWPFTable table;

  /** A table without rules. */
  WordTable(XWPFDocument document, int[] widths, int rows) {
    this.table = document.createTable(rows, widths.length);
    layOut(widths);
    table.removeBorders();
    var margins = table.getCTTbl().getTblPr().addNewTblCellMar();
    for (var side : List.of(margins.addNewLeft(), margins.addNewRight())) {
      side.setW(BigInteger.ZERO);
      side.setType(STTblWidth.DXA);
    }
  }

  private WordTable(XWPFTable table, int[] widths) {
    this.table = table;
    layOut(widths);
  }

  XWPFTableCell cell(int row, int column) {
    return table.getRow(row).getCell(column);
  }

  /** Takes away the empty paragraph with which every cell begins, and rows that nobody used. */
  void tidy() {
    for (int i = table.getNumberOfRows() - 1; i >= 0; i--) {
      boolean isUsed = false;
      for (XWPFTableCell cell : table.getRow(i).getTableCells()) {
        if (cell.getParagraphs().size() > 1) {
          cell.removeParagraph(0);
          isUsed = true;
        }
      }
      if (!isUsed) {
        table.removeRow(i);
      }
    }
  }

  /** Adds a table of figures whose headings are repeated on every page. */
  static void add(XWPFDocument document, Grid grid, int width) {
    int[] widths = widths(grid.columns(), width);
    XWPFTable table = document.createTable(grid.rows().size() + 1, widths.length);
    new WordTable(table, widths).fill(grid);
  }

  private void fill(Grid grid) {
    table.setCellMargins(NARROW / 4, NARROW, NARROW / 4, NARROW);
    table.getCTTbl().getTblPr().addNewTblCaption().setVal(grid.title());
    XWPFTableRow headings = table.getRow(0);
    headings.setRepeatHeader(true);
    headings.setCantSplitRow(true);
    for (int i = 0; i < grid.columns().size(); i++) {
      write(headings.getCell(i), "BangDau", grid.columns().get(i).heading());
      headings.getCell(i).setColor("EDEDED");
    }
    for (int i = 0; i < grid.rows().size(); i++) {
      fill(table.getRow(i + 1), grid, grid.rows().get(i));
    }
  }

  private static void fill(XWPFTableRow row, Grid grid, Grid.Row from) {
    row.setCantSplitRow(true);
    if (from.isHead()) {
      row.getCell(0)
          .getCTTc()
          .addNewTcPr()
          .addNewGridSpan()
          .setVal(BigInteger.valueOf(grid.columns().size()));
      for (int i = grid.columns().size() - 1; i > 0; i--) {
        row.removeCell(i);
      }
      write(row.getCell(0), "BangNhom", GridText.of(from.cells().getFirst()));
      return;
    }
    for (int i = 0; i < from.cells().size(); i++) {
      Grid.Cell cell = from.cells().get(i);
      boolean isWords = grid.columns().get(i).kind() == Kind.WORDS;
      write(row.getCell(i), isWords ? "BangChu" : "BangSo", GridText.of(cell));
    }
  }

  private static void write(XWPFTableCell cell, String style, String words) {
    WordFile.put(cell.getParagraphs().getFirst(), style, words);
  }

  private void layOut(int[] widths) {
    table.setWidthType(TableWidthType.DXA);
    table.setWidth(Arrays.stream(widths).sum());
    table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
    var columns = table.getCTTbl().getTblGrid();
    for (int i = 0; i < widths.length; i++) {
      (columns == null || i >= columns.sizeOfGridColArray()
              ? grid().addNewGridCol()
              : columns.getGridColArray(i))
          .setW(BigInteger.valueOf(widths[i]));
    }
    table.setTopBorder(XWPFBorderType.SINGLE, THIN, 0, "808080");
    table.setBottomBorder(XWPFBorderType.SINGLE, THIN, 0, "808080");
    table.setLeftBorder(XWPFBorderType.SINGLE, THIN, 0, "808080");
    table.setRightBorder(XWPFBorderType.SINGLE, THIN, 0, "808080");
    table.setInsideHBorder(XWPFBorderType.SINGLE, THIN, 0, "808080");
    table.setInsideVBorder(XWPFBorderType.SINGLE, THIN, 0, "808080");
  }

  private CTTblGrid grid() {
    var grid = table.getCTTbl().getTblGrid();
    return grid == null ? table.getCTTbl().addNewTblGrid() : grid;
  }

  private static int[] widths(List<Grid.Column> columns, int width) {
    int weights = columns.stream().mapToInt(Grid.Column::weight).sum();
    return columns.stream().mapToInt(column -> width * column.weight() / weights).toArray();
  }
}
