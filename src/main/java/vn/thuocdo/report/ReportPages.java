package vn.thuocdo.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.thuocdo.closing.Drafts;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Texts;

/** Makes the pages on which reports are written. */
@Singleton
class ReportPages {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final Publications publications;
  private final Drafts drafts;
  private final WrittenTexts written;
  private final ReadTexts texts;
  private final DocumentJobs jobs;
  private final StaffFrames frames;

  ReportPages(
      Publications publications,
      Drafts drafts,
      WrittenTexts written,
      ReadTexts texts,
      DocumentJobs jobs,
      StaffFrames frames) {
    this.publications = publications;
    this.drafts = drafts;
    this.written = written;
    this.texts = texts;
    this.jobs = jobs;
    this.frames = frames;
  }

  static String url(Source source) {
    return url(source.document().toPeriod());
  }

  private static String url(Period period) {
    return ReportController.PATH + "/" + period.calendar() + "/" + period.code().replace("..", "_");
  }

  PeriodsPage list(StaffMember member) {
    Texts words = Texts.of("report", member.language());
    List<Period> frozen = drafts.list();
    List<Period> periods =
        Stream.concat(frozen.stream(), publications.list().stream().map(PublishedPeriod::period))
            .distinct()
            .sorted(Comparator.comparing(Period::to).thenComparing(Period::from).reversed())
            .toList();
    return new PeriodsPage(
        frames.frame(member, ReportController.PATH, words.get("periods.title")),
        words.get("periods.intro"),
        words.get("facts.title"),
        ReportController.PATH + "/chung",
        words.get("periods.caption"),
        List.of(
            words.get("column.period"),
            words.get("column.dates"),
            words.get("column.documents"),
            words.get("column.open")),
        periods.stream()
            .map(period -> row(member, words, period, frozen.contains(period)))
            .toList(),
        periods.isEmpty() ? words.get("periods.none") : "");
  }

  private PeriodsPage.Row row(StaffMember member, Texts words, Period period, boolean isFrozen) {
    return new PeriodsPage.Row(
        period.label(member.language().locale()),
        period.dates(member.language().locale()),
        jobs.newest(period)
            .map(job -> words.get("state." + job.state()))
            .orElseGet(() -> words.get(isFrozen ? "state.draft" : "state.none")),
        words.get("open"),
        url(period));
  }

  /** Returns the page of what stands in every report. */
  ReportPage facts(StaffMember member, Writing writing, String done) {
    Texts words = Texts.of("report", member.language());
    String address = ReportController.PATH + "/chung";
    Map<String, WrittenTexts.Revision> now = written.read(Scope.EVERY_REPORT);
    List<ReportPage.Field> fields =
        Arrays.stream(OfficeFact.values())
            .map(
                fact ->
                    field(
                        words,
                        fact.name(),
                        "fact.",
                        fact.hasLines(),
                        now.getOrDefault(
                            fact.name(),
                            new WrittenTexts.Revision(texts.usual(fact), 0, "", Instant.EPOCH)),
                        writing))
            .toList();
    return new ReportPage(
        frame(member, address, words.get("facts.title"), words, done),
        words.get("facts.intro"),
        words.get("back"),
        ReportController.PATH,
        problem(words, writing),
        address,
        fields,
        words.get("save"),
        List.of(),
        "",
        ReportPage.Documents.NONE,
        false);
  }

  /** Returns the page of a period. */
  ReportPage page(StaffMember member, Source source, Writing writing, String done) {
    Texts words = Texts.of("report", member.language());
    Period period = source.document().toPeriod();
    Map<String, WrittenTexts.Revision> now = written.read(Scope.of(period));
    List<ReportPage.Field> fields =
        Arrays.stream(Passage.values())
            .map(
                passage ->
                    field(
                        words,
                        passage.name(),
                        "passage.",
                        true,
                        now.getOrDefault(passage.name(), WrittenTexts.NONE),
                        writing))
            .toList();
    Optional<DocumentJob> job = jobs.newest(period);
    String title = words.get("page.title", period.label(member.language().locale()));
    return new ReportPage(
        frame(member, url(source), title, words, done),
        words.get(source.isDraft() ? "page.draft" : "page.intro"),
        words.get("back"),
        ReportController.PATH,
        problem(words, writing),
        url(source),
        fields,
        words.get("save"),
        files(words, source),
        words.get("single.title"),
        source.isDraft() ? ReportPage.Documents.NONE : documents(words, source, job),
        job.filter(one -> !one.state().isEnd()).isPresent());
  }

