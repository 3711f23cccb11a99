package vn.thuocdo.link;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.link.FormPage.Group;
import vn.thuocdo.link.FormPage.Option;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Comments;
import vn.thuocdo.rating.ReceiptCode;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.QuestionTexts;
import vn.thuocdo.survey.QuestionTexts.Wording;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Uses;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;

/** Makes the pages for citizens, in their language. */
@Singleton
class FormPages {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

  /** The field that names what was asked. */
  static final String QUESTIONNAIRE = "phieu";

  /** After a level up to this, reasons are asked for at once. */
  private static final int BAD = 3;

  private final QuestionTexts questionTexts;
  private final Offices offices;
  private final Settings settings;

  FormPages(QuestionTexts questionTexts, Offices offices, Settings settings) {
    this.questionTexts = questionTexts;
    this.offices = offices;
    this.settings = settings;
  }

  /**
   * What a form is about.
   *
   * @param path of its page
   * @param counterId 0 when not told
   * @param isBySms whether the link came to a telephone number
   */
  record About(
      String path, long pointId, long counterId, @Nullable CaseState caseState, boolean isBySms) {}

  /**
   * Returns the form.
   *
   * @param filled what was typed before
   * @param note key of what to say first; empty for nothing
   * @param alert sentence about what was wrong; empty for nothing
   */
  FormPage form(
      About about,
      Questionnaire questionnaire,
      Language language,
      String formId,
      PostedForm filled,
      String note,
      String alert) {
    Texts texts = Texts.of("link", language);
    Wording wording = questionTexts.of(questionnaire);
    var asked =
        questionnaire.questions().stream()
            .filter(one -> one.isAsked() && isAsked(one.code(), about.caseState()))
            .toList();
    Question overall = asked.stream().filter(Question::isHeadline).findFirst().orElse(null);
    Question reasons =
        asked.stream().filter(one -> isReasons(one, overall)).findFirst().orElse(null);
    var more = new ArrayList<Group>();
    for (Question question : asked) {
      if (question != overall && question != reasons) {
        Group group = group(question, wording, language, filled);
        more.add(group.isSeveral() ? group : withSkip(group, texts, filled));
      }
    }
    boolean isPreview = about.path().isEmpty();
    boolean isUsual = questionnaire.code().equals(Uses.USUAL);
    return new FormPage(
        frame(about, isUsual ? texts.get("title") : wording.title(language), language),
        note,
        texts.get("alert.title"),
        alert,
        about.path() + "?lang=" + language.tag(),
        formId,
        overall == null ? null : group(overall, wording, language, filled),
        reasons == null ? null : group(reasons, wording, language, filled),
        questionnaire.reference(),
        more,
        texts.get(isUsual ? "more.title" : "more.title.other"),
        isPreview || more.stream().anyMatch(group -> !filled.one(group.name()).isEmpty()),
        texts.get("comment.label"),
        texts.get("comment.hint"),
        Comments.LONGEST,
        filled.one(Answers.COMMENT),
        isPreview ? "" : texts.get("button"),
        notice(about, texts));
  }

  /** Who has not got a result yet cannot say whether it came in time. */
  private static boolean isAsked(String code, @Nullable CaseState caseState) {
    return !code.equals("TIME") || caseState == null || caseState == CaseState.RETURNED;
  }

  private static boolean isReasons(Question question, @Nullable Question overall) {
    var condition = question.condition();
    return overall != null
        && condition != null
        && question.kind() == Question.Kind.CHOICE
        && condition.question().equals(overall.code())
        && condition.maximum() <= BAD;
  }

  private static Group group(
      Question question, Wording wording, Language language, PostedForm filled) {
    String code = question.code();
    var options = new ArrayList<Option>();
    for (String value : values(question)) {
      options.add(
          new Option(
              value,
              question.kind() == Question.Kind.SCALE ? value : "",
              wording.answer(code, value, language),
              filled.all(code).contains(value)));
    }
    return new Group(code, wording.question(code, language), question.maxChoices() > 1, options);
  }

  /** The best level first, as on paper forms. */
  private static List<String> values(Question question) {
    if (question.kind() == Question.Kind.CHOICE) {
      return question.choices();
    }
    var levels = new ArrayList<String>();
    for (int level = question.maximum(); level >= question.minimum(); level--) {
      levels.add(Integer.toString(level));
    }
    if (question.allowsNoOpinion()) {
      levels.add(Integer.toString(question.noOpinion()));
    }
    return levels;
  }

