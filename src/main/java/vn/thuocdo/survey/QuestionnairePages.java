package vn.thuocdo.survey;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.Form;
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
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Domain;

/** Makes the staff pages about questionnaires. */
@Singleton
class QuestionnairePages {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Questionnaires questionnaires;
  private final Drafts drafts;
  private final Uses uses;
  private final Scales scales;
  private final QuestionTexts questionTexts;
  private final StaffFrames frames;
  private final InstantSource clock;

  QuestionnairePages(
      Questionnaires questionnaires,
      Drafts drafts,
      Uses uses,
      Scales scales,
      QuestionTexts questionTexts,
      StaffFrames frames,
      InstantSource clock) {
    this.questionnaires = questionnaires;
    this.drafts = drafts;
    this.uses = uses;
    this.scales = scales;
    this.questionTexts = questionTexts;
    this.frames = frames;
    this.clock = clock;
  }

  /**
   * @param done what was just done; empty for nothing
   * @param problems keys of what was wrong
   * @param typed form of a new questionnaire that was refused; empty for none
   */
  Sheet list(StaffMember member, String done, List<String> problems, Map<String, Object> typed) {
    Texts texts = Texts.of("survey", member.language());
    StaffFrame frame = frames.frame(member, QuestionnaireController.PATH, texts.get("title"));
    var sections = new ArrayList<Section>();
    sections.add(
        Section.of("", List.of(texts.get("intro")))
            .with(
                new Sheet.Table(
                    texts.get("caption"),
                    Stream.of("name", "domain", "state", "valid", "questions", "next")
                        .map(column -> texts.get("column." + column))
                        .toList(),
                    rows(member, texts),
                    texts.get("none"))));
    begin(member, typed, texts).ifPresent(sections::add);
    sections.add(use(member, texts));
    return new Sheet(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        problems.stream().map(texts::get).toList(),
        sections);
  }

  private List<List<Cell>> rows(StaffMember member, Texts texts) {
    var rows = new ArrayList<List<Cell>>();
    for (String code : drafts.codes()) {
      drafts.find(code).ifPresent(draft -> rows.add(draftRow(draft, member, texts)));
    }
    for (Questionnaire one : questionnaires.list()) {
      rows.add(row(one, member, texts));
    }
    return rows;
  }

  private static Optional<Section> begin(
      StaffMember member, Map<String, Object> typed, Texts texts) {
    List<Option> domains =
        Arrays.stream(Domain.values())
            .filter(domain -> QuestionnaireController.mayWrite(member, domain))
            .map(domain -> new Option(domain.name(), texts.get("domain." + domain)))
            .toList();
    if (domains.isEmpty()) {
      return Optional.empty();
    }
    List<Option> populations =
        Arrays.stream(Population.values())
            .map(one -> new Option(one.name(), texts.get("population." + one)))
            .toList();
    return Optional.of(
        Section.of(texts.get("new.title"), List.of(texts.get("new.intro")))
            .with(
                Input.post(
                    "begin",
                    QuestionnaireController.PATH + "/soan",
                    List.of(
                        Field.line("ma", texts.get("new.code"), Form.field(typed, "ma"))
                            .needed()
                            .hinted(texts.get("new.code.hint")),
                        Field.line("ten", texts.get("head.name"), Form.field(typed, "ten"))
                            .needed(),
                        Field.line(
                            "ten-en", texts.get("head.name-en"), Form.field(typed, "ten-en")),
                        Field.choice(
                            "linh-vuc",
                            texts.get("column.domain"),
                            domains.getFirst().value(),
                            domains),
                        Field.choice(
                            "ai",
                            texts.get("new.population"),
                            Population.TRANSACTION.name(),
                            populations)),
                    texts.get("new.button"))));
  }

