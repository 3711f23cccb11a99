package vn.thuocdo.paper;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.Counts;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.text.CsvLines;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/**
 * Takes what surveys of the past counted, where the single answers are gone. A count belongs to its
 * period as a whole; one that shares a day with another of the same unit and question is refused,
 * because the same people would be counted twice.
 */
@Singleton
public class ImportCounts {

  private static final Set<String> NEEDED =
      Set.of("unit_code", "period", "question", "n1", "n2", "n3", "n4", "n5");
  private static final int AT_ONCE = 500;

  private final Offices offices;
  private final Questionnaires questionnaires;
  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  ImportCounts(
      Offices offices,
      Questionnaires questionnaires,
      Transactions transactions,
      Audit audit,
      InstantSource clock) {
    this.offices = offices;
    this.questionnaires = questionnaires;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** How a file is taken. */
  public enum Mode {
    /** Tell what would happen and store nothing. */
    TRIAL,
    /** Refuse a count that differs from the one stored for the same period. */
    ADD,
    /** Let it take the place of the one stored, which stays readable. */
    REPLACE
  }

  /**
   * Takes what can be taken. Columns, in any order: {@code unit_code}, {@code period} (as 2015-Q3
   * or 2015-Y), {@code question} (as OVERALL or KIOSK_1TAP@1/OVERALL), {@code n1} to {@code n5},
   * then {@code no_opinion}, {@code eligible}, {@code calendar} (REPORTING or CALENDAR); {@code
   * unit_name} is for people and not read.
   *
   * @param who username, or the name of the command; stands in the audit trail
   */
  public Report load(Path file, Mode mode, String who, Report.Progress progress)
      throws IOException {
    String sha256 = ImportedFiles.sha256(file);
    try (var lines = CsvLines.open(Files.newInputStream(file))) {
      if (!lines.columns().containsAll(NEEDED)) {
        var line = new RefusedLine(1, lines.header(), "COLUMNS_MISSING", "");
        return new Report(lines.header(), 0, 0, 1, List.of(line), null);
      }
      var sums = new Sums();
      var lot = new ArrayList<CsvLines.Line>();
      for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
        lot.add(line);
        if (lot.size() == AT_ONCE) {
          take(lot, mode, sha256, who, sums);
          lot.clear();
          progress.bytes(lines.bytes(), Files.size(file));
        }
      }
      take(lot, mode, sha256, who, sums);
      finish(mode, sha256, who, sums);
      progress.bytes(Files.size(file), Files.size(file));
      return new Report(
          lines.header(),
          sums.stored,
          sums.repeated,
          sums.refused.size(),
          sums.refused.stream().limit(Report.MOST_REFUSED).toList(),
          null);
    }
  }

  private static final class Sums {
    private long stored;
    private long repeated;
    private final List<RefusedLine> refused = new ArrayList<>();
  }

  private void take(List<CsvLines.Line> lot, Mode mode, String sha256, String who, Sums sums) {
    // A transaction that is tried again counts from here again.
    Sums taken =
        transactions.write(
            connection -> {
              var some = new Sums();
              for (CsvLines.Line line : lot) {
                take(connection, line, mode, sha256, who, some);
              }
              return some;
            });
    sums.stored += taken.stored;
    sums.repeated += taken.repeated;
    sums.refused.addAll(taken.refused);
  }

  private void take(
      Connection connection, CsvLines.Line line, Mode mode, String sha256, String who, Sums sums)
      throws SQLException {
    Reading reading = read(line);
    HistoricCount count = reading.count();
    if (count == null) {
      sums.refused.add(
          new RefusedLine(line.number(), line.text(), reading.reason(), reading.detail()));
      return;
    }
    Optional<HistoricCount> other = HistoricCountTable.findOverlap(connection, count);
    if (other.isPresent()) {
      boolean isSameTime =
          other.get().period().from().equals(count.period().from())
              && other.get().period().to().equals(count.period().to());
      if (isSameTime
          && other.get().counts().equals(count.counts())
          && Objects.equals(other.get().eligible(), count.eligible())) {
        sums.repeated++;
        return;
      }
      if (!isSameTime || mode != Mode.REPLACE) {
        String reason = isSameTime ? "DIFFERS_FROM_STORED" : "PERIOD_OVERLAPS";
        String period = other.get().period().code();
        sums.refused.add(new RefusedLine(line.number(), line.text(), reason, period));
        return;
      }
      HistoricCountTable.replace(connection, other.get(), now());
    }
    sums.stored++;
    if (mode != Mode.TRIAL) {
      HistoricCountTable.insert(connection, count, sha256, who, now());
    }
  }

