package vn.thuocdo.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.publicsite.DocumentCharts;
import vn.thuocdo.publicsite.Links;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Wording;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** What an office hangs on its wall: one result, large, and where to check it. */
final class NoticeSheet {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);

  /** A chart with more parts would not leave room for the rest of the sheet. */
  private static final int MOST_PARTS = 6;

  /** What it is printed on; a sheet looks the same on both. */
  enum Paper {
    A4,
    A3
  }

  private final ResultDocument document;
  private final String agency;
  private final String publicAddress;
  private final PdfPrinter printer;
  private final Source source;
  private final Grids grids;
  private final DocumentCharts charts;
  private final NumberFormats numbers = NumberFormats.in(Language.VI);
  private final Wording wording = Wording.in(Language.VI);

  /**
   * @param publicAddress of the system, without a slash at its end; empty for no code
   */
  NoticeSheet(Source source, String agency, String publicAddress, PdfPrinter printer) {
    this.source = source;
    this.document = source.document();
    this.agency = agency;
    this.publicAddress = publicAddress;
    this.printer = printer;
    this.grids = new Grids(document);
    this.charts = DocumentCharts.of(document, Language.VI);
  }

  /** Returns a PDF of one sheet about a unit, or about a total, for each paper. */
  Map<Paper, byte[]> of(UnitFigures unit) {
    var drawn = new LinkedHashMap<String, Drawing>();
    NoticePage page = page(unit, drawn);
    byte[] sheet = printer.print("notice", page, drawn, source.moment());
    return Map.of(Paper.A4, sheet, Paper.A3, printer.enlarged(sheet, source.moment()));
  }

  private NoticePage page(UnitFigures unit, Map<String, Drawing> drawn) {
    boolean isTotal = document.totals().contains(unit);
    boolean isShown = unit.share() != null;
    String address = publicAddress.isEmpty() ? "" : publicAddress + path(unit, isTotal);
    String name = isTotal ? TEXTS.get("notice.province", grids.domainName(unit)) : unit.name();
    String code = Vectors.SCHEME + ":code.svg";
    if (!address.isEmpty()) {
      drawn.put(code, Drawing.ofCode(address));
    }
    return new NoticePage(
        name + " – " + grids.label(),
        Stream.of(document.provinceName(), agency)
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + " · " + other)
            .orElse(""),
        TEXTS.get("notice.title"),
        name,
        grids.label(),
        isShown ? wording.share(unit) : "",
        TEXTS.get("notice.satisfied"),
        isShown ? answers(unit) : "",
        TEXTS.get(unit.suppressed() ? "notice.hidden" : "notice.none"),
        unit.targets().stream()
            .filter(target -> target.verdict() != null)
            .map(target -> TEXTS.get("notice.verdict", grids.verdictOf(target)))
            .toList(),
        notes(unit),
        isShown ? pictures(unit, drawn) : List.of(),
        address.isEmpty() ? "" : code,
        address.isEmpty() ? "" : TEXTS.get("notice.qr", address),
        TEXTS.get(
            "notice.dates", DocumentDates.day(document.from()), DocumentDates.day(document.to())),
        published(),
        TEXTS.get("notice.more"),
        address.replaceFirst("^https?://", ""),
        document.simulated() ? TEXTS.get("simulated") : "");
  }

  private String answers(UnitFigures unit) {
    Long n = unit.sampleSize();
    Double lower = unit.lower();
    Double upper = unit.upper();
    return n == null || lower == null || upper == null
        ? ""
        : TEXTS.get("notice.answers", numbers.count(n), numbers.interval(lower, upper));
  }

  private List<String> notes(UnitFigures unit) {
    var notes = new ArrayList<String>();
    if (unit.share() == null) {
      return notes;
    }
    if (unit.few()) {
      notes.add(TEXTS.get("notice.few", numbers.count(document.rules().fewBelow())));
    }
    if (unit.targets().isEmpty()) {
      notes.add(TEXTS.get("notice.no-target"));
    }
    Integer rank = unit.rank();
    if (rank != null) {
      long ranked =
          document.units().stream()
              .filter(other -> other.group().equals(unit.group()) && other.rank() != null)
              .count();
      notes.add(TEXTS.get("notice.rank", numbers.count(rank), numbers.count(ranked)));
    }
    return notes;
  }

  private List<NoticePage.Picture> pictures(UnitFigures unit, Map<String, Drawing> drawn) {
    boolean hasCourse = unit.series().stream().filter(point -> point.share() != null).count() > 1;
    int parts = unit.byChannel().size() + unit.byProcedureGroup().size();
    return (hasCourse || parts > MOST_PARTS ? charts.series(unit) : charts.levels(unit))
            .map(
                chart -> {
                  String name = Vectors.SCHEME + ":chart.svg";
                  drawn.put(name, Drawing.of(chart));
                  return new NoticePage.Picture(
                      name, chart.caption().title() + ". " + chart.caption().description());
                })
            .stream()
            .toList();
  }

  private String published() {
    return document.publishedAt() == null
        ? TEXTS.get("notice.unpublished")
        : TEXTS.get(
            "notice.published", DocumentDates.day(OfficeZone.dayOf(document.publishedAt())));
  }

  private String path(UnitFigures unit, boolean isTotal) {
    Links links = Links.to(document.toPeriod(), Language.VI, "");
    return isTotal ? links.page() : links.unit(unit.code());
  }
}
