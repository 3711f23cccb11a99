package vn.thuocdo.opendata;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.keys.PublicKeys;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.seal.CountedRatings;

/**
 * Every publication as one signed file. It is made right after it was published, or when it is
 * first asked for, and kept: what was signed once never changes, whatever this program becomes.
 */
@Singleton
public class Archives {

  private static final Duration LIFETIME = Duration.ofSeconds(10);

  private final Transactions transactions;
  private final Publications publications;
  private final CountedRatings countedRatings;
  private final Keys keys;
  private final Remembered<List<Archive>> known;

  Archives(
      Transactions transactions,
      Publications publications,
      CountedRatings countedRatings,
      Keys keys) {
    this.transactions = transactions;
    this.publications = publications;
    this.countedRatings = countedRatings;
    this.keys = keys;
    this.known = new Remembered<>(LIFETIME, () -> transactions.read(ArchiveTable::list));
  }

  /** Signs whatever is published and not signed yet. */
  public void sealAll() {
    publications.list().forEach(this::of);
  }

  /** Returns the archive of what is published. */
  Archive of(PublishedPeriod head) {
    return find(head.period(), head.version())
        .orElseGet(
            () -> {
              Publication publication =
                  publications
                      .find(head.period().calendar(), head.period().code(), head.version())
                      .orElseThrow();
              return seal(publication);
            });
  }

  /** Returns the file. */
  byte[] content(Archive archive) {
    return transactions
        .read(connection -> ArchiveTable.content(connection, archive))
        .orElseThrow(() -> new IllegalStateException("The archive of a publication is gone"));
  }

  /** Returns the keys with which publications are checked, the one of today first. */
  List<String> publicKeys() {
    var keysInUse = new java.util.LinkedHashSet<String>();
    keysInUse.add(keys.publicKey());
    known.value().forEach(archive -> keysInUse.add(archive.publicKey()));
    return List.copyOf(keysInUse);
  }

  private Optional<Archive> find(Period period, int version) {
    return known.value().stream()
        .filter(archive -> archive.period().equals(period) && archive.version() == version)
        .findFirst();
  }

  private Archive seal(Publication publication) {
    Period period = publication.document().toPeriod();
    byte[] content = file(publication, period);
    var archive =
        new Archive(
            period,
            publication.version(),
            Manifest.sha256(content),
            content.length,
            keys.publicKey());
    try {
      transactions.write(connection -> ArchiveTable.insert(connection, archive, content));
    } catch (RuntimeException e) {
      // Another server was quicker: its file is the one that counts.
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
    }
    known.forget();
    return find(period, publication.version())
        .orElseThrow(() -> new IllegalStateException("Archived, but not found: " + period));
  }

  private byte[] file(Publication publication, Period period) {
    String publicKey = keys.publicKey();
    SortedMap<String, byte[]> files = Contents.of(publication, publicKey);
    Manifest.Ratings ratings =
        countedRatings
            .find(period, publication.version())
            .map(
                root -> new Manifest.Ratings(root.ratings(), HexFormat.of().formatHex(root.root())))
            .orElse(null);
    byte[] manifest =
        Manifest.of(
                publication.document(),
                publication.version(),
                publication.publishedAt(),
                files,
                ratings,
                PublicKeys.fingerprint(publicKey))
            .bytes();
    var all = new TreeMap<>(files);
    all.put(Manifest.NAME, manifest);
    all.put(Manifest.SIGNATURE, keys.sign(manifest).signature());
    return Zip.of(all);
  }
}
