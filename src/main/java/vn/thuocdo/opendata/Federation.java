package vn.thuocdo.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Wording;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * Puts signed files of many provinces side by side. Nothing is added up over provinces: each asked
 * in its own way. What does not fit is named and left out.
 */
public final class Federation {

  /** A file that is used. */
  private record Member(String file, byte[] bytes, Manifest manifest, ResultDocument document) {

    Period period() {
      return document.toPeriod();
    }

    String place() {
      return String.join(" ", manifest.province(), manifest.calendar().name(), manifest.period());
    }

    String name() {
      return Manifest.sha256(bytes).substring(0, 16) + ".zip";
    }
  }

  /**
   * A file that is left out.
   *
   * @param reason in English, as the check says it
   */
  public record Refused(String file, String reason) {}

  /** What became of the files. */
  public record Outcome(int used, List<Refused> refused) {}

  private final List<Refused> refused = new ArrayList<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, String> keys = new HashMap<>();
  private final Optional<GivenKeys> given;

  private Federation(Optional<GivenKeys> given) {
    this.given = given;
  }

  /**
   * Writes a site from files.
   *
   * @param files what they are called, and their bytes
   * @param given whom to believe; empty to believe the first key that is met of a province
   * @param folder empty
   */
  public static Outcome write(Map<String, byte[]> files, Optional<GivenKeys> given, Path folder) {
    var federation = new Federation(given);
    files.forEach(federation::take);
    federation.write(folder);
    return new Outcome(federation.members.size(), List.copyOf(federation.refused));
  }

  private void take(String file, byte[] bytes) {
    VerifyPublication.Verified verified;
    try {
      verified = VerifyPublication.require(bytes, given.map(keys -> keys.of(bytes)));
    } catch (RuntimeException e) {
      refused.add(new Refused(file, String.valueOf(e.getMessage())));
      return;
    }
    var member = new Member(file, bytes, verified.manifest(), verified.document());
    Manifest manifest = verified.manifest();
    String key = keys.putIfAbsent(manifest.province(), manifest.key());
    if (key != null && !key.equals(manifest.key())) {
      refused.add(
          new Refused(
              file, "signed by another key than the other files of " + manifest.province()));
      return;
    }
    Member before = members.get(member.place());
    if (before == null || before.manifest().version() < manifest.version()) {
      members.put(member.place(), member);
    }
    if (before != null) {
      Member older = before.manifest().version() < manifest.version() ? before : member;
      refused.add(
          new Refused(older.file(), "the same period is there in a version as new or newer"));
    }
  }

  private void write(Path folder) {
    try {
      Files.createDirectories(folder.resolve("en"));
      Files.createDirectories(folder.resolve("tep"));
      for (Member member : members.values()) {
        Files.write(folder.resolve("tep").resolve(member.name()), member.bytes());
      }
      Files.writeString(folder.resolve("index.html"), page(Language.VI, ""));
      Files.writeString(folder.resolve("en").resolve("index.html"), page(Language.EN, "../"));
      try (var style = Federation.class.getClassLoader().getResourceAsStream("assets/site.css")) {
        if (style != null) {
          Files.write(folder.resolve("site.css"), style.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The site cannot be written to " + folder, e);
    }
  }

  private String page(Language language, String root) {
    Texts texts = Texts.of("opendata", language);
    var html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"").append(language.tag()).append("\">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(escaped(texts.get("national.title"))).append("</title>\n");
    html.append("<link rel=\"stylesheet\" href=\"").append(root).append("site.css\">\n");
    html.append("</head>\n<body>\n<main>\n<p><a href=\"")
        .append(language == Language.VI ? "en/" : "../")
        .append("\">")
        .append(language == Language.VI ? "English" : "Tiếng Việt")
        .append("</a></p>\n");
    html.append(element("h1", texts.get("national.title")));
    html.append(element("p", texts.get("national.lead")));
    byPeriod(language).forEach((period, list) -> addPeriod(html, period, list, language, root));
    addRefused(html, texts);
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  /** Returns the members of each period by name, the latest period first. */
  private Map<String, List<Member>> byPeriod(Language language) {
    Collator collator = Collator.getInstance(Locale.of("vi", "VN"));
    var byPeriod = new LinkedHashMap<String, List<Member>>();
    members.values().stream()
        .sorted(
            Comparator.comparing((Member member) -> member.period().to())
                .reversed()
                .thenComparing(member -> member.period().code())
                .thenComparing(member -> member.manifest().province(), collator::compare))
        .forEach(
            member ->
                byPeriod
                    .computeIfAbsent(
                        DataPages.label(member.period(), language), any -> new ArrayList<>())
                    .add(member));
    return byPeriod;
  }

  private static void addPeriod(
      StringBuilder html, String period, List<Member> members, Language language, String root) {
    Texts texts = Texts.of("opendata", language);
    html.append(element("h2", period));
    html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
        .append(escaped(period))
        .append("\">\n<table>\n<thead><tr>");
    for (String column : List.of("province", "domain", "n", "share", "interval", "file", "key")) {
      html.append("<th scope=\"col\">")
          .append(escaped(texts.get("national." + column)))
          .append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
    for (Member member : members) {
      for (UnitFigures total : member.document().totals()) {
        html.append(row(member, total, language, root));
      }
    }
    html.append("</tbody>\n</table>\n</div>\n");
  }

  private static String row(Member member, UnitFigures total, Language language, String root) {
    NumberFormats numbers = NumberFormats.in(language);
    Long n = total.sampleSize();
    Double lower = total.lower();
    Double upper = total.upper();
    Manifest manifest = member.manifest();
    String province =
        language == Language.EN && !manifest.provinceEn().isBlank()
            ? manifest.provinceEn()
            : manifest.province();
    String simulated =
        manifest.simulated() ? Texts.of("opendata", language).get("national.simulated") : "";
    return "<tr><th scope=\"row\">"
        + escaped(province)
        + (simulated.isEmpty() ? "" : " <small>" + escaped(simulated) + "</small>")
        + "</th>"
        + cell("words", language == Language.EN ? total.nameEn() : total.name())
        + cell("figure", n == null ? "–" : numbers.count(n))
        + cell("figure", Wording.in(language).share(total))
        + cell("figure", lower == null || upper == null ? "–" : numbers.interval(lower, upper))
        + "<td class=\"words\"><a href=\""
        + root
        + "tep/"
        + member.name()
        + "\">ZIP v"
        + manifest.version()
        + "</a></td>"
        + cell("words hash", manifest.key())
        + "</tr>\n";
  }

  private void addRefused(StringBuilder html, Texts texts) {
    if (refused.isEmpty()) {
      return;
    }
    html.append(element("h2", texts.get("national.refused")));
    html.append("<ul>\n");
    refused.forEach(one -> html.append(element("li", one.file() + ": " + one.reason())));
    html.append("</ul>\n");
  }

  private static String cell(String style, String text) {
    return "<td class=\"" + style + "\">" + escaped(text) + "</td>";
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
