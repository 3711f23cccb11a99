package vn.thuocdo.publicsite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.publicsite.Table.Cell;
import vn.thuocdo.publicsite.Table.Row;
import vn.thuocdo.result.Change;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.Withdrawal;
import vn.thuocdo.text.Texts;

/**
 * What became of the figures of a period: its versions, what a correction changed, what units said,
 * what was remedied.
 *
 * @param versions of the period, the newest first
 * @param before the version that this one corrects; empty for the first
 */
record History(Edition edition, List<PublishedPeriod> versions, Optional<Publication> before) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);
  private static final String NOTHING = "–";

  /** Returns what a reader must know before any figure: withdrawn, corrected, a correction. */
  List<Link> notices() {
    var notices = new ArrayList<Link>();
    Withdrawal withdrawal =
        versions.stream()
            .filter(head -> head.version() == edition.publication().version())
            .findFirst()
            .map(PublishedPeriod::withdrawal)
            .orElse(null);
    if (withdrawal != null) {
      notices.add(
          Link.to(
              texts().get("notice.withdrawn", MOMENT.format(withdrawal.at()), withdrawal.reason()),
              ""));
    }
    versions.stream()
        .filter(head -> head.version() > edition.publication().version())
        .filter(head -> head.withdrawal() == null)
        .findFirst()
        .ifPresent(
            newer ->
                notices.add(
                    Link.to(
                        texts().get("notice.corrected", String.valueOf(newer.version())),
                        edition.links().newest().page())));
    String correction = proceedings().map(Proceedings::correction).orElse(null);
    if (correction != null) {
      notices.add(
          Link.to(
              texts()
                  .get(
                      "notice.correction",
                      String.valueOf(edition.publication().version()),
                      correction),
              ""));
    }
    return notices;
  }

  /**
   * Returns the address of a file of this version: «documents», «table», «document» or «figures».
   */
  String addressOf(String file) {
    Links links = edition.links();
    return switch (file) {
      case "documents" -> links.documents();
      case "table" -> links.table();
      case "document" -> links.document();
      default -> links.figures();
    };
  }

  /** Returns a link to each version; none for a period with one that stands. */
  List<Link> versionLinks() {
    if (versions.size() == 1 && versions.getFirst().withdrawal() == null) {
      return List.of();
    }
    return versions.stream()
        .map(
            head ->
                new Link(
                    texts()
                        .get(
                            head.withdrawal() == null ? "version.stands" : "version.withdrawn",
                            String.valueOf(head.version()),
                            MOMENT.format(head.publishedAt())),
                    address(head),
                    head.version() == edition.publication().version()))
        .toList();
  }

  /** The version that stands has the address of the period; any other has one of its own. */
  String address(PublishedPeriod head) {
    Links links = Links.to(edition.period(), edition.language(), head.sha256());
    boolean isNewest =
        versions.stream().filter(one -> one.withdrawal() == null).findFirst().stream()
            .anyMatch(head::equals);
    return isNewest ? links.page() : links.fixed().page();
  }

  /** Returns what the correction changed; none for a first version. */
  List<Table> changes() {
    List<Change> changes =
        before
            .map(earlier -> Change.between(earlier.document(), edition.document()))
            .orElse(List.of());
    return changes.isEmpty()
        ? List.of()
        : List.of(
            table(
                "bang-dinh-chinh",
                "changes.caption",
                List.of("unit", "answers-before", "answers-after", "share-before", "share-after"),
                changes.stream().map(this::row).toList()));
  }

  private Row row(Change change) {
    return new Row(
        edition.name(change.newest()),
        "",
        List.of(
            size(change.before()),
            size(change.after()),
            share(change.before()),
            share(change.after())),
        false);
  }

  private Cell size(@Nullable UnitFigures unit) {
    Long size = unit == null ? null : unit.sampleSize();
    return Cell.figure(size == null ? NOTHING : edition.numbers().count(size));
  }

  private Cell share(@Nullable UnitFigures unit) {
    return Cell.figure(unit == null ? NOTHING : edition.wording().share(unit));
  }

  /** Returns who closed, checked and signed, and what units said, as sentences. */
  List<String> steps() {
    return proceedings()
        .map(
            done ->
                List.of(
                    texts().get("step.closed", moment(done.closedAt()), done.closedBy()),
                    texts()
                        .get(
                            "step.replies",
                            count(agreed(done)),
                            count(done.replies().size() - agreed(done)),
                            count(done.silent().size()),
                            DAY.format(done.objectionsUntil())),
                    texts().get("step.checked", moment(done.checkedAt()), done.checkedBy()),
                    texts().get("step.signed", moment(done.signedAt()), done.signedBy())))
        .orElse(List.of());
  }

  private static int agreed(Proceedings done) {
    return (int) done.replies().stream().filter(reply -> reply.objection() == null).count();
  }

  /** Returns the objections with their answers, and the remedies; none where there are none. */
  List<Table> tables() {
    var tables = new ArrayList<Table>();
    proceedings()
        .ifPresent(
            done -> {
              List<Row> objections =
                  done.replies().stream()
                      .filter(reply -> reply.objection() != null)
                      .map(this::objection)
                      .toList();
              if (!objections.isEmpty()) {
                tables.add(
                    table(
                        "bang-phan-doi",
                        "objections.caption",
                        List.of("unit", "objection", "answer"),
                        objections));
              }
              if (!done.remedies().isEmpty()) {
                tables.add(
                    table(
                        "bang-khac-phuc",
                        "remedies.caption",
                        List.of("unit", "finding", "measure", "due", "result"),
                        done.remedies().stream().map(this::remedy).toList()));
              }
            });
    return tables;
  }

  private Row objection(Proceedings.UnitReply reply) {
    String answer = reply.answer();
    Boolean isUpheld = reply.isUpheld();
    return new Row(
        unitName(reply.unit()),
        "",
        List.of(
            Cell.words(words(reply.objection()), moment(reply.repliedAt())),
            Cell.words(
                answer == null ? NOTHING : answer,
                isUpheld == null
                    ? ""
                    : texts().get(isUpheld ? "objection.upheld" : "objection.not-upheld"))),
        false);
  }

  private Row remedy(Proceedings.Remedy remedy) {
    LocalDate doneOn = remedy.doneOn();
    return new Row(
        unitName(remedy.unit()),
        "",
        List.of(
            Cell.words(remedy.finding()),
            Cell.words(words(remedy.measure()), remedy.responsible()),
            Cell.figure(DAY.format(remedy.dueOn())),
            Cell.words(
                doneOn == null
                    ? texts().get("remedy.open")
                    : texts().get("remedy.done", DAY.format(doneOn)),
                remedy.evidence())),
        false);
  }

  private Table table(String id, String caption, List<String> columns, List<Row> rows) {
    return new Table(
        id,
        texts().get(caption),
        columns.stream().map(column -> texts().get("column." + column)).toList(),
        List.of(new Table.Section("", rows)));
  }

  private String unitName(String code) {
    return edition.document().findUnit(code).map(edition::name).orElse(code);
  }

  private Optional<Proceedings> proceedings() {
    return Optional.ofNullable(edition.document().proceedings());
  }

  private static String words(@Nullable String text) {
    return text == null || text.isEmpty() ? NOTHING : text;
  }

  private String count(int count) {
    return edition.numbers().count(count);
  }

  private static String moment(Instant at) {
    return MOMENT.format(at);
  }

  private Texts texts() {
    return Texts.of("history", edition.language());
  }
}
