package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Texts;

/** Puts requests about data into words. */
@Singleton
class DataRequestPages {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final StaffFrames frames;

  DataRequestPages(StaffFrames frames) {
    this.frames = frames;
  }

  /**
   * @param problem code of what was wrong; empty for nothing
   */
  DataRequestsPage list(
      StaffMember member,
      List<DataRequests.Request> requests,
      List<DataRequestDeadline> deadlines,
      LocalDate today,
      String problem) {
    Texts texts = Texts.of("sms", member.language());
    return new DataRequestsPage(
        frames.frame(member, DataRequestController.PATH, texts.get("requests.title")),
        texts.get("requests.intro"),
        problem.isEmpty() ? "" : texts.get("requests.problem." + problem),
        texts.get("requests.new"),
        texts.get("requests.kind"),
        Arrays.stream(DataRequests.Kind.values())
            .map(kind -> new DataRequestsPage.Choice(kind.name(), texts.get("request." + kind)))
            .toList(),
        texts.get("requests.number"),
        texts.get("requests.number-hint"),
        texts.get("requests.day"),
        today.toString(),
        texts.get("requests.button"),
        texts.get("requests.caption"),
        Stream.of("kind", "received", "acknowledge", "answer", "state")
            .map(key -> texts.get("requests.column." + key))
            .toList(),
        requests.stream().map(request -> row(texts, request, today)).toList(),
        texts.get("requests.none"),
        deadlines(texts, deadlines));
  }

  private static Table deadlines(Texts texts, List<DataRequestDeadline> deadlines) {
    return new Table(
        texts.get("deadlines.caption"),
        Stream.of("what", "days", "source").map(key -> texts.get("deadlines." + key)).toList(),
        deadlines.stream()
            .map(
                one ->
                    List.of(
                        texts.get("deadlines." + one.kind()),
                        texts.get(
                            one.isWorkingDays() ? "deadlines.working-days" : "deadlines.all-days",
                            Integer.toString(one.days())),
                        one.source()))
            .toList());
  }

  private static DataRequestsPage.Row row(
      Texts texts, DataRequests.Request request, LocalDate today) {
    boolean isLate = request.doneAt() == null && today.isAfter(request.answerBy());
    return new DataRequestsPage.Row(
        title(texts, request),
        DataRequestController.PATH + "/" + request.id(),
        DAY.format(request.receivedOn()),
        DAY.format(request.acknowledgeBy()),
        DAY.format(request.answerBy()),
        isLate,
        isLate ? texts.get("requests.late") : state(texts, request));
  }

  /**
   * @param held empty once the request is answered
   */
  DataRequestPage request(
      StaffMember member,
      DataRequests.Request request,
      Optional<List<HeldData.Held>> held,
      String done) {
    Texts texts = Texts.of("sms", member.language());
    String address = DataRequestController.PATH + "/" + request.id();
    StaffFrame frame = frames.frame(member, address, title(texts, request));
    String flash = "done." + done;
    var facts = new ArrayList<TextPage.Fact>();
    facts.add(fact(texts, "received", DAY.format(request.receivedOn())));
    facts.add(fact(texts, "acknowledge", DAY.format(request.acknowledgeBy())));
    facts.add(fact(texts, "answer", DAY.format(request.answerBy())));
    facts.add(new TextPage.Fact(texts.get("requests.entered"), request.enteredBy()));
    facts.add(fact(texts, "state", state(texts, request)));
    String outcome = request.outcome();
    if (outcome != null) {
      facts.add(new TextPage.Fact(texts.get("requests.outcome"), inWords(texts, outcome)));
    }
    return new DataRequestPage(
        texts.has(flash) ? frame.withFlash(texts.get(flash)) : frame,
        texts.get("requests.back"),
        address,
        facts,
        held(texts, held.orElse(List.of())),
        texts.get("requests.note"),
        held.isPresent() ? texts.get("requests.confirm." + request.kind()) : "",
        texts.get("requests.do." + request.kind()));
  }

  private static Table held(Texts texts, List<HeldData.Held> held) {
    return new Table(
        texts.get("held.caption"),
        Stream.of("what", "count", "first", "last").map(key -> texts.get("held." + key)).toList(),
        held.stream()
            .map(
                one ->
                    List.of(
                        texts.get("held." + one.what()),
                        Long.toString(one.count()),
                        time(one.first()),
                        time(one.last())))
            .toList());
  }

  /** The account is kept in the words of {@link HeldData.What}. */
  private static String inWords(Texts texts, String outcome) {
    String words = outcome;
    for (HeldData.What what : HeldData.What.values()) {
      words = words.replace(what.name() + " ", texts.get("held." + what) + ": ");
    }
    return words;
  }

  private static String title(Texts texts, DataRequests.Request request) {
    return texts.get(
        "request.title", Long.toString(request.id()), texts.get("request." + request.kind()));
  }

  private static String state(Texts texts, DataRequests.Request request) {
    Instant doneAt = request.doneAt();
    return doneAt == null
        ? texts.get("requests.open")
        : texts.get("requests.done", TIME.format(doneAt), String.valueOf(request.doneBy()));
  }

  private static String time(@Nullable Instant at) {
    return at == null ? "–" : TIME.format(at);
  }

  private static TextPage.Fact fact(Texts texts, String key, String value) {
    return new TextPage.Fact(texts.get("requests.column." + key), value);
  }
}
