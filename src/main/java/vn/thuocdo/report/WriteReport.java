package vn.thuocdo.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.publicsite.DocumentCharts;
import vn.thuocdo.report.Report.Annex;
import vn.thuocdo.report.Report.Closing;
import vn.thuocdo.report.Report.Heading;
import vn.thuocdo.report.Report.Letterhead;
import vn.thuocdo.report.Report.Paragraph;
import vn.thuocdo.report.Report.Part;
import vn.thuocdo.report.Report.Picture;
import vn.thuocdo.report.Report.Table;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** Puts figures, generated sentences and what clerks wrote into the order of the report. */
final class WriteReport {

  private static final Texts TEXTS = Texts.of("official/report", Language.VI);
  private static final Locale VIETNAMESE = Language.VI.locale();

  /** As many rows as fit on a sheet in letters that can be read. */
  private static final int ROWS_OF_A_CHART = 28;

  private final Source source;
  private final ResultDocument document;
  private final ReportTexts texts;
  private final Grids grids;
  private final Findings findings;
  private final DocumentCharts charts;
  private int numbered;

  private WriteReport(Source source, ReportTexts texts) {
    this.source = source;
    this.document = source.document();
    this.texts = texts;
    this.grids = new Grids(document);
    this.findings = new Findings(document);
    this.charts = DocumentCharts.of(document, Language.VI);
  }

  static Report of(Source source, ReportTexts texts) {
    return new WriteReport(source, texts).write();
  }

  private Report write() {
    return new Report(
        TEXTS.get("type") + " " + subject(),
        source.isDraft() ? TEXTS.get("draft") : "",
        document.simulated() ? TEXTS.get("simulated") : "",
        letterhead(),
        body(),
        closing(),
        annexes());
  }

  private String subject() {
    return TEXTS.get("subject", inWords(document.toPeriod()));
  }

  /** «quý III năm 2026», as a title wants it, where pages say «Quý III/2026». */
  private static String inWords(Period period) {
    String label = period.label(VIETNAMESE);
    String words =
        period.kind() == PeriodKind.QUARTER || period.kind() == PeriodKind.MONTH
            ? label.replace("/", " năm ")
            : label;
    return words.substring(0, 1).toLowerCase(VIETNAMESE) + words.substring(1);
  }

  private Letterhead letterhead() {
    return new Letterhead(
        TEXTS.get("nation"),
        TEXTS.get("motto"),
        texts.fact(OfficeFact.PARENT).toUpperCase(VIETNAMESE),
        texts.fact(OfficeFact.AGENCY).toUpperCase(VIETNAMESE),
        TEXTS.get("number", texts.fact(OfficeFact.ABBREVIATION)),
        TEXTS.get(
            "place-and-date",
            texts.fact(OfficeFact.PLACE),
            String.valueOf(document.to().getYear())),
        TEXTS.get("type"),
        subject(),
        texts.fact(OfficeFact.ADDRESSEE),
        bases());
  }

