package vn.thuocdo.causes;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.thuocdo.causes.AskedWatch.Rate;
import vn.thuocdo.causes.AskedWatch.Sign;
import vn.thuocdo.dossier.TransactionCounts.Spot;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Puts what stands out about who is asked into words that accuse nobody. */
@Singleton
class AskedPages {

  private static final int MOST_NAMES = 20;

  private final WhoIsAsked whoIsAsked;
  private final CausesPages causesPages;
  private final Offices offices;
  private final StaffFrames frames;

  AskedPages(WhoIsAsked whoIsAsked, CausesPages causesPages, Offices offices, StaffFrames frames) {
    this.whoIsAsked = whoIsAsked;
    this.causesPages = causesPages;
    this.offices = offices;
    this.frames = frames;
  }

  /**
   * @param malformed the period that was asked for and is none; empty otherwise
   */
  AskedPage page(StaffMember member, Period period, String malformed) {
    Language language = member.language();
    Texts texts = Texts.of("causes", language);
    WhoIsAsked.Found found = whoIsAsked.in(period);
    return new AskedPage(
        frames.frame(
            member, CausesController.ASKED + "?ky=" + period.code(), texts.get("asked.title")),
        texts.get("asked.intro"),
        malformed.isEmpty() ? "" : texts.get("malformed", malformed),
        CausesController.ASKED,
        texts.get("period"),
        causesPages.periods(period, language),
        texts.get("show"),
        List.of(
            part("fewer", found.fewerAsked(), found.compared(), language),
            part("good", found.onlyGood(), found.comparedOutcomes(), language)),
        notes(found, language),
        texts.get("asked.back"),
        CausesController.PATH + "?ky=" + period.code());
  }

  private AskedPage.Part part(String kind, List<Sign> signs, int compared, Language language) {
    Texts texts = Texts.of("causes", language);
    return new AskedPage.Part(
        "asked-" + kind,
        texts.get("asked." + kind + ".title"),
        texts.get("asked." + kind + ".meaning"),
        signs.stream()
            .map(
                sign ->
                    new AskedPage.Finding(
                        place(sign.spot(), language), sentence(kind, sign, language)))
            .toList(),
        compared == 0 ? texts.get("asked." + kind + ".unknown") : texts.get("asked.none"));
  }

  private static String sentence(String kind, Sign sign, Language language) {
    NumberFormats numbers = NumberFormats.in(language);
    Rate rate = sign.rate();
    Rate reference = sign.reference();
    return Texts.of("causes", language)
        .get(
            "asked." + kind,
            numbers.count(reference.part()),
            numbers.count(reference.whole()),
            numbers.percent(reference.part(), reference.whole()),
            numbers.count(rate.part()),
            numbers.count(rate.whole()),
            numbers.percent(rate.part(), rate.whole()),
            numbers.points(Math.abs(sign.difference().difference())),
            numbers.points(sign.difference().lower()),
            numbers.points(sign.difference().upper()));
  }

  private String place(Spot spot, Language language) {
    String point = point(spot.pointId(), language);
    return offices
        .findCounter(spot.counterId())
        .map(one -> point + " · " + (language == Language.EN ? one.nameEn() : one.name()))
        .orElse(point);
  }

  private String point(long id, Language language) {
    return offices
        .findPoint(id)
        .map(one -> language == Language.EN ? one.nameEn() : one.name())
        .orElse("?");
  }

  private List<String> notes(WhoIsAsked.Found found, Language language) {
    Texts texts = Texts.of("causes", language);
    var notes = new ArrayList<String>();
    notes.add(texts.get("asked.compared", String.valueOf(found.compared())));
    int unknown = found.unknown().size();
    if (unknown > 0) {
      String names =
          found.unknown().stream()
              .limit(MOST_NAMES)
              .map(id -> point(id, language))
              .collect(Collectors.joining("; "));
      notes.add(
          unknown > MOST_NAMES
              ? texts.get("asked.unknown-many", String.valueOf(unknown), names)
              : texts.get("asked.unknown", String.valueOf(unknown), names));
    }
    return notes;
  }
}