  private static Group withSkip(Group group, Texts texts, PostedForm filled) {
    var options = new ArrayList<Option>();
    options.add(new Option("", "", texts.get("more.skip"), filled.one(group.name()).isEmpty()));
    options.addAll(group.options());
    return new Group(group.name(), group.wording(), false, options);
  }

  private List<String> notice(About about, Texts texts) {
    var notice = new ArrayList<String>();
    notice.add(texts.get(about.isBySms() ? "notice.sms" : "notice.code"));
    hotline(texts).ifPresent(notice::add);
    return notice;
  }

  /** Returns the form as citizens would see it, without a button. */
  FormPage preview(Questionnaire questionnaire, Language language) {
    return form(
        new About("", 0, 0, null, false),
        questionnaire,
        language,
        "",
        PostedForm.EMPTY,
        Texts.of("link", language).get("note.preview"),
        "");
  }

  /**
   * Returns a page without a form.
   *
   * @param key of its texts: {@code <key>.title}, {@code <key>.1}, {@code <key>.2}…
   * @param values for the first sentence
   */
  NoticePage notice(Optional<About> about, Language language, String key, Object... values) {
    return notice(about, Optional.empty(), language, key, values);
  }

  /**
   * Returns a page without a form.
   *
   * @param receipt of the rating that was sent
   */
  NoticePage notice(
      Optional<About> about,
      Optional<UUID> receipt,
      Language language,
      String key,
      Object... values) {
    Texts texts = Texts.of("link", language);
    var sentences = new ArrayList<String>();
    for (int i = 1; texts.has(key + "." + i); i++) {
      sentences.add(texts.get(key + "." + i, i == 1 ? values : new Object[0]));
    }
    hotline(texts).ifPresent(sentences::add);
    FormFrame frame =
        about
            .map(one -> frame(one, texts.get(key + ".title"), language))
            .orElseGet(() -> frame(language, texts.get(key + ".title"), "", ""));
    boolean hasLink = about.isPresent() && texts.has(key + ".link");
    return new NoticePage(
        frame,
        sentences,
        hasLink ? texts.get(key + ".link") : "",
        hasLink ? about.get().path() + "?lang=" + language.tag() : "",
        texts.get("receipt.name"),
        receipt.map(ReceiptCode::of).orElse(""),
        texts.get("receipt.text"),
        receipt
            .map(id -> "/kiem-tra?lang=" + language.tag() + "&ma=" + ReceiptCode.of(id))
            .orElse(""));
  }

  /** Returns an instant as people read it, at the office's own clock. */
  static String time(Instant instant) {
    return TIME.format(ZonedDateTime.ofInstant(instant, OfficeZone.ZONE));
  }

  private Optional<String> hotline(Texts texts) {
    return settings.find("hotline").map(number -> texts.get("hotline", number));
  }

  private FormFrame frame(About about, String title, Language language) {
    return frame(language, title, place(about, language), about.path());
  }

  private FormFrame frame(Language language, String title, String place, String path) {
    Texts texts = Texts.of("link", language);
    Language other = language == Language.VI ? Language.EN : Language.VI;
    String province = settings.get("province.name", "");
    String provinceName =
        language == Language.EN ? settings.get("province.name_en", province) : province;
    return new FormFrame(
        language.tag(),
        title,
        place,
        provinceName.isEmpty() ? texts.get("system") : texts.get("system.province", provinceName),
        settings.get("demo", "false").equals("true") ? texts.get("simulated") : "",
        other.tag(),
        texts.get("language." + other.tag()),
        path.isEmpty() ? "?lang=" + other.tag() : path + "?lang=" + other.tag());
  }

  /** Returns the name of the point, and of the counter where it is told. */
  String place(About about, Language language) {
    boolean isEnglish = language == Language.EN;
    String point =
        offices
            .findPoint(about.pointId())
            .map(one -> isEnglish ? one.nameEn() : one.name())
            .orElse("");
    return offices
        .findCounter(about.counterId())
        .map(counter -> point + " – " + (isEnglish ? counter.nameEn() : counter.name()))
        .orElse(point);
  }
}
