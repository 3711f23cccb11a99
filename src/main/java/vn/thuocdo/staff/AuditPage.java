package vn.thuocdo.staff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import vn.thuocdo.text.Texts;

/**
 * What templates/staff/audit.jte shows.
 *
 * @param newerUrl empty on the first page
 * @param olderUrl empty on the last page
 * @param head hash of the last line, 64 hexadecimal digits
 * @param emptyText empty when there are lines
 */
public record AuditPage(
    StaffFrame frame,
    String intro,
    String action,
    String whoLabel,
    List<Choice> who,
    String whatLabel,
    List<Choice> what,
    String filterText,
    List<String> columns,
    List<Line> lines,
    String newerText,
    String newerUrl,
    String olderText,
    String olderUrl,
    String emptyText,
    String headText,
    String head) {

  static final int LINES = 50;

  /** One change; texts are empty where there was nothing before or is nothing after. */
  public record Line(
      String at, String who, String what, String subject, String before, String after) {}

  /** One entry of a list to choose from. */
  public record Choice(String value, String text, boolean isChosen) {}

  /**
   * What was asked for; empty texts for everybody and everything, pages from 1; and the end of the
   * chain.
   */
  record Search(String who, String what, int number, String head) {

    String urlOf(int wanted) {
      return StaffArea.AUDIT
          + "?ai="
          + URLEncoder.encode(who, StandardCharsets.UTF_8)
          + "&viec="
          + URLEncoder.encode(what, StandardCharsets.UTF_8)
          + "&trang="
          + wanted;
    }
  }

  static AuditPage of(
      StaffFrames frames,
      StaffMember member,
      Search search,
      List<AuditLine> found,
      List<String> actors,
      List<String> actions) {
    var texts = Texts.of("staff", member.language());
    return new AuditPage(
        frames.frame(member, StaffArea.AUDIT, texts.get("audit.title")),
        texts.get("audit.intro"),
        StaffArea.AUDIT,
        texts.get("audit.who"),
        choices(actors.stream(), texts.get("audit.everybody"), search.who(), actor -> actor),
        texts.get("audit.what"),
        choices(
            actions.stream(),
            texts.get("audit.everything"),
            search.what(),
            action -> textOf(texts, action)),
        texts.get("audit.filter"),
        Stream.of(
                "audit.at",
                "audit.who",
                "audit.what",
                "audit.subject",
                "audit.before",
                "audit.after")
            .map(texts::get)
            .toList(),
        found.stream().limit(LINES).map(line -> line(texts, line)).toList(),
        texts.get("audit.newer"),
        search.number() > 1 ? search.urlOf(search.number() - 1) : "",
        texts.get("audit.older"),
        found.size() > LINES ? search.urlOf(search.number() + 1) : "",
        found.isEmpty() ? texts.get("audit.empty") : "",
        texts.get("audit.head"),
        search.head());
  }

  private static Line line(Texts texts, AuditLine line) {
    String before = line.beforeValue();
    String after = line.afterValue();
    return new Line(
        LocalTimes.toTheSecond(line.at()),
        line.who(),
        textOf(texts, line.what()),
        line.subject(),
        before == null ? "" : before,
        after == null ? "" : after);
  }

  /** Features that came without a text for what they do still show their code. */
  private static String textOf(Texts texts, String action) {
    return texts.has("audit." + action) ? texts.get("audit." + action) : action;
  }

  private static List<Choice> choices(
      Stream<String> values,
      String all,
      String chosen,
      java.util.function.UnaryOperator<String> text) {
    return Stream.concat(
            Stream.of(new Choice("", all, chosen.isEmpty())),
            values.map(value -> new Choice(value, text.apply(value), value.equals(chosen))))
        .toList();
  }
}