  /** Either a count or what is wrong with the line. */
  private record Reading(@Nullable HistoricCount count, String reason, String detail) {

    static Reading refused(String reason, String detail) {
      return new Reading(null, reason, detail);
    }
  }

  private Reading read(CsvLines.Line line) {
    if (line.problem() != null) {
      return Reading.refused(line.problem().name(), "");
    }
    Optional<Period> period =
        Period.find(line.field("period"), ReportingCalendar.named(line.field("calendar")));
    if (period.isEmpty()) {
      return Reading.refused("NO_PERIOD", line.field("period"));
    }
    Optional<Unit> unit =
        offices.findUnit(line.field("unit_code"), period.get().from(), period.get().to());
    if (unit.isEmpty()) {
      return Reading.refused("UNKNOWN_UNIT", line.field("unit_code"));
    }
    if (!unit.get().isAliveDuringAll(period.get().from(), period.get().to())) {
      return Reading.refused("UNIT_NOT_ALIVE", line.field("unit_code"));
    }
    Optional<Question> question = question(line.field("question"));
    if (question.isEmpty()) {
      return Reading.refused("UNKNOWN_QUESTION", line.field("question"));
    }
    var numbers = new ArrayList<Long>();
    for (String column : List.of("n1", "n2", "n3", "n4", "n5", "no_opinion", "eligible")) {
      String text = line.field(column);
      if (!text.matches("\\d{0,12}") || (text.isEmpty() && NEEDED.contains(column))) {
        return Reading.refused("NO_NUMBER", column);
      }
      numbers.add(text.isEmpty() ? 0 : Long.parseLong(text));
    }
    var counts =
        new Counts(
            numbers.get(0),
            numbers.get(1),
            numbers.get(2),
            numbers.get(3),
            numbers.get(4),
            numbers.get(5));
    Long eligible = line.field("eligible").isEmpty() ? null : numbers.get(6);
    if (eligible != null && eligible < counts.sampleSize() + counts.noOpinion()) {
      return Reading.refused("FEWER_ELIGIBLE", String.valueOf(eligible));
    }
    return new Reading(
        new HistoricCount(unit.get().id(), question.get().id(), period.get(), counts, eligible),
        "",
        "");
  }

  /** A bare code is the headline question of that name; of several the oldest. */
  private Optional<Question> question(String name) {
    String[] parts = name.split("[@/]", -1);
    if (parts.length == 3 && parts[1].matches("\\d{1,6}")) {
      return questionnaires
          .find(parts[0], Integer.parseInt(parts[1]))
          .flatMap(questionnaire -> questionnaire.question(parts[2]));
    }
    return questionnaires.listHeadlineQuestions().stream()
        .filter(question -> question.code().equals(name))
        .min(Comparator.comparingInt(Question::id));
  }

  private void finish(Mode mode, String sha256, String who, Sums sums) {
    if (mode == Mode.TRIAL || sums.stored == 0) {
      return;
    }
    transactions.write(
        connection -> {
          ImportedFiles.put(
              connection,
              sha256,
              "COUNTS",
              new ImportedFiles.Done(0, sums.stored, sums.repeated, sums.refused.size(), now()),
              who,
              now());
          audit.record(
              who,
              "counts-imported",
              sha256,
              null,
              sums.stored + " + " + sums.repeated + " + " + sums.refused.size());
          return 0;
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