  /** Each basis ends in a semicolon, the last one in a full stop. */
  private List<String> bases() {
    List<String> lines =
        texts.lines(OfficeFact.BASES).stream()
            .map(line -> line.replaceFirst("[;.,\\s]+$", ""))
            .toList();
    var bases = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      bases.add(lines.get(i) + (i == lines.size() - 1 ? "." : ";"));
    }
    return bases;
  }

  private List<Part> body() {
    var parts = new ArrayList<Part>();
    parts.add(
        new Paragraph(
            TEXTS.get("opening", texts.fact(OfficeFact.AGENCY), inWords(document.toPeriod()))));
    survey(parts);
    results(parts);
    section(parts, "petitions");
    passage(parts, Passage.PETITIONS);
    section(parts, "assessment");
    passages(parts, Passage.STRENGTHS, Passage.WEAKNESSES, Passage.CAUSES);
    remedies(parts);
    section(parts, "future");
    passages(parts, Passage.TASKS, Passage.PROPOSALS);
    return parts;
  }

  private void survey(List<Part> parts) {
    section(parts, "survey");
    findings.survey().forEach(sentence -> parts.add(new Paragraph(sentence)));
    texts.lines(Passage.SURVEY).forEach(line -> parts.add(new Paragraph(line)));
  }

  private void results(List<Part> parts) {
    section(parts, "results");
    numbered(parts, "overall");
    headline().forEach(total -> overall(parts, total));
    parts.add(new Table(grids.totalsOnPaper()));
    table(parts, grids.responsesOnPaper());
    numbered(parts, "levels");
    document.totals().forEach(total -> parts.add(new Paragraph(findings.levels(total))));
    factors(parts);
    numbered(parts, "units");
    headline().forEach(total -> units(parts, domain(total)));
    numbered(parts, "procedures");
    headline()
        .forEach(
            total -> {
              parts.add(new Paragraph(findings.lines("procedures", total.byProcedureGroup())));
              table(parts, grids.partsOf("procedures", total.byProcedureGroup()));
            });
    numbered(parts, "respondents");
    headline()
        .forEach(
            total -> {
              parts.add(new Paragraph(findings.respondents(total)));
              table(parts, grids.partsOf("respondents", total.byRespondent()));
              parts.add(new Paragraph(findings.channels(total)));
              table(parts, grids.partsOf("channels", total.byChannel()));
            });
    numbered(parts, "services");
    List<UnitFigures> services = document.totals().stream().skip(headline().count()).toList();
    if (services.isEmpty()) {
      parts.add(new Paragraph(TEXTS.get("services.none")));
    }
    services.forEach(
        total -> {
          overall(parts, total);
          units(parts, domain(total));
        });
  }

  /** Factors in which questionnaires ask; none where no such questionnaire was answered. */
  private void factors(List<Part> parts) {
    Grid grid = grids.factors();
    if (!grid.rows().isEmpty()) {
      numbered(parts, "factors");
      parts.add(new Paragraph(TEXTS.get("factors")));
      parts.add(new Table(grid));
    }
  }

  /** The administrative total, which most of the report is about; none where there is none. */
  private Stream<UnitFigures> headline() {
    return document.findTotal(Domain.ADMINISTRATION).stream();
  }

  private void overall(List<Part> parts, UnitFigures total) {
    findings.overall(total).forEach(sentence -> parts.add(new Paragraph(sentence)));
    charts.series(domain(total)).ifPresent(chart -> parts.add(picture("series", chart)));
  }

  private void units(List<Part> parts, Domain domain) {
    findings.units(domain).forEach(sentence -> parts.add(new Paragraph(sentence)));
  }

  private static Domain domain(UnitFigures total) {
    return Domain.valueOf(total.code());
  }

  private static void table(List<Part> parts, Grid grid) {
    if (!grid.rows().isEmpty()) {
      parts.add(new Table(grid));
    }
  }

  private void passages(List<Part> parts, Passage... passages) {
    for (Passage passage : passages) {
      parts.add(new Heading(2, TEXTS.get("passage." + passage)));
      passage(parts, passage);
    }
  }

  /** What the register has, and what the clerk adds to it. */
  private void remedies(List<Part> parts) {
    parts.add(new Heading(2, TEXTS.get("passage." + Passage.REMEDIES)));
    if (source.remedies().isEmpty()) {
      passage(parts, Passage.REMEDIES);
      return;
    }
    long done = source.remedies().stream().filter(remedy -> remedy.doneOn() != null).count();
    parts.add(
        new Paragraph(
            TEXTS.get(
                "remedies",
                String.valueOf(source.remedies().size()),
                String.valueOf(done),
                String.valueOf(source.remedies().size() - done))));
    parts.add(new Table(grids.remedies(source.remedies())));
    texts.lines(Passage.REMEDIES).forEach(line -> parts.add(new Paragraph(line)));
  }

  private void passage(List<Part> parts, Passage passage) {
    List<String> lines = texts.lines(passage);
    if (lines.isEmpty()) {
      parts.add(new Paragraph(TEXTS.get("passage.empty")));
    }
    lines.forEach(line -> parts.add(new Paragraph(line)));
  }

  private static void section(List<Part> parts, String key) {
    parts.add(new Heading(1, TEXTS.get("section." + key)));
  }

  /** A part of the results: which of them there are differs from quarter to quarter. */
  private void numbered(List<Part> parts, String key) {
    parts.add(new Heading(2, ++numbered + ". " + TEXTS.get("section." + key)));
  }

  private static Picture picture(String kind, Chart chart) {
    return new Picture(
        chart, TEXTS.get("alt." + kind, chart.caption().title(), chart.caption().description()));
  }

  /** Each line ends in a semicolon, the last one in a full stop, as the circulars want it. */
  private Closing closing() {
    List<String> lines =
        texts.lines(OfficeFact.RECIPIENTS).stream()
            .map(line -> line.replaceFirst("^[-–\\s]+", "").replaceFirst("[;.,\\s]+$", ""))
            .toList();
    var recipients = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      recipients.add("- " + lines.get(i) + (i == lines.size() - 1 ? "." : ";"));
    }
    return new Closing(
        TEXTS.get("ending", texts.fact(OfficeFact.AGENCY), inWords(document.toPeriod())),
        TEXTS.get("recipients"),
        recipients,
        texts.fact(OfficeFact.AUTHORITY).toUpperCase(VIETNAMESE),
        texts.fact(OfficeFact.SIGNER_TITLE).toUpperCase(VIETNAMESE),
        texts.fact(OfficeFact.SIGNER_NAME));
  }

  private List<Annex> annexes() {
    return List.of(
        annex("I", "figures", figures()),
        annex("II", "charts", pictures()),
        annex("III", "method", method()));
  }

  private Annex annex(String number, String key, List<Part> parts) {
    return new Annex(
        TEXTS.get("annex.number", number),
        TEXTS.get("annex." + key).toUpperCase(VIETNAMESE),
        TEXTS.get(
            "annex.belongs-to",
            texts.fact(OfficeFact.ABBREVIATION),
            String.valueOf(document.to().getYear()),
            texts.fact(OfficeFact.AGENCY)),
        parts);
  }

  private List<Part> figures() {
    var parts = new ArrayList<Part>();
    document.totals().forEach(total -> table(parts, grids.ranking(domain(total))));
    table(parts, grids.levelsOnPaper());
    return parts;
  }

  private List<Part> pictures() {
    var parts = new ArrayList<Part>();
    for (UnitFigures total : document.totals()) {
      charts
          .shares(domain(total), ROWS_OF_A_CHART)
          .forEach(chart -> parts.add(picture("shares", chart)));
      charts
          .levels(domain(total), ROWS_OF_A_CHART)
          .forEach(chart -> parts.add(picture("levels", chart)));
    }
    if (parts.isEmpty()) {
      parts.add(new Paragraph(TEXTS.get("annex.charts.none")));
    }
    return parts;
  }

  private List<Part> method() {
    var parts = new ArrayList<Part>();
    parts.add(new Paragraph(document.rules().methodText()));
    parts.add(new Paragraph(document.rules().suppressionText()));
    parts.add(new Paragraph(TEXTS.get("hidden.explained", TEXTS.get("cell.hidden"))));
    table(parts, grids.targetsOnPaper());
    table(parts, grids.exclusions());
    return parts;
  }
}
