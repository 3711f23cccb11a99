package vn.thuocdo.catalogue;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.Sheet.Cell;
import vn.thuocdo.staff.Sheet.Field;
import vn.thuocdo.staff.Sheet.Input;
import vn.thuocdo.staff.Sheet.Option;
import vn.thuocdo.staff.Sheet.Section;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.ImportReport;
import vn.thuocdo.unit.Lineage;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.RefusedRow;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitSuccession;

/** Makes the staff pages about the directory. */
@Singleton
class CataloguePages {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final String EXAMPLE = String.join(",", ImportDirectory.columns()) + "\n";
  private static final int MOST_LINES = 200;

  private final Offices offices;
  private final StaffFrames frames;

  CataloguePages(Offices offices, StaffFrames frames) {
    this.offices = offices;
    this.frames = frames;
  }

  /**
   * @param done what was just done; empty for nothing
   * @param problems keys of what was wrong
   */
  Sheet page(StaffMember member, String done, List<String> problems) {
    var texts = Texts.of("catalogue", member.language());
    StaffFrame frame = frame(member);
    var sections = new ArrayList<Section>();
    sections.add(units(member, texts));
    sections.add(successions(member, texts));
    if (member.role() == Role.HOME_AFFAIRS) {
      sections.add(newSuccession(texts));
    }
    if (member.role() != Role.SUPERVISOR) {
      sections.add(upload(member, texts));
      sections.add(load(texts, EXAMPLE, ""));
    }
    return new Sheet(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        problems.stream().map(texts::get).toList(),
        sections);
  }

  StaffFrame frame(StaffMember member) {
    return frames.frame(
        member, CatalogueController.PATH, Texts.of("catalogue", member.language()).get("title"));
  }

  /** Returns what somebody may do with a file: who writes successions is Sở Nội vụ. */
  static Stream<LoadCatalogue.Kind> kinds(StaffMember member) {
    return Stream.of(LoadCatalogue.Kind.values())
        .filter(
            kind -> kind != LoadCatalogue.Kind.SUCCESSIONS || member.role() == Role.HOME_AFFAIRS);
  }

  private static Section upload(StaffMember member, Texts texts) {
    return Section.of(
            texts.get("file"),
            List.of(
                texts.get("file.directory"),
                texts.get("file.succession", String.join(", ", LoadCatalogue.SUCCESSION_COLUMNS))))
        .with(
            Input.post(
                "tep-csv",
                CatalogueController.PATH + "/tep",
                List.of(
                    Field.file("tep", texts.get("file.file")),
                    Field.choice(
                        "viec",
                        texts.get("file.kind"),
                        "",
                        kinds(member)
                            .map(kind -> new Option(kind.name(), texts.get("file." + kind)))
                            .toList())),
                texts.get("file.button")));
  }

  /** What lines would do, with a button that does it. */
  Sheet tried(
      StaffMember member, String csv, ImportReport report, List<ImportDirectory.Change> changes) {
    var texts = Texts.of("catalogue", member.language());
    var rows =
        changes.stream()
            .limit(MOST_LINES)
            .map(
                change ->
                    List.of(
                        Cell.text(change.code()),
                        Cell.text(texts.get("effect." + change.effect())),
                        Cell.text(change.before()),
                        Cell.text(change.after())))
            .toList();
    var sections = new ArrayList<Section>();
    sections.add(
        Section.of(texts.get("tried"), List.of(summary(texts, report)))
            .with(
                new Sheet.Table(
                    texts.get("tried"),
                    Stream.of("code", "effect", "before", "after")
                        .map(column -> texts.get("column." + column))
                        .toList(),
                    rows,
                    texts.get("tried.nothing"))));
    refused(texts, member.language(), report).ifPresent(sections::add);
    sections.add(load(texts, csv, "true"));
    return new Sheet(
        frames.frame(member, CatalogueController.PATH, texts.get("title")), List.of(), sections);
  }

  Sheet loaded(StaffMember member, ImportReport report) {
    var texts = Texts.of("catalogue", member.language());
    var sections = new ArrayList<Section>();
    sections.add(
        Section.of(texts.get("loaded"), List.of(summary(texts, report)))
            .with(List.of(new Sheet.Link(texts.get("back"), CatalogueController.PATH))));
    refused(texts, member.language(), report).ifPresent(sections::add);
    return new Sheet(
        frames
            .frame(member, CatalogueController.PATH, texts.get("title"))
            .withFlash(texts.get("done.loaded")),
        List.of(),
        sections);
  }

  private static String summary(Texts texts, ImportReport report) {
    return texts.get(
        "summary",
        Integer.toString(report.added()),
        Integer.toString(report.changed()),
        Integer.toString(report.unchanged()),
        Integer.toString(report.refused().size()));
  }

  /** The refused lines with their reasons, and once more as lines to put right and send again. */
  private static Optional<Section> refused(Texts texts, Language language, ImportReport report) {
    if (report.refused().isEmpty()) {
      return Optional.empty();
    }
    var rows =
        report.refused().stream()
            .limit(MOST_LINES)
            .map(
                row ->
                    List.of(
                        Cell.text(Integer.toString(row.line())),
                        Cell.text(row.text()),
                        Cell.text(row.explain(language))))
            .toList();
    String again =
        report.refused().stream().map(RefusedRow::text).collect(Collectors.joining("\n"));
    return Optional.of(
        Section.of(texts.get("refused"), List.of())
            .with(
                new Sheet.Table(
                    texts.get("refused"),
                    Stream.of("line", "text", "reason")
                        .map(column -> texts.get("column." + column))
                        .toList(),
                    rows,
                    texts.get("refused")))
            .with(
                Input.post(
                    "again",
                    CatalogueController.PATH + "/nhap",
                    List.of(Field.lines("csv", texts.get("refused.again"), EXAMPLE + again)),
                    texts.get("load.try"))));
  }