  /** Of published figures, and of those that are frozen to become the next version. */
  private List<ReportPage.Link> files(Texts words, Source source) {
    var links = new ArrayList<ReportPage.Link>();
    if (drafts.find(source.document().toPeriod()).isPresent()) {
      for (String file : List.of(MakeDocuments.WORD, MakeDocuments.PDF, MakeDocuments.WORKBOOK)) {
        links.add(
            new ReportPage.Link(
                words.get("file.draft", name(words, file)),
                url(source) + "/" + MakeDocuments.DRAFT + file));
      }
    }
    if (!source.isDraft()) {
      for (String file :
          List.of(
              MakeDocuments.WORD, MakeDocuments.PDF, MakeDocuments.WORKBOOK, MakeDocuments.PRESS)) {
        links.add(new ReportPage.Link(name(words, file), url(source) + "/" + file));
      }
    }
    return links;
  }

  private static String name(Texts words, String file) {
    return words.get("file." + file.substring(file.lastIndexOf('.') + 1).replace("zip", "press"));
  }

  private static ReportPage.Documents documents(
      Texts words, Source source, Optional<DocumentJob> job) {
    boolean isRunning = job.filter(one -> !one.state().isEnd()).isPresent();
    boolean isDone = job.filter(one -> one.state() == DocumentJob.State.DONE).isPresent();
    boolean isReleased = job.filter(one -> one.releasedAt() != null).isPresent();
    String base = url(source);
    int done =
        job.filter(one -> isRunning)
            .map(one -> one.steps() == 0 ? 0 : 100 * one.stepsDone() / one.steps())
            .orElse(-1);
    return new ReportPage.Documents(
        words.get("all.title"),
        words.get("all.intro"),
        job.map(one -> state(words, one)).orElse(List.of()),
        done,
        words.get("all.progress"),
        isRunning ? "" : base + "/lap",
        words.get(job.isPresent() ? "all.again" : "all.ask"),
        isDone
            ? List.of(
                new ReportPage.Link(
                    words.get("all.archive"), base + "/tat-ca/" + job.orElseThrow().id() + ".zip"))
            : List.of(),
        isDone && !isReleased ? base + "/dua-ra/" + job.orElseThrow().id() : "",
        words.get("release"),
        words.get("release.hint"));
  }

  private static List<String> state(Texts words, DocumentJob job) {
    var sentences = new ArrayList<String>();
    sentences.add(
        words.get(
            "asked", job.askedBy(), MOMENT.format(job.askedAt()), String.valueOf(job.version())));
    sentences.add(
        switch (job.state()) {
          case QUEUED -> words.get("queued");
          case RUNNING ->
              words.get("running", String.valueOf(job.stepsDone()), String.valueOf(job.steps()));
          case DONE -> words.get("done", String.valueOf(job.steps()));
          case FAILED -> words.get("failed", job.failure());
        });
    if (job.releasedAt() != null) {
      sentences.add(words.get("released", MOMENT.format(job.releasedAt())));
    }
    return sentences;
  }

  /** A text that was not saved stays as it was sent, now upon what somebody else wrote. */
  private static ReportPage.Field field(
      Texts words,
      String name,
      String kind,
      boolean isLong,
      WrittenTexts.Revision now,
      Writing writing) {
    WrittenTexts.Edit edit = writing.edits().get(name);
    WrittenTexts.Revision other = writing.conflicts().get(name);
    int revision = edit == null ? now.number() : other == null ? edit.revision() : other.number();
    String hint = kind + name + ".hint";
    return new ReportPage.Field(
        name,
        words.get(kind + name),
        words.has(hint) ? words.get(hint) : "",
        edit == null ? now.text() : edit.text(),
        revision,
        now.number() == 0
            ? ""
            : words.get(
                "written",
                now.writtenBy(),
                MOMENT.format(now.writtenAt()),
                String.valueOf(now.number())),
        other == null ? "" : other.text(),
        other == null
            ? ""
            : words.get("other", other.writtenBy(), MOMENT.format(other.writtenAt())),
        isLong);
  }

  private static String problem(Texts words, Writing writing) {
    return writing.isTooLong()
        ? words.get("too-long", String.valueOf(Passage.LONGEST))
        : writing.isSaved() ? "" : words.get("conflict");
  }

  private StaffFrame frame(
      StaffMember member, String address, String title, Texts words, String done) {
    StaffFrame frame = frames.frame(member, address, title);
    return switch (done) {
      case "saved" -> frame.withFlash(words.get("flash.saved"));
      case "released" -> frame.withFlash(words.get("flash.released"));
      default -> frame;
    };
  }
}
