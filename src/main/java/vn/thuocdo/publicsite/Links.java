package vn.thuocdo.publicsite;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.text.Language;

/**
 * Addresses of what is public about one publication.
 *
 * @param period as it stands in addresses
 * @param mark start of the hash, which tells versions apart
 * @param isFixed whether they mean this very version, whatever is corrected later
 */
public record Links(
    String period, ReportingCalendar calendar, Language language, String mark, boolean isFixed) {

  private static final int MARK_LENGTH = 12;

  public static Links to(Period period, Language language, String sha256) {
    // Two dots read like the folder above.
    String code =
        period.kind() == PeriodKind.ADHOC ? period.code().replace("..", "_") : period.code();
    return new Links(code, period.calendar(), language, markOf(sha256), false);
  }

  Links fixed() {
    return new Links(period, calendar, language, mark, true);
  }

  /** Returns the addresses of what is newest about the period. */
  Links newest() {
    return new Links(period, calendar, language, mark, false);
  }

  static String markOf(String sha256) {
    return sha256.substring(0, Math.min(MARK_LENGTH, sha256.length()));
  }

  static String method(Language language) {
    return inLanguage("/phuong-phap", language);
  }

  static String home(Language language) {
    return inLanguage("/", language);
  }

  /** Returns the address of a page in a language. */
  public static String inLanguage(String path, Language language) {
    if (language == Language.VI) {
      return path;
    }
    return PathAddresses.ENGLISH + (path.equals("/") ? "" : path);
  }

  public String page() {
    return address("/ket-qua/" + version() + period);
  }

  /** Returns the name under which the figures are saved. */
  String tableName() {
    return period + (calendar == ReportingCalendar.REPORTING ? "" : "-" + calendar) + ".csv";
  }

  public String unit(String code) {
    return address("/ket-qua/" + version() + period + "/don-vi/" + encode(code));
  }

  /** Returns the address of a page with the chart of a unit alone, for other sites. */
  String embedded(String code) {
    return address("/nhung/" + period + "/don-vi/" + encode(code));
  }

  /** Returns the address of the page on which units of a group are set side by side. */
  String compare(String group) {
    return address("/so-sanh/" + period + "/" + encode(group));
  }

  /** Returns the address of a picture about a domain. */
  String picture(String file, String domain, String size) {
    return address(
        "/bieu-do/" + period + "/linh-vuc=" + encode(domain) + "/" + marked(size) + file);
  }

  /** Returns the address of a picture about a unit. */
  String unitPicture(String file, String code, String size) {
    return address("/bieu-do/" + period + "/don-vi/" + encode(code) + "/" + marked(size) + file);
  }

  /** Returns the address of the points for how dossiers were handled. */
  String handling() {
    return address("/ket-qua/" + version() + period + "/chin-chi-so");
  }

  /** Returns the address of the documents of the period, which another package answers for. */
  String documents() {
    return address("/ket-qua/" + period + "/tai-lieu");
  }

  /** Returns the address of the figures for spreadsheets. */
  String table() {
    return ofCalendar("/ket-qua/" + version() + period + ".csv");
  }

  String figures() {
    return ofCalendar("/api/results/" + version() + period + ".json");
  }

  String document() {
    return ofCalendar("/api/results/" + version() + period + "/document.json");
  }

  private String version() {
    return isFixed ? "v=" + mark + "/" : "";
  }

  private String marked(String size) {
    return "v=" + mark + "/" + (size.isEmpty() ? "" : "co=" + size + "/");
  }

  private String address(String path) {
    return inLanguage(ofCalendar(path), language);
  }

  private String ofCalendar(String path) {
    return calendar == ReportingCalendar.REPORTING ? path : PathAddresses.CALENDAR + path;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
