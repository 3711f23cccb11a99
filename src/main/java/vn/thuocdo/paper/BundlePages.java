package vn.thuocdo.paper;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.paper.Bundles.Opened;
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
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.QuestionTexts;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;

/** Puts bundles of paper forms into words. */
@Singleton
class BundlePages {

  /** Begins the name of a field for ticked boxes; the code of the question follows. */
  static final String BOX = "o-";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private final Offices offices;
  private final Questionnaires questionnaires;
  private final QuestionTexts questionTexts;
  private final StaffFrames frames;

  BundlePages(
      Offices offices,
      Questionnaires questionnaires,
      QuestionTexts questionTexts,
      StaffFrames frames) {
    this.offices = offices;
    this.questionnaires = questionnaires;
    this.questionTexts = questionTexts;
    this.frames = frames;
  }

  /**
   * @param done what was just done; empty for nothing
   * @param problem key of what was wrong; empty for nothing
   */
  Sheet list(
      StaffMember member, List<Opened> bundles, LocalDate today, String done, String problem) {
    var texts = Texts.of("paper", member.language());
    var table =
        new Sheet.Table(
            texts.get("bundles"),
            Stream.of("name", "place", "day", "issued", "returned", "typed", "differing", "valid")
                .map(key -> texts.get("column." + key))
                .toList(),
            bundles.stream().map(opened -> row(texts, member.language(), opened)).toList(),
            texts.get("bundles.none"));
    var sections = new ArrayList<Section>();
    sections.add(Section.of("", List.of(texts.get("intro"))).with(table));
    sections.add(Section.of(texts.get("new"), List.of()).with(newBundle(member, texts, today)));
    if (member.role() == Role.HOME_AFFAIRS) {
      sections.add(PaperUploadController.form(texts));
    }
    return sheet(member, PaperController.PATH, texts.get("title"), done, problem, sections);
  }

  private List<Cell> row(Texts texts, Language language, Opened opened) {
    Bundle bundle = opened.bundle();
    Integer valid = bundle.valid();
    int first = bundle.returned() - opened.left(Bundle.FIRST).size();
    int second = bundle.returned() - opened.left(Bundle.SECOND).size();
    return List.of(
        Cell.link(bundle.name(), PaperController.PATH + "/" + bundle.id()),
        Cell.text(place(bundle, language)),
        Cell.text(DAY.format(bundle.day())),
        Cell.number(Integer.toString(bundle.issued())),
        Cell.number(Integer.toString(bundle.returned())),
        Cell.number(valid == null ? first + " + " + second : "–"),
        Cell.number(valid == null ? Integer.toString(opened.differing().size()) : "–"),
        Cell.text(valid == null ? texts.get("not-counted") : valid.toString()));
  }

  private Input newBundle(StaffMember member, Texts texts, LocalDate today) {
    return Input.post(
        "moi",
        PaperController.PATH,
        List.of(
            Field.line("ten", texts.get("column.name"), "").hinted(texts.get("name.hint")).needed(),
            Field.choice("noi", texts.get("column.place"), "", places(member)),
            Field.choice(
                "mau",
                texts.get("questionnaire"),
                "",
                questionnaires.list().stream()
                    .map(
                        one ->
                            new Option(
                                one.reference(),
                                questionTexts.of(one).title(member.language())
                                    + " ("
                                    + one.reference()
                                    + ")"))
                    .toList()),
            Field.day("ngay", texts.get("column.day"), today.toString()).needed(),
            Field.digits("phat", texts.get("column.issued"), "").needed(),
            Field.digits("thu", texts.get("column.returned"), "").needed()),
        texts.get("new.button"));
  }

