package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.text.Language;

/** Finds the publication that an address names. */
@Singleton
class Editions {

  private static final int SHORTEST_MARK = 8;

  private final Publications publications;

  Editions(Publications publications) {
    this.publications = publications;
  }

  static Language language(HttpRequest<?> request) {
    return Language.preferredBy(parameter(request, "lang"));
  }

  static String parameter(HttpRequest<?> request, String name) {
    return request.getParameters().get(name, String.class, "");
  }

  /** Returns the newest version for the period. */
  Edition newest(HttpRequest<?> request, String code) {
    Period period = period(request, code);
    return publications
        .find(period.calendar(), period.code())
        .map(publication -> new Edition(publication, language(request)))
        .orElseThrow(
            () ->
                Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "period-not-published",
                    period.label(language(request).locale())));
  }

  /** Returns the version whose mark the address bears; the newest for an address without one. */
  Edition marked(HttpRequest<?> request, String code) {
    Period period = period(request, code);
    String mark = parameter(request, "v");
    if (mark.length() < SHORTEST_MARK) {
      return newest(request, code);
    }
    Optional<Publication> marked =
        publications.list().stream()
            .filter(head -> head.period().equals(period) && head.sha256().startsWith(mark))
            .findFirst()
            .flatMap(head -> publications.find(period.calendar(), period.code(), head.version()));
    return marked
        .map(publication -> new Edition(publication, language(request)))
        .orElseGet(() -> newest(request, code));
  }

  /** Returns what became of the figures of an edition's period until now. */
  History history(Edition edition) {
    Period period = edition.period();
    return new History(
        edition,
        publications.versions(period.calendar(), period.code()),
        publications.find(period.calendar(), period.code(), edition.publication().version() - 1));
  }

  /** Tells whether the address can never mean anything else than this edition. */
  static boolean isMarked(HttpRequest<?> request, Edition edition) {
    String mark = parameter(request, "v");
    return mark.length() >= SHORTEST_MARK && edition.publication().sha256().startsWith(mark);
  }

  /**
   * Returns the calendar of that name.
   *
   * @throws Refusal 400 if there is none
   */
  static ReportingCalendar calendar(String name) {
    return Arrays.stream(ReportingCalendar.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "calendar-unknown", name));
  }

  private static Period period(HttpRequest<?> request, String code) {
    String wanted = parameter(request, "calendar");
    ReportingCalendar calendar = wanted.isEmpty() ? ReportingCalendar.REPORTING : calendar(wanted);
    try {
      return Period.parse(code, calendar);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(HttpStatus.NOT_FOUND, "period-malformed", code);
    }
  }
}