  private Section units(StaffMember member, Texts texts) {
    boolean isEnglish = member.language() == Language.EN;
    var groups =
        offices.listGroups().stream()
            .collect(
                Collectors.toMap(
                    group -> group.code(), group -> isEnglish ? group.nameEn() : group.name()));
    var rows = new ArrayList<List<Cell>>();
    for (Unit unit : offices.listUnits()) {
      Long parentId = unit.parentId();
      rows.add(
          List.of(
              Cell.link(
                  (isEnglish ? unit.nameEn() : unit.name()) + " – " + unit.code(),
                  CatalogueController.PATH + "/" + unit.code()),
              Cell.text(unit.officialCode()),
              Cell.text(groups.getOrDefault(unit.group(), unit.group())),
              Cell.text(parentId == null ? "" : nameOf(parentId, isEnglish)),
              Cell.text(validity(unit.validFrom(), unit.validTo())),
              Cell.text(
                  texts.get(
                      offices.lineageOf(unit.id()) instanceof Lineage.Whole whole
                          ? whole.unitIds().size() > 1 ? "lineage.WHOLE" : "lineage.NONE"
                          : "lineage.PARTIAL"))));
    }
    return Section.of("", List.of(texts.get("intro")))
        .with(
            new Sheet.Table(
                texts.get("units"),
                Stream.of("unit", "official-code", "group", "parent", "valid", "lineage")
                    .map(column -> texts.get("column." + column))
                    .toList(),
                rows,
                texts.get("none")));
  }

  private Section successions(StaffMember member, Texts texts) {
    boolean isEnglish = member.language() == Language.EN;
    List<List<Cell>> rows =
        offices.listSuccessions().stream()
            .map(
                one ->
                    List.of(
                        Cell.text(nameOf(one.predecessorId(), isEnglish)),
                        Cell.text(nameOf(one.successorId(), isEnglish)),
                        Cell.text(texts.get("kind." + one.kind())),
                        Cell.text(DAY.format(one.effectiveOn())),
                        Cell.text(share(one.share(), one.basis(), texts)),
                        Cell.text(one.document())))
            .toList();
    return Section.of(texts.get("successions"), List.of(texts.get("successions.intro")))
        .with(
            new Sheet.Table(
                texts.get("successions"),
                Stream.of("predecessor", "successor", "kind", "day", "share", "document")
                    .map(column -> texts.get("column." + column))
                    .toList(),
                rows,
                texts.get("successions.none")));
  }

  private static Section newSuccession(Texts texts) {
    List<Option> kinds =
        Arrays.stream(UnitSuccession.Kind.values())
            .map(kind -> new Option(kind.name(), texts.get("kind." + kind)))
            .toList();
    List<Option> bases =
        RecordSuccession.BASES.stream()
            .sorted()
            .map(
                basis ->
                    new Option(basis, texts.get("basis." + (basis.isEmpty() ? "NONE" : basis))))
            .toList();
    return Section.of(texts.get("succession.new"), List.of())
        .with(
            Input.post(
                "succession",
                CatalogueController.PATH + "/ke-thua",
                List.of(
                    Field.line("truoc", texts.get("succession.predecessor"), "").needed(),
                    Field.line("sau", texts.get("succession.successor"), "").needed(),
                    Field.choice("kieu", texts.get("column.kind"), "MERGE", kinds),
                    Field.day("ngay", texts.get("column.day"), "2025-07-01").needed(),
                    Field.line("phan", texts.get("succession.share"), "")
                        .hinted(texts.get("succession.share.hint")),
                    Field.choice("co-so", texts.get("succession.basis"), "", bases),
                    Field.line("van-ban", texts.get("column.document"), "")),
                texts.get("succession.button")));
  }

  private static Section load(Texts texts, String csv, String isTried) {
    var fields = new ArrayList<Field>();
    fields.add(Field.lines("csv", texts.get("load.lines"), csv).hinted(texts.get("load.hint")));
    if (!isTried.isEmpty()) {
      fields.add(Field.tick("ghi", texts.get("load.write"), false));
    }
    return Section.of(texts.get("load"), List.of(texts.get("load.intro")))
        .with(
            Input.post(
                "load",
                CatalogueController.PATH + "/nhap",
                fields,
                texts.get(isTried.isEmpty() ? "load.try" : "load.go")));
  }

  private static String share(@Nullable BigDecimal share, String basis, Texts texts) {
    if (share == null) {
      return "";
    }
    return share.movePointRight(2).stripTrailingZeros().toPlainString()
        + "%"
        + (basis.isEmpty() ? "" : " " + texts.get("basis." + basis));
  }

  private static String validity(LocalDate from, @Nullable LocalDate to) {
    return DAY.format(from) + " – " + (to == null ? "…" : DAY.format(to));
  }

  private String nameOf(long id, boolean isEnglish) {
    return offices.findUnit(id).map(unit -> isEnglish ? unit.nameEn() : unit.name()).orElse("?");
  }
}
