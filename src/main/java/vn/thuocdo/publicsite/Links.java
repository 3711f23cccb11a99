package vn.thuocdo.publicsite;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.PeriodKind;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.text.Language;

/**
 * Addresses of what is public about one publication.
 *
 * @param period as it stands in addresses
 * @param mark start of the hash, which tells versions apart
 */
public record Links(String period, ReportingCalendar calendar, Language language, String mark) {

  private static final int MARK_LENGTH = 12;

  public static Links to(Period period, Language language, String sha256) {
    // Two dots read like the folder above.
    String code =
        period.kind() == PeriodKind.ADHOC ? period.code().replace("..", "_") : period.code();
    return new Links(code, period.calendar(), language, markOf(sha256));
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

  /** Returns the address of a page that is about no period. */
  public static String inLanguage(String path, Language language) {
    return path + (language == Language.EN ? "?lang=en" : "");
  }

  public String page() {
    return "/ket-qua/" + period + query(parameters());
  }

  /** Returns the name under which the figures are saved. */
  String tableName() {
    return period + (calendar == ReportingCalendar.REPORTING ? "" : "-" + calendar) + ".csv";
  }

  public String unit(String code) {
    return "/ket-qua/" + period + "/don-vi/" + encode(code) + query(parameters());
  }

  /** Returns the address of a picture about a domain. */
  String picture(String file, String domain, String size) {
    Map<String, String> parameters = parameters();
    parameters.put("linh-vuc", domain);
    return "/bieu-do/" + period + "/" + file + query(marked(parameters, size));
  }

  /** Returns the address of a picture about a unit. */
  String unitPicture(String file, String code, String size) {
    return "/bieu-do/"
        + period
        + "/don-vi/"
        + encode(code)
        + "/"
        + file
        + query(marked(parameters(), size));
  }

  /** Returns the address of the figures for spreadsheets. */
  String table() {
    return "/ket-qua/" + period + ".csv" + query(calendarOnly());
  }

  String figures() {
    return "/api/results/" + period + query(calendarOnly());
  }

  String document() {
    return "/api/results/" + period + "/document" + query(calendarOnly());
  }

  private Map<String, String> marked(Map<String, String> parameters, String size) {
    if (!size.isEmpty()) {
      parameters.put("co", size);
    }
    parameters.put("v", mark);
    return parameters;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = calendarOnly();
    if (language == Language.EN) {
      parameters.put("lang", language.tag());
    }
    return parameters;
  }

  private Map<String, String> calendarOnly() {
    var parameters = new LinkedHashMap<String, String>();
    if (calendar != ReportingCalendar.REPORTING) {
      parameters.put("calendar", calendar.name());
    }
    return parameters;
  }

  private static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
