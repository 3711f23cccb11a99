package vn.thuocdo.target;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Respondent;
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
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** Makes the staff page about targets. */
@Singleton
class TargetPages {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Targets targets;
  private final Coverages coverages;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  TargetPages(
      Targets targets,
      Coverages coverages,
      Offices offices,
      StaffFrames frames,
      InstantSource clock) {
    this.targets = targets;
    this.coverages = coverages;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  /**
   * @param done what was just done; empty for nothing
   * @param problems keys of what was wrong
   */
  Sheet page(StaffMember member, String done, List<String> problems) {
    var texts = Texts.of("target", member.language());
    StaffFrame frame = frames.frame(member, TargetController.PATH, texts.get("title"));
    return new Sheet(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        problems.stream().map(texts::get).toList(),
        new Writer(member, texts).sections());
  }

  /** Writes the sections in the language of the member. */
  private final class Writer {
    private final StaffMember member;
    private final Texts texts;
    private final LocalDate today = OfficeZone.today(clock);

    Writer(StaffMember member, Texts texts) {
      this.member = member;
      this.texts = texts;
    }

    List<Section> sections() {
      List<Target> all = targets.list();
      List<Coverage> covered = coverages.list();
      var sections = new ArrayList<Section>();
      sections.add(
          Section.of("", List.of(texts.get("intro")))
              .with(
                  List.of(
                      new Sheet.Link(texts.get("history"), TargetController.PATH + "/thuc-te"))));
      sections.add(
          Section.of(texts.get("active"), List.of())
              .with(table("active", all.stream().filter(Target::isActive).toList())));
      sections.add(
          Section.of(texts.get("coverage"), List.of(texts.get("coverage.intro")))
              .with(coverage("coverage", covered.stream().filter(Coverage::isActive).toList())));
      if (member.role() == Role.HOME_AFFAIRS) {
        sections.add(report(covered.stream().filter(Coverage::isActive).toList()));
      }
      if (member.role() != Role.SUPERVISOR) {
        sections.add(blank());
      }
      if (member.role() == Role.HOME_AFFAIRS) {
        sections.add(blankCoverage());
      }
      sections.add(
          Section.of(texts.get("presets"), List.of(texts.get("presets.intro")))
              .with(table("presets", all.stream().filter(one -> !one.isActive()).toList())));
      sections.add(
          Section.of(texts.get("coverage.presets"), List.of())
              .with(
                  coverage(
                      "coverage.presets",
                      covered.stream().filter(one -> !one.isActive()).toList())));
      return sections;
    }

    private Sheet.Table table(String caption, List<Target> rows) {
      return new Sheet.Table(
          texts.get(caption),
          columns("name", "level", "scope", "valid", "owner", "state", "next"),
          rows.stream().map(this::row).toList(),
          texts.get("none"));
    }

    private List<Cell> row(Target target) {
      String name = isEnglish() ? target.nameEn() : target.name();
      var buttons = new ArrayList<Input>();
      if (TargetController.mayWrite(member, target.domain())) {
        String button = texts.get(target.isActive() ? "drop" : "adopt");
        buttons.add(
            Input.post(
                    "t-" + target.code(),
                    TargetController.PATH
                        + "/"
                        + target.code()
                        + (target.isActive() ? "/thoi" : "/dung"),
                    List.of(),
                    button)
                .named(button + ": " + target.code()));
      }
      return List.of(
          Cell.text(target.code() + " – " + name + ". " + target.source()),
          Cell.text(texts.get("rule." + target.comparator(), percent(target.level()))),
          Cell.text(scope(target)),
          Cell.text(DAY.format(target.validFrom()) + " – " + DAY.format(target.dueOn())),
          Cell.text(owner(target)),
          Cell.text(texts.get("state." + state(target))),
          Cell.buttons("", buttons));
    }

    private String scope(Target target) {
      Respondent respondent = target.respondent();
      Long unitId = target.unitId();
      String whose =
          unitId == null
              ? texts.get("domain." + target.domain())
              : offices.findUnit(unitId).map(this::name).orElse("?");
      return respondent == null ? whose : whose + " · " + texts.get("respondent." + respondent);
    }

    private String owner(Target target) {
      String owner = targets.owners().getOrDefault(target.code(), "");
      return owner.isEmpty() ? texts.get("owner." + target.domain()) : owner;
    }

    private TargetState state(Target target) {
      Long unitId = target.unitId();
      return target.state(
          today, unitId == null ? null : offices.findUnit(unitId).map(Unit::validTo).orElse(null));
    }

    private String name(Unit unit) {
      return isEnglish() ? unit.nameEn() : unit.name();
    }

    private Sheet.Table coverage(String caption, List<Coverage> rows) {
      return new Sheet.Table(
          texts.get(caption),
          columns("name", "level", "valid", "owner", "reached", "state", "next"),
          rows.stream().map(this::row).toList(),
          texts.get("none"));
    }

    private List<Cell> row(Coverage one) {
      var buttons = new ArrayList<Input>();
      if (member.role() == Role.HOME_AFFAIRS) {
        String button = texts.get(one.isActive() ? "drop" : "adopt");
        buttons.add(
            Input.post(
                    "c-" + one.code(),
                    TargetController.PATH
                        + "/bao-phu/"
                        + one.code()
                        + (one.isActive() ? "/thoi" : "/dung"),
                    List.of(),
                    button)
                .named(button + ": " + one.code()));
      }
      BigDecimal upper = one.upperLevel();
      String level =
          upper == null
              ? texts.get("rule." + one.rule(), percent(one.level()))
              : texts.get("rule.RANGE", percent(one.level()), percent(upper));
      String reached =
          one.asOf(today)
              .map(
                  figure ->
                      texts.get(
                          "reached",
                          percentOf(figure),
                          Long.toString(figure.reached()),
                          Long.toString(figure.ofAll()),
                          DAY.format(figure.day())))
              .orElse("–");
      return List.of(
          Cell.text(
              one.code() + " – " + (isEnglish() ? one.nameEn() : one.name()) + ". " + one.source()),
          Cell.text(level),
          Cell.text(DAY.format(one.validFrom()) + " – " + DAY.format(one.dueOn())),
          Cell.text(one.owner()),
          Cell.text(reached),
          Cell.text(texts.get("status." + one.status(today))),
          Cell.buttons("", buttons));
    }

    private Section report(List<Coverage> active) {
      if (active.isEmpty()) {
        return Section.of(texts.get("report"), List.of(texts.get("report.none")));
      }
      return Section.of(texts.get("report"), List.of(texts.get("report.intro")))
          .with(
              Input.post(
                  "report",
                  TargetController.PATH + "/so-lieu",
                  List.of(
                      Field.choice(
                          "ma",
                          texts.get("report.of"),
                          "",
                          active.stream()
                              .map(
                                  one ->
                                      new Option(
                                          one.code(), isEnglish() ? one.nameEn() : one.name()))
                              .toList()),
                      Field.day("ngay", texts.get("report.day"), today.toString()).needed(),
                      Field.line("dat", texts.get("report.reached"), "").needed(),
                      Field.line("tong", texts.get("report.all"), "").needed(),
                      Field.line("ghi-chu", texts.get("report.note"), "")),
                  texts.get("report.button")));
    }

    private Section blank() {
      List<Option> domains =
          Arrays.stream(Domain.values())
              .filter(domain -> TargetController.mayWrite(member, domain))
              .map(domain -> new Option(domain.name(), texts.get("domain." + domain)))
              .toList();
      List<Option> respondents =
          Stream.concat(
                  Stream.of(new Option("", texts.get("respondent.all"))),
                  Stream.of(Respondent.INDIVIDUAL, Respondent.ORGANISATION, Respondent.BUSINESS)
                      .map(one -> new Option(one.name(), texts.get("respondent." + one))))
              .toList();
      return Section.of(texts.get("new"), List.of(texts.get("new.intro")))
          .with(
              Input.post(
                  "new",
                  TargetController.PATH,
                  List.of(
                      Field.line("ma", texts.get("field.code"), "").needed(),
                      Field.line("ten", texts.get("field.name"), "").needed(),
                      Field.line("ten-en", texts.get("field.name-en"), ""),
                      Field.choice("linh-vuc", texts.get("field.domain"), "", domains),
                      Field.choice("doi-tuong", texts.get("field.respondent"), "", respondents),
                      Field.line("don-vi", texts.get("field.unit"), "")
                          .hinted(texts.get("field.unit.hint")),
                      Field.choice("so-sanh", texts.get("field.rule"), "GE", rules("GE", "GT")),
                      Field.line("muc", texts.get("field.level"), "").needed(),
                      Field.day("tu", texts.get("field.from"), "").needed(),
                      Field.day("den", texts.get("field.due"), "").needed(),
                      Field.line("chu-tri", texts.get("field.owner"), ""),
                      Field.line("nguon", texts.get("field.source"), "").needed()),
                  texts.get("new.button")));
    }

    private Section blankCoverage() {
      return Section.of(texts.get("new-coverage"), List.of())
          .with(
              Input.post(
                  "cover",
                  TargetController.PATH + "/bao-phu",
                  List.of(
                      Field.line("ma", texts.get("field.code"), "").needed(),
                      Field.line("ten", texts.get("field.name"), "").needed(),
                      Field.line("ten-en", texts.get("field.name-en"), ""),
                      Field.choice(
                          "so-sanh", texts.get("field.rule"), "GE", rules("GE", "GT", "RANGE")),
                      Field.line("muc", texts.get("field.level"), "").needed(),
                      Field.line("den-muc", texts.get("field.upper"), ""),
                      Field.day("tu", texts.get("field.from"), "").needed(),
                      Field.day("den", texts.get("field.due"), "").needed(),
                      Field.line("chu-tri", texts.get("field.owner"), "").needed(),
                      Field.line("nguon", texts.get("field.source"), "").needed()),
                  texts.get("new.button")));
    }

    private List<Option> rules(String... names) {
      return Arrays.stream(names)
          .map(name -> new Option(name, texts.get("rule-name." + name)))
          .toList();
    }

    private List<String> columns(String... names) {
      return Arrays.stream(names).map(name -> texts.get("column." + name)).toList();
    }

    private boolean isEnglish() {
      return member.language() == Language.EN;
    }

    private String percent(BigDecimal share) {
      return decimal(share.multiply(HUNDRED).stripTrailingZeros());
    }

    private String percentOf(Coverage.Figure figure) {
      return decimal(
          BigDecimal.valueOf(figure.reached())
              .multiply(HUNDRED)
              .divide(BigDecimal.valueOf(figure.ofAll()), 2, RoundingMode.HALF_UP));
    }

    private String decimal(BigDecimal number) {
      String plain =
          number.setScale(Math.max(0, number.scale()), RoundingMode.HALF_UP).toPlainString();
      return (isEnglish() ? plain : plain.replace('.', ',')) + "%";
    }
  }
}