  private static List<Cell> draftRow(Draft draft, StaffMember member, Texts texts) {
    return List.of(
        Cell.link(
            Tree.text(Tree.map(draft.tree().get("title")), member.language().tag())
                + " – "
                + draft.code()
                + "@"
                + Tree.text(draft.tree(), "version"),
            QuestionnaireController.draftPath(draft.code())),
        Cell.text(texts.get("domain." + QuestionnaireController.domainOf(draft))),
        Cell.text(texts.get("state.DRAFT")),
        Cell.text(""),
        Cell.number(Integer.toString(draft.questions().size())),
        Cell.text(""));
  }

  private List<Cell> row(Questionnaire one, StaffMember member, Texts texts) {
    String path = QuestionnaireController.PATH + "/" + one.code() + "/" + one.version();
    String name = questionTexts.of(one).title(member.language()) + " – " + one.reference();
    Input draft =
        Input.post("d-" + one.reference(), path + "/soan", List.of(), texts.get("draft.begin"))
            .named(texts.get("draft.begin") + ": " + name);
    boolean mayWrite = QuestionnaireController.mayWrite(member, one.domain());
    return List.of(
        Cell.link(name, path + "/xem"),
        Cell.text(
            texts.get("domain." + one.domain())
                + (one.population() == Population.HOUSEHOLD
                    ? " · " + texts.get("population.HOUSEHOLD")
                    : "")),
        Cell.text(texts.get(one.mustBeChecked() ? "state.UNCHECKED" : "state.PUBLISHED")),
        Cell.text(validity(one.validFrom(), one.validTo(), texts)),
        figures(one, path, member, texts),
        Cell.buttons("", mayWrite ? List.of(draft) : List.of()));
  }

  private static Cell figures(Questionnaire one, String path, StaffMember member, Texts texts) {
    String count = Integer.toString(one.questions().size());
    boolean maySee = member.role() == Role.HOME_AFFAIRS || member.role() == Role.SUPERVISOR;
    return maySee ? Cell.link(texts.get("figures", count), path + "/so-lieu") : Cell.text(count);
  }

  private static String validity(@Nullable LocalDate from, @Nullable LocalDate to, Texts texts) {
    if (from == null && to == null) {
      return texts.get("valid.always");
    }
    return (from == null ? "…" : DAY.format(from)) + " – " + (to == null ? "…" : DAY.format(to));
  }

  private Section use(StaffMember member, Texts texts) {
    Questionnaire today = uses.today();
    var sentences = new ArrayList<String>();
    sentences.add(texts.get("use.today", today.reference()));
    LocalDate day = OfficeZone.today(clock);
    uses.list().stream()
        .filter(use -> use.from().isAfter(day))
        .map(
            use -> texts.get("use.later", DAY.format(use.from()), use.code() + "@" + use.version()))
        .forEach(sentences::add);
    Section section = Section.of(texts.get("use.title"), sentences);
    if (member.role() != Role.HOME_AFFAIRS) {
      return section;
    }
    List<Option> options =
        questionnaires.list().stream()
            .filter(one -> one.questions().stream().anyMatch(Question::isHeadline))
            .map(
                one ->
                    new Option(
                        one.reference(),
                        questionTexts.of(one).title(member.language()) + " – " + one.reference()))
            .toList();
    return section.with(
        Input.post(
            "use",
            QuestionnaireController.PATH + "/dung",
            List.of(
                Field.choice("phieu", texts.get("use.which"), today.reference(), options),
                Field.day("tu", texts.get("use.from"), day.toString()).needed()),
            texts.get("use.button")));
  }

  Sheet draft(StaffMember member, Draft draft, String done, boolean mayWrite) {
    return new DraftPage(member, draft, mayWrite).page(done);
  }

  /** Writes the page of one draft. */
  private final class DraftPage {
    private final StaffMember member;
    private final Draft draft;
    private final boolean mayWrite;
    private final Texts texts;
    private final String path;

    DraftPage(StaffMember member, Draft draft, boolean mayWrite) {
      this.member = member;
      this.draft = draft;
      this.mayWrite = mayWrite;
      this.texts = Texts.of("survey", member.language());
      this.path = QuestionnaireController.draftPath(draft.code());
    }

