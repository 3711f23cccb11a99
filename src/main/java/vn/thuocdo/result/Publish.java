package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.text.Redaction;

/** Freezes a period into one document that never changes. */
@Singleton
public class Publish {

  private static final int FIRST_VERSION = 1;

  private final Transactions transactions;
  private final Figures figures;
  private final Publications publications;
  private final ResultJson json;
  private final Audit audit;
  private final InstantSource clock;

  Publish(
      Transactions transactions,
      Figures figures,
      Publications publications,
      ResultJson json,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.figures = figures;
    this.publications = publications;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Publishes a period that is over, once: whoever comes second gets what the first one published.
   *
   * @param who username, or the name of the command; stands in the audit trail
   */
  public PublishOutcome publish(Period period, String who) {
    if (!period.hasEnded(OfficeZone.today(clock))) {
      return new PublishOutcome.NotEnded(period.to());
    }
    Optional<Publication> before = find(period);
    if (before.isPresent()) {
      return new PublishOutcome.PublishedBefore(before.get());
    }
    List<Period> parts = figures.parts(period);
    if (parts.size() > 1) {
      return new PublishOutcome.Straddles(parts);
    }
    figures.prepareToFreeze(period, clock.instant());
    try {
      transactions.write(
          connection -> {
            freeze(period, who);
            return 0;
          });
    } catch (RuntimeException e) {
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
      return new PublishOutcome.PublishedBefore(stored(period));
    }
    return new PublishOutcome.Published(stored(period));
  }

  private void freeze(Period period, String who) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Figures.Frozen frozen = figures.freeze(period, FIRST_VERSION, at, at, List.of());
    put(frozen.document(), json.text(frozen.inputs()), who);
  }

  /**
   * Publishes a document as it is, in the running transaction; {@link Publications} shows it from
   * its moment on.
   *
   * @param document with its version and its moment, to the millisecond; the moment may lie ahead
   * @param inputs every count before suppression, as JSON
   * @throws RuntimeException of a duplicate key if that version of the period is there already
   */
  public void put(ResultDocument document, String inputs, String who) {
    Period period = document.toPeriod();
    String text = json.text(document);
    String sha256 = ResultJson.sha256(text);
    var head =
        new PublishedPeriod(
            period,
            Objects.requireNonNull(document.version()),
            Objects.requireNonNull(document.publishedAt()),
            who,
            sha256,
            null);
    transactions.write(
        connection -> {
          PublicationTable.insert(connection, head, text, inputs);
          return 0;
        });
    publications.forget();
    audit.record(who, "period-published", period.calendar() + " " + period.code(), null, sha256);
  }

  /** Returns whether the version stood until now. It stays readable, with the reason above it. */
  public boolean withdraw(PublishedPeriod head, String reason, String who) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean isDone =
        transactions.write(
            connection -> {
              boolean stood = PublicationTable.withdraw(connection, head, reason, who, at);
              if (stood) {
                audit.record(
                    who,
                    "publication-withdrawn",
                    head.period().calendar() + " " + head.period().code() + " " + head.version(),
                    head.sha256(),
                    Redaction.of(reason));
              }
              return stood;
            });
    publications.forget();
    return isDone;
  }

  private Publication stored(Period period) {
    publications.forget();
    return find(period)
        .orElseThrow(() -> new IllegalStateException("Published, but not found: " + period));
  }

  private Optional<Publication> find(Period period) {
    return publications.findStored(period.calendar(), period.code(), FIRST_VERSION);
  }
}
