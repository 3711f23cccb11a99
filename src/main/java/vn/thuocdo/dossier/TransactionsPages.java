package vn.thuocdo.dossier;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.StaffFrame;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.staff.UploadPages;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.ProcedureGroup;

/** Puts transactions that come in by hand into words. */
@Singleton
class TransactionsPages {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private final CountedTransactions counted;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  TransactionsPages(
      CountedTransactions counted, Offices offices, StaffFrames frames, InstantSource clock) {
    this.counted = counted;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  /**
   * What is counted.
   *
   * @param point empty until one is chosen
   * @param problem code of what is wrong; empty for nothing
   */
  record Form(Optional<OneStopPoint> point, LocalDate day, boolean isWrongDay, String problem) {

    Form withProblem(String code) {
      return new Form(point, day, isWrongDay, code);
    }
  }

  /**
   * @param done code of what was just done; anything else for nothing
   */
  TransactionsPage page(StaffMember member, Form form, String done) {
    Texts texts = Texts.of("dossier", member.language());
    StaffFrame frame = frame(member);
    return new TransactionsPage(
        texts.has("done." + done) ? frame.withFlash(texts.get("done." + done)) : frame,
        texts.get("transactions.intro"),
        form.problem.isEmpty() ? "" : texts.get("problem." + form.problem),
        TransactionsPageController.mayCount(member) ? count(member, texts, form) : null,
        TransactionsPageController.mayLoad(member) ? file(texts) : null);
  }

  StaffFrame frame(StaffMember member) {
    return frames.frame(
        member,
        TransactionsPageController.PATH,
        Texts.of("dossier", member.language()).get("transactions.title"));
  }

  private TransactionsPage.Count count(StaffMember member, Texts texts, Form form) {
    @Nullable OneStopPoint point = form.isWrongDay ? null : form.point.orElse(null);
    var day = point == null ? null : counted.day(point, form.day);
    return new TransactionsPage.Count(
        texts.get("count.title"),
        texts.get("count.point"),
        offices.listPoints().stream()
            .filter(one -> member.maySee(one.unitId()))
            .map(
                one ->
                    new TransactionsPage.Choice(
                        one.code(),
                        name(one, member.language()),
                        form.point.filter(one::equals).isPresent()))
            .toList(),
        texts.get("count.day"),
        form.day.toString(),
        OfficeZone.today(clock).toString(),
        texts.get("count.open"),
        point == null
            ? ""
            : texts.get("count.chosen", name(point, member.language()), DAY.format(form.day)),
        point == null ? "" : point.code(),
        day == null || day.told() == 0 ? "" : texts.get("count.told", Long.toString(day.told())),
        day == null ? List.of() : groups(member, texts, form.day, day),
        texts.get("count.hint"),
        texts.get("count.save"));
  }

  private List<TransactionsPage.Group> groups(
      StaffMember member, Texts texts, LocalDate day, CountedTransactions.Day counts) {
    var groups = new ArrayList<TransactionsPage.Group>();
    for (ProcedureGroup group : offices.listProcedureGroups()) {
      LocalDate end = group.validTo();
      boolean isAlive = !day.isBefore(group.validFrom()) && (end == null || !day.isAfter(end));
      if (isAlive || counts.counted().containsKey(group.id())) {
        groups.add(
            new TransactionsPage.Group(
                group.code(),
                member.language() == Language.VI ? group.name() : group.nameEn(),
                value(counts, group.id())));
      }
    }
    groups.add(new TransactionsPage.Group("-", texts.get("count.not-told"), value(counts, 0)));
    return groups;
  }

  private static String value(CountedTransactions.Day day, long group) {
    @Nullable Integer counted = day.counted().get(group);
    return counted == null ? "" : counted.toString();
  }

  private static TransactionsPage.File file(Texts texts) {
    return new TransactionsPage.File(
        texts.get("file.title"),
        texts.get("file.intro", String.join(", ", ImportTransactions.COLUMNS)),
        texts.get("file.file"),
        texts.get("file.trial"),
        texts.get("file.store"),
        texts.get("file.button"));
  }

  /** Says what became of a file. */
  UploadPages.Taken taken(Language language, ImportTransactions.Report report, boolean isTrial) {
    Texts texts = Texts.of("dossier", language);
    return new UploadPages.Taken(
        texts.get(
            isTrial ? "file.tried" : "file.stored",
            Integer.toString(report.stored()),
            Integer.toString(report.repeated()),
            Integer.toString(report.refused().size())),
        List.of(),
        report.refused().stream()
            .map(
                line ->
                    texts.get(
                        "file.refused", Integer.toString(line.line()), line.explain(language)))
            .toList(),
        report.refusedAsCsv(language));
  }

  private static String name(OneStopPoint point, Language language) {
    return language == Language.VI ? point.name() : point.nameEn();
  }
}