    Sheet page(String done) {
      StaffFrame frame =
          frames.frame(
              member,
              path,
              texts.get("draft.title", draft.code() + "@" + Tree.text(draft.tree(), "version")));
      List<String> flaws =
          Flaws.of(draft).stream()
              .map(found -> texts.get("flaw." + found.flaw(), found.at()))
              .toList();
      var sections = new ArrayList<Section>();
      var links = new ArrayList<Sheet.Link>();
      links.add(new Sheet.Link(texts.get("draft.back"), QuestionnaireController.PATH));
      if (flaws.isEmpty()) {
        links.add(new Sheet.Link(texts.get("draft.preview"), path + "/xem"));
      }
      sections.add(
          Section.of("", List.of(texts.get(flaws.isEmpty() ? "draft.ready" : "draft.not-ready")))
              .with(links));
      if (mayWrite) {
        sections.add(publish());
        sections.add(head());
        sections.add(factors());
        int place = 1;
        for (Map<String, Object> question : draft.questions()) {
          sections.add(question(question, place++));
        }
        sections.add(blank(place));
      }
      return new Sheet(
          texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
          flaws,
          sections);
    }

    private Section publish() {
      return Section.of(texts.get("publish.title"), List.of(texts.get("publish.intro")))
          .with(
              Input.post("publish", path + "/cong-bo", List.of(), texts.get("publish.button")),
              Input.post("drop", path + "/bo", List.of(), texts.get("drop.button")));
    }

    private Section head() {
      var tree = draft.tree();
      var formulas = new ArrayList<Option>();
      formulas.add(new Option("", texts.get("formula.none")));
      Arrays.stream(Formula.values())
          .map(one -> new Option(one.name(), texts.get("formula." + one)))
          .forEach(formulas::add);
      String formula =
          tree.get("formulas") instanceof List<?> list && !list.isEmpty()
              ? list.getFirst().toString()
              : "";
      return Section.of(texts.get("head.title"), List.of())
          .with(
              Input.post(
                  "head",
                  path + "/dau",
                  List.of(
                      Field.line("ten", texts.get("head.name"), word("title", "vi")).needed(),
                      Field.line("ten-en", texts.get("head.name-en"), word("title", "en")),
                      Field.words("nguon", texts.get("head.source"), word("source", "vi")).needed(),
                      Field.words("nguon-en", texts.get("head.source-en"), word("source", "en")),
                      Field.tick(
                          "doi-chieu",
                          texts.get("head.unchecked"),
                          Boolean.TRUE.equals(tree.get("mustBeChecked"))),
                      Field.choice("cong-thuc", texts.get("head.formula"), formula, formulas)
                          .hinted(texts.get("head.formula.hint")),
                      Field.day("tu", texts.get("head.from"), Tree.text(tree, "validFrom")),
                      Field.day("den", texts.get("head.to"), Tree.text(tree, "validTo")),
                      Field.line("gop-y", texts.get("head.comment"), word("comment", "vi"))
                          .hinted(texts.get("head.comment.hint")),
                      Field.line("gop-y-en", texts.get("head.comment-en"), word("comment", "en"))),
                  texts.get("save")));
    }

    private Section factors() {
      var rows =
          draft.factors().stream()
              .map(
                  factor ->
                      List.of(
                          Cell.text(Tree.text(factor, "code")),
                          Cell.text(Tree.text(Tree.map(factor.get("name")), "vi")),
                          Cell.text(Tree.text(Tree.map(factor.get("name")), "en"))))
              .toList();
      return Section.of(texts.get("factor.title"), List.of(texts.get("factor.intro")))
          .with(
              new Sheet.Table(
                  texts.get("factor.title"),
                  List.of(
                      texts.get("factor.code"),
                      texts.get("factor.name"),
                      texts.get("factor.name-en")),
                  rows,
                  texts.get("factor.none")))
          .with(
              Input.post(
                  "factor",
                  path + "/yeu-to",
                  List.of(
                      Field.line("ma", texts.get("factor.code"), "").needed(),
                      Field.line("ten", texts.get("factor.name"), "").needed(),
                      Field.line("ten-en", texts.get("factor.name-en"), "")),
                  texts.get("factor.button")));
    }

