package vn.thuocdo.sms;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Redaction;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Where staff see what became of the invitations, and read what no rule could. */
@Controller(MessagesController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class MessagesController {

  static final String PATH = "/can-bo/tin-nhan";

  private static final double CONFIDENCE = 0.95;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private final MessagesReport reports;
  private final ClassifyReply classifyReply;
  private final SmsSender sender;
  private final Offices offices;
  private final StaffFrames frames;

  MessagesController(
      MessagesReport reports,
      ClassifyReply classifyReply,
      SmsSender sender,
      Offices offices,
      StaffFrames frames) {
    this.reports = reports;
    this.classifyReply = classifyReply;
    this.sender = sender;
    this.offices = offices;
    this.frames = frames;
  }

  @Get
  ModelAndView<?> show(StaffMember member) {
    Texts texts = Texts.of("sms", member.language());
    MessagesReport.Report report = reports.report();
    var page =
        new MessagesPage(
            frames.frame(member, PATH, texts.get("title")),
            texts.get("way.name"),
            ways(member, texts),
            texts.get("intro"),
            texts.get("carrier." + sender.name()),
            List.of(
                new MessagesPage.Fact(texts.get("waiting"), Long.toString(report.waitingSince())),
                new MessagesPage.Fact(texts.get("opt-outs"), Long.toString(report.optOuts()))),
            texts.get("units.caption"),
            columns(texts, "unit", "invited", "delivered", "answered", "rate", "segments"),
            units(report, member.language(), texts),
            texts.get("units.none"),
            texts.get("draws.caption"),
            facts(report.draws(), "draw.", texts),
            texts.get("states.caption"),
            facts(report.states(), "state.", texts),
            texts.get("unread.title"),
            texts.get("unread.intro"),
            unread(report, member.language()),
            texts.get("unread.none"),
            texts.get("unread.score"),
            scores(texts),
            texts.get("unread.button"));
    return new ModelAndView<>("sms/messages", Map.of("page", page));
  }

  private static List<MessagesPage.Way> ways(StaffMember member, Texts texts) {
    return member.role() == Role.HOME_AFFAIRS
        ? List.of(
            new MessagesPage.Way(texts.get("way.texts"), TextsController.PATH),
            new MessagesPage.Way(texts.get("way.rights"), DataRequestController.PATH))
        : List.of();
  }

  @Post("/{id}/doc")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> classify(StaffMember member, long id, @Body Map<String, Object> form) {
    String score = String.valueOf(form.getOrDefault("score", ""));
    if (score.matches("[1-5]|0")) {
      @Nullable Integer read = score.equals("0") ? null : Integer.valueOf(score);
      classifyReply.classify(member.username(), id, read);
    }
    return HttpResponse.seeOther(URI.create(PATH + "#chua-doc"));
  }

  private List<List<String>> units(MessagesReport.Report report, Language language, Texts texts) {
    var rows = new ArrayList<List<String>>();
    for (MessagesReport.UnitLine line : report.units()) {
      rows.add(
          List.of(
              name(line.unitId(), language),
              Long.toString(line.invited()),
              Long.toString(line.delivered()),
              Long.toString(line.answered()),
              rate(line, language, texts),
              Long.toString(line.segments())));
    }
    return rows;
  }

  private static String rate(MessagesReport.UnitLine line, Language language, Texts texts) {
    Proportion rate = Proportion.wilson(line.answered(), line.invited(), CONFIDENCE);
    return texts.get(
        "rate",
        percent(rate.share(), language),
        percent(rate.lower(), language),
        percent(rate.upper(), language));
  }

  private static String percent(double share, Language language) {
    return String.format(language.locale(), "%.1f%%", share * 100);
  }

  private static List<MessagesPage.Fact> facts(
      Map<String, Long> counts, String prefix, Texts texts) {
    return counts.entrySet().stream()
        .map(
            entry ->
                new MessagesPage.Fact(
                    texts.get(prefix + entry.getKey()), Long.toString(entry.getValue())))
        .toList();
  }

  private List<MessagesPage.Unread> unread(MessagesReport.Report report, Language language) {
    return report.unread().stream()
        .map(
            reply ->
                new MessagesPage.Unread(
                    Long.toString(reply.id()),
                    name(reply.unitId(), language),
                    local(reply.receivedAt()),
                    Redaction.of(reply.text())))
        .toList();
  }

  private static List<MessagesPage.Choice> scores(Texts texts) {
    return Stream.of("5", "4", "3", "2", "1", "0")
        .map(score -> new MessagesPage.Choice(score, texts.get("score." + score)))
        .toList();
  }

  private static List<String> columns(Texts texts, String... keys) {
    return Arrays.stream(keys).map(key -> texts.get("units." + key)).toList();
  }

  private String name(long unitId, Language language) {
    return offices
        .findUnit(unitId)
        .map(unit -> language == Language.VI ? unit.name() : unit.nameEn())
        .orElse("–");
  }

  private static String local(Instant at) {
    return TIME.format(ZonedDateTime.ofInstant(at, OfficeZone.ZONE));
  }
}
