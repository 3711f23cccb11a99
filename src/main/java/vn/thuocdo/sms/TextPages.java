package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/** Puts messages, and what is to be known before they are changed, into words. */
@Singleton
class TextPages {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);
  private static final int MOST_ODD = 12;

  private final SmsTexts messages;
  private final TextVersions versions;
  private final MessagePrice price;
  private final PlannedMessages planned;
  private final StaffFrames frames;

  TextPages(
      SmsTexts messages,
      TextVersions versions,
      MessagePrice price,
      PlannedMessages planned,
      StaffFrames frames) {
    this.messages = messages;
    this.versions = versions;
    this.price = price;
    this.planned = planned;
    this.frames = frames;
  }

  /**
   * @param done code of what was just done; anything else for nothing
   * @param wrongPrice what was written and is no price; empty for none
   */
  TextsPage list(StaffMember member, String done, String wrongPrice) {
    Texts texts = Texts.of("sms", member.language());
    return new TextsPage(
        frame(member, TextsController.PATH, texts.get("texts.title"), done),
        texts.get("texts.intro"),
        Arrays.stream(SmsTexts.Kind.values())
            .flatMap(kind -> SmsTexts.LANGUAGES.stream().map(one -> row(texts, kind, one)))
            .toList(),
        texts.get("texts.caption"),
        columns(texts, "texts.column.", "kind", "text", "state"),
        texts.get("price.title"),
        texts.get("price.label"),
        texts.get("price.hint"),
        wrongPrice.isEmpty()
            ? price.perSegment().map(BigDecimal::toPlainString).orElse("")
            : wrongPrice,
        wrongPrice.isEmpty() ? "" : texts.get("price.problem"),
        texts.get("price.button"));
  }

  private TextsPage.Row row(Texts texts, SmsTexts.Kind kind, String language) {
    return new TextsPage.Row(
        title(texts, kind, language),
        TextsController.address(kind, language),
        messages.template(language, kind),
        texts.get(
            versions.current(kind, language).isPresent() ? "texts.changed" : "texts.shipped"));
  }

  TextPage text(
      StaffMember member,
      SmsTexts.Kind kind,
      String language,
      CheckText.Judgement judgement,
      String done) {
    Texts texts = Texts.of("sms", member.language());
    String address = TextsController.address(kind, language);
    String title = title(texts, kind, language);
    return new TextPage(
        frame(member, address, title, done),
        texts.get("text.back"),
        address,
        texts.get("text.label"),
        texts.get(
            "text.placeholders",
            kind.known().stream()
                .sorted()
                .map(name -> "{" + name + "} " + texts.get("placeholder." + name))
                .collect(Collectors.joining(", "))),
        judgement.text(),
        texts.get("text.preview"),
        texts.get("text.save"),
        versions.current(kind, language).isPresent() ? texts.get("text.restore") : "",
        judgement.findings().stream()
            .map(
                finding ->
                    texts.get(
                        "finding." + finding.problem(),
                        finding.detail(),
                        Integer.toString(CheckText.LONGEST)))
            .toList(),
        texts.get("text.sample"),
        judgement.sample(),
        facts(texts, member.language(), kind, judgement),
        odd(texts, judgement),
        texts.get("text.shipped"),
        messages.shipped(language, kind),
        texts.get("history.title"),
        texts.get("history.none"),
        history(texts, kind, language));
  }

  private static String title(Texts texts, SmsTexts.Kind kind, String language) {
    return texts.get(
        "text.title", texts.get("kind." + kind), texts.get("text.language." + language));
  }

  private List<TextPage.Fact> facts(
      Texts texts, Language language, SmsTexts.Kind kind, CheckText.Judgement judgement) {
    NumberFormat numbers = NumberFormat.getInstance(language.locale());
    var length = judgement.length();
    PlannedMessages.Plan plan = planned.of(kind);
    var facts = new ArrayList<TextPage.Fact>();
    facts.add(fact(texts, "encoding", length.encoding().title()));
    facts.add(fact(texts, "length", numbers.format(length.units())));
    facts.add(fact(texts, "segments", numbers.format(length.segments())));
    facts.add(fact(texts, "cost.one", cost(texts, language, length.segments())));
    facts.add(fact(texts, "week", numbers.format(plan.week())));
    facts.add(fact(texts, "cost.week", cost(texts, language, plan.week() * length.segments())));
    if (kind == SmsTexts.Kind.INVITATION) {
      facts.add(fact(texts, "queued", numbers.format(plan.queued())));
    }
    return facts;
  }

  private static TextPage.Fact fact(Texts texts, String key, String value) {
    return new TextPage.Fact(texts.get("fact." + key), value);
  }

  private String cost(Texts texts, Language language, long segments) {
    Optional<BigDecimal> cost = price.of(segments);
    return cost.map(amount -> MessagePrice.words(amount, language))
        .orElse(texts.get("cost.unknown"));
  }

  private static List<String> odd(Texts texts, CheckText.Judgement judgement) {
    var lines = new ArrayList<String>();
    judgement.odd().stream()
        .limit(MOST_ODD)
        .forEach(
            odd ->
                lines.add(
                    texts.get(
                        odd.position() == 0
                            ? "odd.value"
                            : odd.isDear() ? "odd.dear" : "odd.replaced",
                        odd.character(),
                        Integer.toString(odd.position()),
                        odd.sentAs())));
    if (judgement.odd().size() > MOST_ODD) {
      lines.add(texts.get("odd.more", Integer.toString(judgement.odd().size() - MOST_ODD)));
    }
    return lines;
  }

  private Table history(Texts texts, SmsTexts.Kind kind, String language) {
    return new Table(
        texts.get("history.caption"),
        columns(texts, "history.", "at", "who", "text"),
        versions.list(kind, language).stream()
            .map(
                version -> {
                  String text = version.text();
                  return List.of(
                      TIME.format(version.changedAt()),
                      version.changedBy(),
                      text == null ? texts.get("history.shipped") : text);
                })
            .toList());
  }

  private StaffFrame frame(StaffMember member, String address, String title, String done) {
    StaffFrame frame = frames.frame(member, address, title);
    Texts texts = Texts.of("sms", member.language());
    return texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame;
  }

  private static List<String> columns(Texts texts, String prefix, String... keys) {
    return Arrays.stream(keys).map(key -> texts.get(prefix + key)).toList();
  }
}