  /** Points and their counters, as far as the member may see them. */
  private List<Option> places(StaffMember member) {
    var places = new ArrayList<Option>();
    for (OneStopPoint point : offices.listPoints()) {
      if (member.maySee(point.unitId())) {
        String name = member.language() == Language.EN ? point.nameEn() : point.name();
        places.add(new Option(point.code(), name));
        for (Counter counter : offices.listCounters()) {
          if (counter.pointId() == point.id()) {
            String place = member.language() == Language.EN ? counter.nameEn() : counter.name();
            places.add(new Option(point.code() + " " + counter.code(), name + " · " + place));
          }
        }
      }
    }
    return places;
  }

  /**
   * @param number of the form to be typed; 0 for the next one
   */
  Sheet bundle(StaffMember member, Opened opened, int number, String done, String problem) {
    var texts = Texts.of("paper", member.language());
    Bundle bundle = opened.bundle();
    var sections = new ArrayList<Section>();
    sections.add(facts(member, texts, opened));
    int look = bundle.lookOf(member.username());
    List<Integer> left = look == 0 ? List.of() : opened.left(look);
    if (bundle.valid() == null && !left.isEmpty()) {
      int next = left.contains(number) ? number : left.getFirst();
      sections.add(
          Section.of(
                  texts.get("form.title", Integer.toString(next)),
                  legend(texts, member.language(), bundle))
              .with(
                  form(member.language(), texts, opened, address(bundle) + "/nhap", next, "nhap")));
    } else if (bundle.valid() == null && opened.isComplete()) {
      sections.add(
          Section.of(texts.get("count.title"), List.of(texts.get("count.intro")))
              .with(Input.post("dem", address(bundle) + "/dem", List.of(), texts.get("count.do"))));
    }
    return sheet(
        member, address(bundle), texts.get("bundle", bundle.name()), done, problem, sections);
  }

  private Section facts(StaffMember member, Texts texts, Opened opened) {
    Bundle bundle = opened.bundle();
    Integer valid = bundle.valid();
    var sentences = new ArrayList<String>();
    sentences.add(
        texts.get(
            "facts",
            place(bundle, member.language()),
            DAY.format(bundle.day()),
            questionTexts.of(bundle.questionnaire()).title(member.language())));
    sentences.add(
        valid == null
            ? texts.get("facts.counts", count(bundle.issued()), count(bundle.returned()))
            : texts.get(
                "facts.counted", count(bundle.issued()), count(bundle.returned()), count(valid)));
    var links = new ArrayList<Sheet.Link>();
    links.add(new Sheet.Link(texts.get("back"), PaperController.PATH));
    if (valid == null) {
      int look = bundle.lookOf(member.username());
      sentences.add(
          look == 0
              ? texts.get("facts.two-others", name(bundle.firstBy()), name(bundle.secondBy()))
              : texts.get(
                  look == Bundle.FIRST ? "facts.first" : "facts.second",
                  count(bundle.returned() - opened.left(look).size()),
                  count(bundle.returned())));
      links.add(
          new Sheet.Link(
              texts.get("differences.link", count(opened.differing().size())),
              address(bundle) + "/khac"));
    }
    return Section.of("", sentences).with(links);
  }

  /** Says which digit is for which question, and which number for which box. */
  private List<String> legend(Texts texts, Language language, Bundle bundle) {
    var typedForm = new TypedForm(bundle.questionnaire());
    var wording = questionTexts.of(bundle.questionnaire());
    var legend = new ArrayList<String>();
    legend.add(texts.get("form.intro", count(typedForm.scales().size())));
    for (int i = 0; i < typedForm.scales().size(); i++) {
      legend.add(
          count(i + 1) + ". " + wording.question(typedForm.scales().get(i).code(), language));
    }
    return legend;
  }

