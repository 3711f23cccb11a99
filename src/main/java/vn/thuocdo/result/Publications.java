package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;

/**
 * Finds what was published. Documents are kept in memory, since they never change; what is new on
 * another server is seen here within {@link #LIFETIME}. What was read lately is still served while
 * the database is away.
 */
@Singleton
public class Publications {

  static final Duration LIFETIME = Duration.ofSeconds(2);
  private static final int MOST_DOCUMENTS = 64;

  private record Key(ReportingCalendar calendar, String period, int version) {}

  private final Transactions transactions;
  private final ResultJson json;
  private final InstantSource clock;
  private final Remembered<List<PublishedPeriod>> published;
  private final Map<Key, Publication> documents =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Publication> eldest) {
              return size() > MOST_DOCUMENTS;
            }
          });

  Publications(Transactions transactions, ResultJson json, InstantSource clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
    this.published = new Remembered<>(LIFETIME, () -> transactions.read(PublicationTable::list));
  }

  /**
   * Returns the newest version for the latest period; of two that end together the shorter one.
   * What was withdrawn is not looked at.
   */
  public Optional<Publication> newest() {
    return list().stream().filter(PublishedPeriod::isStanding).findFirst().flatMap(this::read);
  }

  /** Returns the newest version for a period; a withdrawn one only if none stands. */
  public Optional<Publication> find(ReportingCalendar calendar, String period) {
    List<PublishedPeriod> versions = versions(calendar, period);
    return versions.stream()
        .filter(PublishedPeriod::isStanding)
        .findFirst()
        .or(() -> versions.stream().findFirst())
        .flatMap(this::read);
  }

  /** Returns what is published for a period, the newest version first. */
  public List<PublishedPeriod> versions(ReportingCalendar calendar, String period) {
    return list().stream()
        .filter(head -> head.period().calendar() == calendar && head.period().code().equals(period))
        .toList();
  }

  public Optional<Publication> find(ReportingCalendar calendar, String period, int version) {
    return versions(calendar, period).stream()
        .filter(head -> head.version() == version)
        .findFirst()
        .flatMap(this::read);
  }

  /**
   * Returns what is published, the latest period first; of one period the newest version first.
   * What is under embargo is not among them.
   */
  public List<PublishedPeriod> list() {
    Instant now = clock.instant();
    return published.value().stream().filter(head -> !head.publishedAt().isAfter(now)).toList();
  }

  /** Returns what is signed, but still under embargo, in the order of {@link #list}. */
  public List<PublishedPeriod> listUnderEmbargo() {
    Instant now = clock.instant();
    return published.value().stream().filter(head -> head.publishedAt().isAfter(now)).toList();
  }

  /** Returns the highest version of a period in the database, under embargo or not; 0 for none. */
  public int lastVersion(Period period) {
    return transactions.read(connection -> PublicationTable.lastVersion(connection, period));
  }

  /** Returns a version, under embargo or not, withdrawn or not. */
  public Optional<PublishedPeriod> findHead(Period period, int version) {
    return published.value().stream()
        .filter(head -> head.period().equals(period) && head.version() == version)
        .findFirst();
  }

  /**
   * Returns every document that is signed, under embargo or not, about days within a year of a
   * period, in the order of {@link #list}.
   */
  List<ResultDocument> documentsAround(Period period) {
    return published.value().stream()
        .filter(head -> !head.period().from().isAfter(period.to().plusYears(1)))
        .filter(head -> !head.period().to().isBefore(period.from().minusYears(1)))
        .map(this::read)
        .flatMap(Optional::stream)
        .map(Publication::document)
        .toList();
  }

  /** Makes the next question read the database. */
  public void forget() {
    published.forget();
  }

  /** Returns a publication as the database has it now, not as the list remembers it. */
  Optional<Publication> findStored(ReportingCalendar calendar, String period, int version) {
    return read(new Key(calendar, period, version));
  }

  private Optional<Publication> read(PublishedPeriod head) {
    return read(new Key(head.period().calendar(), head.period().code(), head.version()));
  }

  private Optional<Publication> read(Key key) {
    Publication remembered = documents.get(key);
    if (remembered != null) {
      return Optional.of(remembered);
    }
    Optional<Publication> stored =
        transactions
            .read(
                connection ->
                    PublicationTable.find(connection, key.calendar(), key.period(), key.version()))
            .map(this::parse);
    stored.ifPresent(publication -> documents.put(key, publication));
    return stored;
  }

  private Publication parse(PublicationTable.Row row) {
    return new Publication(
        json.parse(row.document()),
        row.head().version(),
        row.head().publishedAt(),
        row.head().publishedBy(),
        row.head().sha256(),
        row.document());
  }
}
