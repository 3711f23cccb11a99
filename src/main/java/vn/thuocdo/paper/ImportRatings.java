package vn.thuocdo.paper;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.Outcome;
import vn.thuocdo.rating.RecordForms;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.text.CsvLines;
import vn.thuocdo.unit.Offices;

/**
 * Takes paper forms from a CSV file, one line per form. What is taken is committed in lots of a
 * thousand, so that a run that was killed goes on where it was; the same file, or the same numbered
 * form in another file, is counted once.
 */
@Singleton
public class ImportRatings {

  private static final String KIND = "RATINGS";
  private static final int AT_ONCE = 1_000;

  private final RecordForms forms;
  private final Offices offices;
  private final Questionnaires questionnaires;
  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  ImportRatings(
      RecordForms forms,
      Offices offices,
      Questionnaires questionnaires,
      Transactions transactions,
      Audit audit,
      InstantSource clock) {
    this.forms = forms;
    this.offices = offices;
    this.questionnaires = questionnaires;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes what can be taken. Columns, in any order: {@code unit}, {@code date} and {@code
   * questionnaire} (as {@code KIOSK_1TAP@1}), then {@code form}, {@code point}, {@code counter},
   * {@code channel}, {@code respondent}, {@code procedure}, {@code comment}, and one for each
   * question, named by its code.
   *
   * @param isTrial whether to tell what would happen and store nothing
   * @param who username, or the name of the command; stands in the audit trail
   */
  public Report load(Path file, boolean isTrial, String who, Report.Progress progress)
      throws IOException {
    String sha256 = ImportedFiles.sha256(file);
    ImportedFiles.Done before =
        transactions.read(connection -> ImportedFiles.find(connection, sha256, KIND));
    try (var lines = CsvLines.open(Files.newInputStream(file))) {
      if (!lines.columns().containsAll(FormRow.NEEDED)) {
        var line = new RefusedLine(1, lines.header(), "COLUMNS_MISSING", "");
        return new Report(lines.header(), 0, 0, 1, List.of(line), null);
      }
      if (before.finishedAt() != null) {
        return new Report(
            lines.header(),
            0,
            before.stored() + before.repeated(),
            before.refused(),
            List.of(),
            before.finishedAt());
      }
      var run = new Run(sha256, isTrial ? ImportedFiles.Done.NOTHING : before, isTrial, who);
      run.take(lines, Files.size(file), progress);
      return run.report(lines.header());
    }
  }

  /** One file on its way: while one lot is being stored the next one is read. */
  private final class Run {

    private final String sha256;
    private final boolean isTrial;
    private final String who;
    private final FormRow rows;
    private final List<RefusedLine> refused = new ArrayList<>();
    private final long skipped;
    private ImportedFiles.Done done;
    private CompletableFuture<Void> storing = CompletableFuture.completedFuture(null);

    Run(String sha256, ImportedFiles.Done before, boolean isTrial, String who) {
      this.sha256 = sha256;
      this.done = before;
      this.skipped = before.lines();
      this.isTrial = isTrial;
      this.who = who;
      this.rows = new FormRow(offices, questionnaires, sha256);
    }

    void take(CsvLines lines, long size, Report.Progress progress) throws IOException {
      var lot = new Lot();
      for (CsvLines.Line line = lines.next(); line != null; line = lines.next()) {
        if (line.number() <= skipped) {
          continue;
        }
        judge(line, lot);
        if (lot.lines == AT_ONCE) {
          store(lot);
          lot = new Lot();
          progress.bytes(lines.bytes(), size);
        }
      }
      store(lot);
      join();
      finish();
      progress.bytes(size, size);
    }

    private void judge(CsvLines.Line line, Lot lot) {
      lot.lines++;
      lot.last = line.number();
      FormRow.Reading reading = rows.read(line);
      RecordForms.Form form = reading.form();
      if (form == null) {
        lot.refuse(reading.refused());
        return;
      }
      RecordForms.Judgement judgement = forms.judge(form);
      NewRating rating = judgement.rating();
      if (rating == null) {
        lot.refuse(
            new RefusedLine(line.number(), line.text(), String.valueOf(judgement.reason()), ""));
      } else {
        lot.ratings.add(rating);
        lot.origins.add(line);
      }
    }

    /** Waits for the lot before, so that what is marked as done is done. */
    private void store(Lot lot) {
      join();
      storing = CompletableFuture.runAsync(() -> storeNow(lot), Thread::startVirtualThread);
    }

    private void join() {
      try {
        storing.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }

    private void storeNow(Lot lot) {
      List<Outcome> outcomes =
          isTrial
              ? lot.ratings.stream().map(rating -> Outcome.STORED).toList()
              : forms.store(lot.ratings);
      long stored = outcomes.stream().filter(outcome -> outcome == Outcome.STORED).count();
      long repeated = outcomes.stream().filter(outcome -> outcome == Outcome.REPEATED).count();
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) == Outcome.REFUSED) {
          CsvLines.Line line = lot.origins.get(i);
          lot.refuse(new RefusedLine(line.number(), line.text(), "NOT_STORABLE", ""));
        }
      }
      lot.refused.stream()
          .limit(Math.max(0, Report.MOST_REFUSED - refused.size()))
          .forEach(refused::add);
      done =
          new ImportedFiles.Done(
              Math.max(done.lines(), lot.last),
              done.stored() + stored,
              done.repeated() + repeated,
              done.refused() + lot.refused.size(),
              null);
      mark();
    }

    private void mark() {
      if (!isTrial) {
        transactions.write(
            connection -> {
              ImportedFiles.put(connection, sha256, KIND, done, who, now());
              return 0;
            });
      }
    }

    private void finish() {
      if (isTrial) {
        return;
      }
      done =
          new ImportedFiles.Done(
              done.lines(), done.stored(), done.repeated(), done.refused(), now());
      transactions.write(
          connection -> {
            ImportedFiles.put(connection, sha256, KIND, done, who, now());
            audit.record(
                who,
                "ratings-imported",
                sha256,
                null,
                done.stored() + " + " + done.repeated() + " + " + done.refused());
            return 0;
          });
    }

    Report report(String header) {
      return new Report(
          header, done.stored(), done.repeated(), done.refused(), List.copyOf(refused), null);
    }
  }

  /** Lines that are stored together. */
  private static final class Lot {
    private final List<NewRating> ratings = new ArrayList<>();
    private final List<CsvLines.Line> origins = new ArrayList<>();
    private final List<RefusedLine> refused = new ArrayList<>();
    private int lines;
    private int last;

    void refuse(@Nullable RefusedLine line) {
      if (line != null) {
        refused.add(line);
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