    private Section question(Map<String, Object> question, int place) {
      String code = Tree.text(question, "code");
      String scale = Tree.text(question, "scale") + Tree.text(question, "scaleCode");
      return Section.of(place + ". " + code, List.of())
          .with(
              Input.post(
                      "q" + place,
                      path + "/cau",
                      fields(
                          Field.hidden("ma", code),
                          question,
                          place,
                          texts.get("question.scale.keep", scale.isEmpty() ? "–" : scale)),
                      texts.get("save"))
                  .named(texts.get("save") + ": " + code),
              Input.post(
                      "r" + place,
                      path + "/bo-cau",
                      List.of(Field.hidden("ma", code)),
                      texts.get("question.remove"))
                  .named(texts.get("question.remove") + ": " + code));
    }

    private Section blank(int place) {
      return Section.of(texts.get("question.new"), List.of())
          .with(
              Input.post(
                  "new",
                  path + "/cau",
                  fields(
                      Field.line("ma", texts.get("question.code"), "")
                          .needed()
                          .hinted(texts.get("question.code.hint")),
                      Map.of(),
                      place,
                      texts.get("question.scale.own")),
                  texts.get("question.add")));
    }

    private List<Field> fields(
        Field code, Map<String, Object> question, int place, String noScale) {
      var factors = new ArrayList<Option>();
      factors.add(new Option("", texts.get("question.factor.none")));
      draft.factors().stream()
          .map(one -> Tree.text(one, "code"))
          .map(one -> new Option(one, one))
          .forEach(factors::add);
      var known = new ArrayList<Option>();
      known.add(new Option("", noScale));
      scales.codes().forEach(one -> known.add(new Option(one, texts.get("scale." + one))));
      var wording = Tree.map(question.get("wording"));
      return List.of(
          code,
          Field.words("cau", texts.get("question.wording"), Tree.text(wording, "vi")).needed(),
          Field.words("cau-en", texts.get("question.wording-en"), Tree.text(wording, "en")),
          Field.line("thu-tu", texts.get("question.place"), Integer.toString(place)),
          Field.choice("thang", texts.get("question.scale"), "", known),
          Field.words("lua-chon", texts.get("question.choices"), choices(question))
              .hinted(texts.get("question.choices.hint")),
          Field.line(
                  "khi",
                  texts.get("question.when"),
                  Draft.askedWhen(question).map(Condition::typed).orElse(""))
              .hinted(texts.get("question.when.hint")),
          Field.choice(
              "yeu-to", texts.get("question.factor"), Tree.text(question, "factor"), factors),
          tick("chinh", "headline", question, "isHeadline"),
          tick("tu-chon", "optional", question, "isOptional"),
          tick("mat", "confidential", question, "isConfidential"),
          tick("khong-y-kien", "no-opinion", question, "allowsNoOpinion"));
    }

    private Field tick(String name, String text, Map<String, Object> question, String field) {
      return Field.tick(
          name, texts.get("question." + text), Boolean.TRUE.equals(question.get(field)));
    }

    private static String choices(Map<String, Object> question) {
      var lines = new ArrayList<String>();
      for (Map<String, Object> choice : Tree.maps(question.get("choices"))) {
        var label = Tree.map(choice.get("label"));
        lines.add(
            Tree.text(choice, "code")
                + " | "
                + Tree.text(label, "vi")
                + " | "
                + Tree.text(label, "en"));
      }
      return String.join("\n", lines);
    }

    private String word(String name, String language) {
      return Tree.text(Tree.map(draft.tree().get(name)), language);
    }
  }
}
