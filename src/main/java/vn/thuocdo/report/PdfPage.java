package vn.thuocdo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.report.Report.Heading;
import vn.thuocdo.report.Report.Paragraph;
import vn.thuocdo.report.Report.Part;
import vn.thuocdo.report.Report.Picture;
import vn.thuocdo.report.Report.Table;

/** The report as templates/report/report.jte shows it: ready strings only. */
public record PdfPage(
    String title,
    String draft,
    String simulated,
    Head head,
    String addressee,
    List<Item> body,
    Signature closing,
    List<Attachment> annexes,
    List<Bookmark> bookmarks) {

  /** Components 1 to 5 of an official document. */
  public record Head(
      String nation,
      String motto,
      String parent,
      String agency,
      String number,
      String placeAndDate,
      String type,
      String subject,
      List<String> bases) {}

  /** Who gets it and who signs it. */
  public record Signature(
      String ending,
      String recipientsHeading,
      List<String> recipients,
      String authority,
      String signerTitle,
      String signerName) {}

  /**
   * @param isFirst whether the pages are counted anew
   */
  public record Attachment(
      String number,
      String title,
      String belongsTo,
      String anchor,
      boolean isFirst,
      List<Item> parts) {}

  /** An entry of the outline that readers show beside the pages. */
  public record Bookmark(String name, String anchor) {}

  /**
   * @param level of a heading; 0 for none
   * @param source of a picture; empty for none
   * @param columns of a table; empty for none
   */
  public record Item(
      int level,
      String text,
      String anchor,
      String source,
      List<Column> columns,
      List<List<Cell>> rows) {}

  /**
   * @param width in per cent
   */
  public record Column(String heading, int width) {}

  /**
   * @param kind words or figure
   */
  public record Cell(String text, String kind, int span) {}

  /** Turns a report into a page and keeps its charts under the names by which it calls them. */
  static final class Writer {

    private final Map<String, Drawing> drawings;
    private final List<Bookmark> bookmarks = new ArrayList<>();
    private int anchors;

    Writer(Map<String, Drawing> drawings) {
      this.drawings = drawings;
    }

    PdfPage write(Report report, String addressee) {
      var head = report.letterhead();
      var closing = report.closing();
      List<Item> body = report.body().stream().map(this::item).toList();
      var annexes = new ArrayList<Attachment>();
      for (Report.Annex annex : report.annexes()) {
        String anchor = bookmark(annex.number() + ". " + annex.title());
        annexes.add(
            new Attachment(
                annex.number(),
                annex.title(),
                solid(annex.belongsTo()),
                anchor,
                annexes.isEmpty(),
                annex.parts().stream().map(this::item).toList()));
      }
      return new PdfPage(
          report.title(),
          report.draft(),
          report.simulated(),
          new Head(
              head.nation(),
              head.motto(),
              head.parent(),
              head.agency(),
              solid(head.number()),
              solid(head.placeAndDate()),
              head.type(),
              head.subject(),
              head.bases()),
          addressee,
          body,
          new Signature(
              closing.ending(),
              closing.recipientsHeading(),
              closing.recipients(),
              closing.authority(),
              closing.signerTitle(),
              closing.signerName()),
          annexes,
          List.copyOf(bookmarks));
    }

    /** Room that is left for handwriting must not collapse. */
    private static String solid(String text) {
      return text.replace("  ", "\u00A0\u00A0");
    }

    private Item item(Part part) {
      return switch (part) {
        case Heading heading ->
            new Item(
                heading.level(),
                heading.text(),
                heading.level() == 1 ? bookmark(heading.text()) : anchor(),
                "",
                List.of(),
                List.of());
        case Paragraph paragraph -> new Item(0, paragraph.text(), "", "", List.of(), List.of());
        case Picture picture ->
            new Item(0, picture.alt(), "", name(picture.chart()), List.of(), List.of());
        case Table table ->
            new Item(0, table.grid().title(), "", "", columns(table.grid()), rows(table.grid()));
      };
    }

    private String name(Chart chart) {
      String name = Vectors.SCHEME + ":" + drawings.size() + ".svg";
      drawings.put(name, Drawing.of(chart));
      return name;
    }

    private String bookmark(String name) {
      String anchor = anchor();
      bookmarks.add(new Bookmark(name, anchor));
      return anchor;
    }

    private String anchor() {
      return "p" + ++anchors;
    }

    private static List<Column> columns(Grid grid) {
      int weights = grid.columns().stream().mapToInt(Grid.Column::weight).sum();
      return grid.columns().stream()
          .map(column -> new Column(column.heading(), column.weight() * 100 / weights))
          .toList();
    }

    private static List<List<Cell>> rows(Grid grid) {
      return grid.rows().stream().map(row -> cells(grid, row)).toList();
    }

    private static List<Cell> cells(Grid grid, Grid.Row row) {
      if (row.isHead()) {
        return List.of(
            new Cell(GridText.of(row.cells().getFirst()), "group", grid.columns().size()));
      }
      var cells = new ArrayList<Cell>();
      for (int i = 0; i < row.cells().size(); i++) {
        boolean isWords = grid.columns().get(i).kind() == Grid.Kind.WORDS;
        cells.add(new Cell(GridText.of(row.cells().get(i)), isWords ? "words" : "figure", 1));
      }
      return cells;
    }
  }
}
