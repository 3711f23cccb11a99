package vn.thuocdo.report;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.staff.Audit;

/**
 * What is to be made, and what is made already, so that any server can go on where another stopped.
 *
 * <p>A server claims a job and renews its claim with every step. One that dies leaves a claim that
 * others take over after {@link #CLAIM_LASTS}; one that was only slow notices with its next step
 * that the job is no longer its own, and nothing is written twice.
 */
@Singleton
class DocumentJobs {

  /** Longer than the longest step takes on a slow machine. */
  static final Duration CLAIM_LASTS = Duration.ofSeconds(180);

  private static final int LONGEST_FAILURE = 200;
  private static final String COLUMNS =
      "SELECT id, calendar, period, version, state, steps_done, steps, failure, asked_by, asked_at,"
          + " released_at FROM report_job ";

  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  DocumentJobs(Transactions transactions, Audit audit, InstantSource clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Asks for all documents of a publication, unless they are being made already. */
  void ask(ResultDocument document, String username) {
    Period period = document.toPeriod();
    transactions.write(
        connection -> {
          // One row at a time for each period: who asks waits for who asked.
          List<DocumentJob> jobs =
              list(connection, "WHERE calendar = ? AND period = ? ORDER BY id FOR UPDATE", period);
          if (jobs.stream().anyMatch(job -> !job.state().isEnd())) {
            return 0;
          }
          for (DocumentJob job : jobs) {
            if (job.releasedAt() == null) {
              update(connection, "DELETE FROM report_file WHERE job_id = ?", job.id());
              update(connection, "DELETE FROM report_job WHERE id = ?", job.id());
            }
          }
          update(
              connection,
              """
              INSERT INTO report_job (calendar, period, version, state, steps_done, steps, asked_by, asked_at)
              VALUES (?, ?, ?, 'QUEUED', 0, 0, ?, ?)""",
              period.calendar().name(),
              period.code(),
              document.version(),
              username,
              now());
          audit.record(username, "documents-asked", Scope.of(period).subject(), null, null);
          return 1;
        });
  }

  /** Returns the newest job of a period. */
  Optional<DocumentJob> newest(Period period) {
    return transactions
        .read(
            connection ->
                list(
                    connection,
                    "WHERE calendar = ? AND period = ? ORDER BY id DESC LIMIT 1",
                    period))
        .stream()
        .findFirst();
  }

  /** Returns the newest job of a period whose files everybody may read. */
  Optional<DocumentJob> released(Period period) {
    return transactions
        .read(
            connection ->
                list(
                    connection,
                    "WHERE calendar = ? AND period = ? AND released_at IS NOT NULL"
                        + " ORDER BY released_at DESC, id DESC LIMIT 1",
                    period))
        .stream()
        .findFirst();
  }

  /** Lets everybody read the files of a job; returns whether it was one that could be. */
  boolean release(long job, Period period, String username) {
    return transactions.write(
        connection -> {
          int released =
              update(
                  connection,
                  """
                  UPDATE report_job SET released_by = ?, released_at = ?
                  WHERE id = ? AND calendar = ? AND period = ? AND state = 'DONE' AND released_at IS NULL""",
                  username,
                  now(),
                  job,
                  period.calendar().name(),
                  period.code());
          if (released > 0) {
            audit.record(
                username,
                "documents-released",
                Scope.of(period).subject(),
                null,
                String.valueOf(job));
          }
          return released > 0;
        });
  }

  /** A job that this server has taken on itself. */
  record Claimed(DocumentJob job, UUID claim, Set<String> made) {}

  /** Takes the oldest job that nobody works on. */
  Optional<Claimed> claim() {
    UUID claim = UUID.randomUUID();
    Instant now = now();
    return transactions.write(
        connection -> {
          int claimed =
              update(
                  connection,
                  """
                  UPDATE report_job SET state = 'RUNNING', claimed_by = ?, claimed_at = ?
                  WHERE state = 'QUEUED' OR (state = 'RUNNING' AND claimed_at < ?) ORDER BY id LIMIT 1""",
                  claim.toString(),
                  now,
                  now.minus(CLAIM_LASTS));
          if (claimed == 0) {
            return Optional.<Claimed>empty();
          }
          DocumentJob job = list(connection, "WHERE claimed_by = ?", claim.toString()).getFirst();
          return Optional.of(new Claimed(job, claim, names(connection, job.id())));
        });
  }

  /** Writes down what a step made; returns false if the job is another server's by now. */
  boolean done(Claimed claimed, int step, int steps, Map<String, byte[]> files) {
    return transactions.write(
        connection -> {
          int mine =
              update(
                  connection,
                  """
                  UPDATE report_job SET steps_done = ?, steps = ?, claimed_at = ?
                  WHERE id = ? AND claimed_by = ? AND state = 'RUNNING'""",
                  step,
                  steps,
                  now(),
                  claimed.job().id(),
                  claimed.claim().toString());
          if (mine == 0) {
            return false;
          }
          for (var file : files.entrySet()) {
            update(
                connection,
                "INSERT INTO report_file (job_id, name, bytes) VALUES (?, ?, ?)",
                claimed.job().id(),
                file.getKey(),
                file.getValue());
          }
          return true;
        });
  }

  /**
   * @param failure empty when everything is made
   */
  void end(Claimed claimed, String failure) {
    transactions.write(
        connection ->
            update(
                connection,
                """
                UPDATE report_job SET state = ?, failure = ?, ended_at = ?, claimed_by = NULL
                WHERE id = ? AND claimed_by = ?""",
                failure.isEmpty() ? "DONE" : "FAILED",
                failure.isEmpty()
                    ? null
                    : failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)),
                now(),
                claimed.job().id(),
                claimed.claim().toString()));
  }

  Optional<DocumentJob> find(long job) {
    return transactions.read(connection -> list(connection, "WHERE id = ?", job)).stream()
        .findFirst();
  }

  /** Returns everything that a job made as one archive; empty if it is not done. */
  Optional<byte[]> archive(long job, Period period) {
    return find(job)
        .filter(one -> one.period().equals(period) && one.state() == DocumentJob.State.DONE)
        .map(one -> archive(one.id()));
  }

  private byte[] archive(long job) {
    var out = new ByteArrayOutputStream();
    try (var zip = FixedZip.open(out)) {
      for (String name : files(job)) {
        FixedZip.add(zip, name, file(job, name).orElseThrow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  /** Returns the names of what a job made, in order. */
  List<String> files(long job) {
    return transactions.read(connection -> names(connection, job)).stream().sorted().toList();
  }

  Optional<byte[]> file(long job, String name) {
    return transactions.read(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "SELECT bytes FROM report_file WHERE job_id = ? AND name = ?")) {
            statement.setLong(1, job);
            statement.setString(2, name);
            try (var rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
          }
        });
  }

  private static Set<String> names(Connection connection, long job) throws SQLException {
    try (var statement =
        connection.prepareStatement("SELECT name FROM report_file WHERE job_id = ?")) {
      statement.setLong(1, job);
      try (var rows = statement.executeQuery()) {
        var names = new HashSet<String>();
        while (rows.next()) {
          names.add(rows.getString(1));
        }
        return names;
      }
    }
  }

  private static List<DocumentJob> list(Connection connection, String where, Period period)
      throws SQLException {
    return list(connection, where, period.calendar().name(), period.code());
  }

  private static List<DocumentJob> list(Connection connection, String where, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(COLUMNS + where)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        var jobs = new ArrayList<DocumentJob>();
        while (rows.next()) {
          jobs.add(job(rows));
        }
        return jobs;
      }
    }
  }

  private static DocumentJob job(ResultSet row) throws SQLException {
    String failure = row.getString("failure");
    LocalDateTime released = row.getObject("released_at", LocalDateTime.class);
    return new DocumentJob(
        row.getLong("id"),
        Period.parse(row.getString("period"), ReportingCalendar.valueOf(row.getString("calendar"))),
        row.getInt("version"),
        DocumentJob.State.valueOf(row.getString("state")),
        row.getInt("steps_done"),
        row.getInt("steps"),
        failure == null ? "" : failure,
        row.getString("asked_by"),
        row.getObject("asked_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        released == null ? null : released.toInstant(ZoneOffset.UTC));
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        statement.setObject(
            i + 1,
            value instanceof Instant at ? LocalDateTime.ofInstant(at, ZoneOffset.UTC) : value);
      }
      return statement.executeUpdate();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
