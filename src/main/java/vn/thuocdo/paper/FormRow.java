package vn.thuocdo.paper;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.RecordForms;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.text.CsvLines;
import vn.thuocdo.unit.Counter;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Unit;

/** Reads one line of a file of paper forms. */
final class FormRow {

  /** What is no answer: the other columns are named after questions. */
  static final List<String> COLUMNS =
      List.of(
          "form",
          "unit",
          "point",
          "counter",
          "date",
          "questionnaire",
          "channel",
          "respondent",
          "procedure",
          "comment");

  static final Set<String> NEEDED = Set.of("unit", "date", "questionnaire");

  private static final Pattern QUESTIONNAIRE = Pattern.compile("([A-Z0-9_]{1,40})@([0-9]{1,6})");
  private static final DateTimeFormatter VIETNAMESE_DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final Offices offices;
  private final Questionnaires questionnaires;
  private final Map<Long, List<OneStopPoint>> points;
  private final String sha256;

  /**
   * @param sha256 of the file
   */
  FormRow(Offices offices, Questionnaires questionnaires, String sha256) {
    this.offices = offices;
    this.questionnaires = questionnaires;
    this.points =
        offices.listPoints().stream().collect(Collectors.groupingBy(OneStopPoint::unitId));
    this.sha256 = sha256;
  }

  /** Either a form or what is wrong with the line. */
  record Reading(RecordForms.@Nullable Form form, @Nullable RefusedLine refused) {}

  Reading read(CsvLines.Line line) {
    if (line.problem() != null) {
      return refused(line, line.problem().name(), "");
    }
    LocalDate day = day(line.field("date"));
    if (day == null) {
      return refused(line, "NO_DAY", line.field("date"));
    }
    Optional<Unit> unit = offices.findUnit(line.field("unit"), day);
    if (unit.isEmpty()) {
      return refused(line, "UNKNOWN_UNIT", line.field("unit"));
    }
    if (!unit.get().isAliveOn(day)) {
      return refused(line, "UNIT_NOT_ALIVE", line.field("unit"));
    }
    Matcher name = QUESTIONNAIRE.matcher(line.field("questionnaire"));
    Optional<Questionnaire> questionnaire =
        name.matches()
            ? questionnaires.find(name.group(1), Integer.parseInt(name.group(2)))
            : Optional.empty();
    if (questionnaire.isEmpty()) {
      return refused(line, "UNKNOWN_QUESTIONNAIRE", line.field("questionnaire"));
    }
    return place(line, unit.get(), day, questionnaire.get());
  }

  private Reading place(CsvLines.Line line, Unit unit, LocalDate day, Questionnaire questionnaire) {
    List<OneStopPoint> possible =
        points.getOrDefault(unit.id(), List.of()).stream()
            .filter(point -> isAlive(point, day))
            .filter(
                point -> line.field("point").isEmpty() || point.code().equals(line.field("point")))
            .toList();
    if (possible.size() != 1) {
      String reason = possible.isEmpty() ? "UNKNOWN_POINT" : "POINT_NEEDED";
      return refused(line, reason, line.field("point"));
    }
    long point = possible.getFirst().id();
    long counter =
        offices.findCounter(point, line.field("counter")).map(Counter::id).orElse(Place.NOT_TOLD);
    if (counter == Place.NOT_TOLD && !line.field("counter").isEmpty()) {
      return refused(line, "UNKNOWN_COUNTER", line.field("counter"));
    }
    Channel channel = oneOf(Channel.values(), line.field("channel"), Channel.PAPER);
    Respondent respondent =
        oneOf(Respondent.values(), line.field("respondent"), Respondent.UNKNOWN);
    if (channel == null || respondent == null) {
      return refused(
          line,
          channel == null ? "UNKNOWN_CHANNEL" : "UNKNOWN_RESPONDENT",
          line.field(channel == null ? "channel" : "respondent"));
    }
    // What is optional beside the answers never costs a rating, as at the kiosk's door.
    long procedureGroup =
        offices
            .findProcedureGroup(line.field("procedure"))
            .map(group -> group.id())
            .orElse(Place.NOT_TOLD);
    return new Reading(
        new RecordForms.Form(
            id(line, unit, day),
            questionnaire,
            new Place(unit.id(), point, counter, procedureGroup),
            channel,
            respondent,
            day,
            answers(line, questionnaire),
            line.field("comment")),
        null);
  }

  /** A column that names no question of this questionnaire may be one of another line's. */
  private static Map<String, String> answers(CsvLines.Line line, Questionnaire questionnaire) {
    var answers = new LinkedHashMap<String, String>();
    questionnaire
        .questions()
        .forEach(
            question -> {
              String told = line.field(question.code().toLowerCase(Locale.ROOT));
              if (!told.isEmpty()) {
                answers.put(question.code(), told);
              }
            });
    return answers;
  }

  /**
   * A form with a number of its own is known by it, whatever file it comes in; another one by the
   * file and the line it stands in.
   */
  private UUID id(CsvLines.Line line, Unit unit, LocalDate day) {
    String form = line.field("form");
    String name =
        form.isEmpty()
            ? "line " + sha256 + " " + line.number()
            : "form " + unit.code() + " " + day + " " + line.field("questionnaire") + " " + form;
    return FormId.of(name);
  }

  static @Nullable LocalDate day(String text) {
    try {
      return text.contains("/") ? LocalDate.parse(text, VIETNAMESE_DAY) : LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isAlive(OneStopPoint point, LocalDate day) {
    LocalDate end = point.validTo();
    return !day.isBefore(point.validFrom()) && (end == null || !day.isAfter(end));
  }

  /** Returns the value of that name, the usual one for no name, null for an unknown one. */
  private static <E extends Enum<E>> @Nullable E oneOf(E[] values, String name, E usual) {
    return name.isEmpty()
        ? usual
        : Stream.of(values)
            .filter(one -> one.name().equalsIgnoreCase(name))
            .findFirst()
            .orElse(null);
  }

  private static Reading refused(CsvLines.Line line, String reason, String detail) {
    return new Reading(null, new RefusedLine(line.number(), line.text(), reason, detail));
  }
}
