package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Puts what came of invitations into words. */
@Singleton
class CampaignPages {

  private static final int EARLIER_QUARTERS = 8;
  private static final double CONFIDENCE = 0.95;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  /** What keeps a message from its citizen for good. */
  private static final List<MessageState> NOT_DELIVERED =
      Arrays.stream(MessageState.values())
          .filter(state -> state.isEnd() && state != MessageState.DELIVERED)
          .toList();

  private final Offices offices;
  private final SmsSender sender;
  private final CarrierHealth health;
  private final MessagePrice price;
  private final StaffFrames frames;

  CampaignPages(
      Offices offices,
      SmsSender sender,
      CarrierHealth health,
      MessagePrice price,
      StaffFrames frames) {
    this.offices = offices;
    this.sender = sender;
    this.health = health;
    this.price = price;
    this.frames = frames;
  }

  CampaignPage page(
      StaffMember member,
      Period running,
      Period quarter,
      CampaignReport.Report report,
      boolean refreshesItself) {
    var words = new Words(Texts.of("sms", member.language()), member.language());
    String url = CampaignController.PATH + "?ky=" + quarter.code();
    String auto = url + "&" + StaffFrames.REFRESHES_ITSELF + "=1";
    CampaignReport.Sums total = report.total();
    long queued = total.in(MessageState.QUEUED);
    long sending = total.in(MessageState.SENDING);
    return new CampaignPage(
        frames.frame(
            member,
            url,
            words.texts.get("campaign.title", quarter.label(member.language().locale()))),
        words.texts.get("campaign.intro", quarter.dates(member.language().locale())),
        words.texts.get("campaign.period"),
        periods(running, quarter, member.language()),
        words.texts.get("campaign.show"),
        queued + sending == 0
            ? ""
            : words.texts.get("campaign.progress", words.count(queued), words.count(sending)),
        words.texts.get("campaign.reload"),
        refreshesItself ? auto : url,
        words.texts.get(refreshesItself ? "campaign.auto-off" : "campaign.auto-on"),
        refreshesItself ? url : auto,
        facts(words, report, total),
        report.units().isEmpty() ? words.texts.get("campaign.none") : "",
        units(words, report),
        words.texts.get("health.title"),
        health(words),
        words.texts.get("health.note"));
  }

  private static List<CampaignPage.Choice> periods(
      Period running, Period chosen, Language language) {
    return Stream.concat(
            Stream.iterate(running, Period::previous).limit(EARLIER_QUARTERS + 1L),
            Stream.of(chosen))
        .distinct()
        .map(
            one ->
                new CampaignPage.Choice(
                    one.code(), one.label(language.locale()), one.equals(chosen)))
        .toList();
  }

  private List<TextPage.Fact> facts(
      Words words, CampaignReport.Report report, CampaignReport.Sums total) {
    var facts = new ArrayList<TextPage.Fact>();
    facts.add(words.fact("campaign.invited", words.count(total.invited())));
    for (MessageState state : MessageState.values()) {
      if (total.in(state) > 0) {
        facts.add(words.fact("state." + state, words.count(total.in(state))));
      }
    }
    facts.add(words.fact("campaign.answered", words.count(total.answered())));
    facts.add(words.fact("campaign.refused", words.count(total.refused())));
    facts.add(words.fact("campaign.rate", words.rate(total)));
    facts.add(words.fact("campaign.segments", words.count(total.segments())));
    facts.add(words.fact("campaign.cost", cost(words, total)));
    facts.add(words.fact("campaign.unread", words.count(report.unread())));
    facts.add(words.fact("opt-outs", words.count(report.optOuts())));
    return facts;
  }

  private Table units(Words words, CampaignReport.Report report) {
    return new Table(
        words.texts.get("campaign.units"),
        Stream.of("unit", "invited", "delivered", "failed", "answered", "refused", "rate", "cost")
            .map(key -> words.texts.get("campaign." + key))
            .toList(),
        report.units().entrySet().stream()
            .map(
                unit -> {
                  CampaignReport.Sums sums = unit.getValue();
                  return List.of(
                      name(unit.getKey(), words.language),
                      words.count(sums.invited()),
                      words.count(sums.in(MessageState.DELIVERED)),
                      notDelivered(words, sums),
                      words.count(sums.answered()),
                      words.count(sums.refused()),
                      words.rate(sums),
                      cost(words, sums));
                })
            .toList());
  }

  private static String notDelivered(Words words, CampaignReport.Sums sums) {
    String endings =
        NOT_DELIVERED.stream()
            .filter(state -> sums.in(state) > 0)
            .map(state -> words.texts.get("state." + state) + ": " + words.count(sums.in(state)))
            .collect(Collectors.joining("; "));
    return endings.isEmpty() ? "0" : endings;
  }

  private String cost(Words words, CampaignReport.Sums sums) {
    return price
        .of(sums.segments())
        .map(amount -> MessagePrice.words(amount, words.language))
        .orElse(words.texts.get("cost.unknown"));
  }

  private List<TextPage.Fact> health(Words words) {
    CarrierHealth.Seen seen = health.seen();
    return List.of(
        new TextPage.Fact(
            words.texts.get("health.carrier"), words.texts.get("carrier." + sender.name())),
        words.fact("health.success", words.time(seen.lastSuccessAt())),
        words.fact(
            "health.failure",
            seen.lastFailureAt() == null
                ? words.time(null)
                : words.time(seen.lastFailureAt())
                    + ", "
                    + Objects.requireNonNullElse(seen.lastFailureCode(), "–")),
        words.fact("health.failures", words.count(seen.failures())));
  }

  private String name(long unitId, Language language) {
    return offices
        .findUnit(unitId)
        .map(unit -> language == Language.VI ? unit.name() : unit.nameEn())
        .orElse("–");
  }

  private record Words(Texts texts, Language language) {

    TextPage.Fact fact(String key, String value) {
      return new TextPage.Fact(texts.get(key), value);
    }

    String count(long count) {
      return String.format(language.locale(), "%,d", count);
    }

    String rate(CampaignReport.Sums sums) {
      if (sums.invited() == 0) {
        return "–";
      }
      Proportion rate = Proportion.wilson(sums.answered(), sums.invited(), CONFIDENCE);
      return texts.get("rate", percent(rate.share()), percent(rate.lower()), percent(rate.upper()));
    }

    String time(@Nullable Instant at) {
      return at == null ? texts.get("health.never") : TIME.format(at);
    }

    private String percent(double share) {
      return String.format(language.locale(), "%.1f%%", share * 100);
    }
  }
}
