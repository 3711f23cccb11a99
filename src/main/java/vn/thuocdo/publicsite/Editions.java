package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;
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
    return newest(period(request, code), language(request));
  }

  Edition newest(Period period, Language language) {
    return publications
        .find(period.calendar(), period.code())
        .map(publication -> Edition.newest(publication, language))
        .orElseThrow(
            () ->
                Refusal.of(
                    HttpStatus.NOT_FOUND, "period-not-published", period.label(language.locale())));
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
        .map(publication -> Edition.fixed(publication, language(request)))
        .orElseGet(() -> newest(request, code));
  }

  /** Returns the newest version of each period that stands, the latest period first. */
  List<Edition> newestOfAll(Language language) {
    return publications.list().stream()
        .filter(head -> head.withdrawal() == null)
        .map(PublishedPeriod::period)
        .distinct()
        .map(period -> publications.find(period.calendar(), period.code()))
        .flatMap(Optional::stream)
        .map(publication -> Edition.newest(publication, language))
        .toList();
  }

  /** Returns the versions that correct others or were withdrawn, the latest period first. */
  List<HomePages.Corrected> corrected(Language language) {
    return publications.list().stream()
        .filter(head -> head.version() > 1 || head.withdrawal() != null)
        .flatMap(head -> corrected(head, language).stream())
        .toList();
  }

  private Optional<HomePages.Corrected> corrected(PublishedPeriod head, Language language) {
    Period period = head.period();
    return publications
        .find(period.calendar(), period.code(), head.version())
        .map(
            publication -> {
              Edition edition = Edition.newest(publication, language);
              return new HomePages.Corrected(
                  edition, history(edition).address(head), Optional.ofNullable(head.withdrawal()));
            });
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