  private Input form(
      Language language, Texts texts, Opened opened, String action, int number, String id) {
    var typedForm = new TypedForm(opened.bundle().questionnaire());
    var wording = questionTexts.of(opened.bundle().questionnaire());
    var fields = new ArrayList<Field>();
    fields.add(Field.hidden("so", count(number)));
    fields.add(
        Field.digits("diem", texts.get("form.digits"), "").hinted(texts.get("form.digits-hint")));
    for (Question question : typedForm.boxes()) {
      var boxes = new ArrayList<String>();
      for (int i = 0; i < question.choices().size(); i++) {
        boxes.add(
            count(i + 1)
                + " "
                + wording.answer(question.code(), question.choices().get(i), language));
      }
      fields.add(
          Field.digits(BOX + question.code(), wording.question(question.code(), language), "")
              .hinted(String.join(" · ", boxes)));
    }
    fields.add(Field.tick("huy", texts.get("form.void"), false));
    return Input.post(id, action, fields, texts.get("form.button"));
  }

  /** What two people typed differently, each with a form for the third look. */
  Sheet differences(StaffMember member, Opened opened, String problem) {
    var texts = Texts.of("paper", member.language());
    Bundle bundle = opened.bundle();
    var rows = new ArrayList<List<Cell>>();
    opened
        .typed()
        .forEach(
            (number, looks) -> {
              String first = looks.typed().get(Bundle.FIRST);
              String second = looks.typed().get(Bundle.SECOND);
              if (first != null && second != null && !first.equals(second)) {
                rows.add(
                    List.of(
                        Cell.text(count(number)),
                        Cell.text(shown(texts, first)),
                        Cell.text(shown(texts, second)),
                        Cell.text(shown(texts, looks.typed().get(Bundle.THIRD)))));
              }
            });
    var sections = new ArrayList<Section>();
    sections.add(
        Section.of("", List.of(texts.get("differences.intro")))
            .with(List.of(new Sheet.Link(texts.get("differences.back"), address(bundle)))));
    sections.add(
        Section.of("", List.of())
            .with(
                new Sheet.Table(
                    texts.get("differences"),
                    List.of(
                        texts.get("differences.number"),
                        texts.get("differences.first", name(bundle.firstBy())),
                        texts.get("differences.second", name(bundle.secondBy())),
                        texts.get("differences.third")),
                    rows,
                    texts.get("differences.none"))));
    if (bundle.valid() == null && !opened.differing().isEmpty()) {
      int number = opened.differing().getFirst();
      sections.add(
          Section.of(
                  texts.get("differences.settle", count(number)),
                  legend(texts, member.language(), bundle))
              .with(
                  form(
                      member.language(),
                      texts,
                      opened,
                      address(bundle) + "/khac",
                      number,
                      "phan-xu")));
    }
    return sheet(
        member,
        address(bundle) + "/khac",
        texts.get("bundle", bundle.name()),
        "",
        problem,
        sections);
  }

  private static String shown(Texts texts, @Nullable String typed) {
    return typed == null
        ? "–"
        : typed.equals(TypedForm.VOID) ? texts.get("form.is-void") : typed.replace("|", " | ");
  }

  private Sheet sheet(
      StaffMember member,
      String address,
      String title,
      String done,
      String problem,
      List<Section> sections) {
    var texts = Texts.of("paper", member.language());
    StaffFrame frame = frames.frame(member, address, title);
    return new Sheet(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        problem.isEmpty() ? List.of() : List.of(texts.get("problem." + problem)),
        sections);
  }

  private String place(Bundle bundle, Language language) {
    boolean isEnglish = language == Language.EN;
    String point =
        offices
            .findPoint(bundle.place().pointId())
            .map(found -> isEnglish ? found.nameEn() : found.name())
            .orElse("–");
    return offices
        .findCounter(bundle.place().counterId())
        .map(found -> point + " · " + (isEnglish ? found.nameEn() : found.name()))
        .orElse(point);
  }

  private static String address(Bundle bundle) {
    return PaperController.PATH + "/" + bundle.id();
  }

  private static String name(@Nullable String username) {
    return username == null ? "–" : username;
  }

  private static String count(int number) {
    return Integer.toString(number);
  }
}
