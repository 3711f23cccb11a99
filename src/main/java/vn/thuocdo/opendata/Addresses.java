package vn.thuocdo.opendata;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.PublishedPeriod;

/** Where the files of publications are, and which one an address means. */
final class Addresses {

  static final String LIST = "/du-lieu";
  static final String CATALOGUE = "/du-lieu/catalog.jsonld";
  static final String FEED = "/tin.atom";
  static final String KEYS = "/khoa-cong-khai";
  static final String KEY = "/api/public-key";

  private static final Pattern NAME =
      Pattern.compile(
          "(?<period>[0-9A-Za-z_-]+?)(?<calendar>-CALENDAR)?(?:-v(?<version>[1-9][0-9]{0,3}))?");

  private Addresses() {}

  /** Returns the address of a version, which never means another one. */
  static String of(PublishedPeriod head) {
    return LIST + "/" + fileName(head);
  }

  static String fileName(PublishedPeriod head) {
    return name(head) + ".zip";
  }

  /** Returns what a version is called in addresses. */
  static String name(PublishedPeriod head) {
    return code(head.period()) + "-v" + head.version();
  }

  /**
   * Finds what a name means: {@code 2026-Q3}, {@code 2026-Q3-CALENDAR}, {@code 2026-Q3-v1}; the
   * newest version where none is named.
   *
   * @param published the newest version of a period before the others
   */
  static Optional<PublishedPeriod> find(String name, List<PublishedPeriod> published) {
    Matcher match = NAME.matcher(name);
    if (!match.matches()) {
      return Optional.empty();
    }
    String version = match.group("version");
    String wanted =
        match.group("period") + (match.group("calendar") == null ? "" : match.group("calendar"));
    return published.stream()
        .filter(head -> code(head.period()).equals(wanted))
        .filter(head -> version == null || head.version() == Integer.parseInt(version))
        .findFirst();
  }

  private static String code(Period period) {
    // Two dots read like the folder above.
    return period.code().replace("..", "_")
        + (period.calendar() == ReportingCalendar.REPORTING ? "" : "-" + period.calendar());
  }
}
