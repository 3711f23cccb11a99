package vn.thuocdo.catalogue;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.Sheet;
import vn.thuocdo.staff.Sheet.Cell;
import vn.thuocdo.staff.Sheet.Field;
import vn.thuocdo.staff.Sheet.Input;
import vn.thuocdo.staff.Sheet.Section;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Contact;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitPast;

/** Makes the staff page about one unit. */
@Singleton
class UnitPages {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Offices offices;
  private final StaffFrames frames;

  UnitPages(Offices offices, StaffFrames frames) {
    this.offices = offices;
    this.frames = frames;
  }

  /**
   * @param done what was just done; empty for nothing
   * @param problems what was wrong, in words
   */
  Sheet page(StaffMember member, Unit unit, String done, List<String> problems) {
    var texts = Texts.of("catalogue", member.language());
    String path = UnitController.PATH.replace("{code}", unit.code());
    StaffFrame frame =
        frames.frame(
            member,
            CatalogueController.PATH,
            (member.language() == Language.EN ? unit.nameEn() : unit.name()) + " – " + unit.code());
    boolean mayChange = member.role() != Role.SUPERVISOR;
    var sections = new ArrayList<Section>();
    sections.add(stretches(texts, unit, path));
    if (mayChange) {
      sections.add(codeForm(texts, unit, path));
    }
    sections.add(contact(texts, unit, path, mayChange));
    return new Sheet(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        problems,
        sections);
  }

  private Section stretches(Texts texts, Unit unit, String path) {
    var rows = new ArrayList<List<Cell>>();
    for (UnitPast past : offices.listPasts(unit.id())) {
      rows.add(
          row(past.validFrom(), past.validTo(), past.officialCode(), past.name(), past.parentId()));
    }
    rows.add(
        row(
            offices.sinceWhen(unit),
            unit.validTo(),
            unit.officialCode(),
            unit.name(),
            unit.parentId()));
    return Section.of("", List.of(texts.get("unit.intro", unit.code())))
        .with(
            List.of(
                new Sheet.Link(texts.get("back"), CatalogueController.PATH),
                new Sheet.Link(texts.get("unit.series"), path + "/chuoi")))
        .with(
            new Sheet.Table(
                texts.get("unit.stretches"),
                Stream.of("valid", "official-code", "name", "parent")
                    .map(column -> texts.get("column." + column))
                    .toList(),
                rows,
                texts.get("none")));
  }

  private List<Cell> row(
      LocalDate from,
      @Nullable LocalDate to,
      String officialCode,
      String name,
      @Nullable Long parentId) {
    return List.of(
        Cell.text(DAY.format(from) + " – " + (to == null ? "…" : DAY.format(to))),
        Cell.text(officialCode.isEmpty() ? "–" : officialCode),
        Cell.text(name),
        Cell.text(parentId == null ? "" : offices.findUnit(parentId).map(Unit::name).orElse("?")));
  }

  private static Section codeForm(Texts texts, Unit unit, String path) {
    return Section.of(texts.get("code.title"), List.of(texts.get("code.intro")))
        .with(
            Input.post(
                "code",
                path + "/ma",
                List.of(
                    Field.line("ma", texts.get("column.official-code"), unit.officialCode())
                        .atMost(40)
                        .hinted(texts.get("code.hint")),
                    Field.day("tu", texts.get("column.day"), "").needed()),
                texts.get("code.button")));
  }

  private Section contact(Texts texts, Unit unit, String path, boolean mayChange) {
    Contact contact = offices.contactOf(unit.id());
    Section section = Section.of(texts.get("contact.title"), List.of(texts.get("contact.intro")));
    if (!mayChange) {
      return Section.of(
          texts.get("contact.title"),
          List.of(contact.isNone() ? texts.get("contact.none") : contact.asText()));
    }
    return section.with(
        Input.post(
            "contact",
            path + "/lien-he",
            List.of(
                field(texts, "chuc-danh", "post", contact.post()),
                field(texts, "dien-thoai", "phone", contact.phone())
                    .hinted(texts.get("contact.phone.hint")),
                field(texts, "thu", "email", contact.email()),
                field(texts, "dia-chi", "address", contact.address()),
                field(texts, "gio", "opening-hours", contact.openingHours())),
            texts.get("contact.button")));
  }

  private static Field field(Texts texts, String name, String key, String value) {
    return Field.line(name, texts.get("contact." + key), value).atMost(200);
  }
}
