package vn.thuocdo.kiosk;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Outcome;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Receipt;
import vn.thuocdo.rating.RecordRatings;
import vn.thuocdo.rating.Sender;
import vn.thuocdo.unit.Offices;

/**
 * Takes the waiting ratings of a kiosk from the file that its staff area exports, for a device that
 * will never reach the network again. The ratings go through the same door; a kiosk that sends them
 * later is answered with repeats.
 */
@Singleton
public class ImportKioskQueue {

  static final String FORMAT = "thuocdo-kiosk-queue/1";

  private static final int CHUNK = 500;

  private final KioskTable kiosks;
  private final Offices offices;
  private final RecordRatings recordRatings;
  private final JsonMapper json;
  private final InstantSource clock;

  ImportKioskQueue(
      KioskTable kiosks,
      Offices offices,
      RecordRatings recordRatings,
      JsonMapper json,
      InstantSource clock) {
    this.kiosks = kiosks;
    this.offices = offices;
    this.recordRatings = recordRatings;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What became of the file's ratings.
   *
   * @param refused receipts of those that were not taken, with their reasons
   */
  public record Result(int stored, int repeated, List<Receipt> refused) {}

  /**
   * Returns what became of each rating in the file; empty when the file is no export of a kiosk
   * that is known here.
   *
   * @param progress told how many ratings are done after each chunk
   */
  public Optional<Result> load(InputStream file, IntConsumer progress) throws IOException {
    JsonNode queue;
    try {
      queue = json.readValue(file, JsonNode.class);
    } catch (IOException e) {
      return Optional.empty();
    }
    Optional<Kiosk> kiosk = kiosk(queue);
    JsonNode ratings = queue == null || !queue.isObject() ? null : queue.get("ratings");
    if (kiosk.isEmpty() || ratings == null || !ratings.isArray()) {
      return Optional.empty();
    }
    return Optional.of(record(sender(kiosk.get()), ratings, progress));
  }

  private Optional<Kiosk> kiosk(@org.jspecify.annotations.Nullable JsonNode queue) {
    JsonNode format = queue == null || !queue.isObject() ? null : queue.get("format");
    JsonNode kiosk = queue == null || !queue.isObject() ? null : queue.get("kiosk");
    if (format == null || !FORMAT.equals(format.coerceStringValue()) || kiosk == null) {
      return Optional.empty();
    }
    String id = kiosk.coerceStringValue();
    return id.matches("[0-9]{1,18}") ? kiosks.findById(Long.parseLong(id)) : Optional.empty();
  }

  /** The file says nothing of how wrong the device's clock was, so its times stand as they are. */
  private Sender sender(Kiosk kiosk) {
    long unitId = offices.findPoint(kiosk.pointId()).orElseThrow().unitId();
    return new Sender(
        new Place(unitId, kiosk.pointId(), kiosk.counterId(), Place.NOT_TOLD),
        Channel.KIOSK,
        kiosk.id(),
        Duration.ZERO,
        clock.instant());
  }

  private Result record(Sender sender, JsonNode ratings, IntConsumer progress) {
    var receipts = new ArrayList<Receipt>();
    var chunk = new ArrayList<JsonNode>();
    for (JsonNode rating : ratings.values()) {
      chunk.add(rating);
      if (chunk.size() == CHUNK) {
        receipts.addAll(recordRatings.record(sender, chunk));
        chunk.clear();
        progress.accept(receipts.size());
      }
    }
    receipts.addAll(recordRatings.record(sender, chunk));
    progress.accept(receipts.size());
    return new Result(
        count(receipts, Outcome.STORED),
        count(receipts, Outcome.REPEATED),
        receipts.stream().filter(receipt -> receipt.outcome() == Outcome.REFUSED).toList());
  }

  private static int count(List<Receipt> receipts, Outcome outcome) {
    return (int) receipts.stream().filter(receipt -> receipt.outcome() == outcome).count();
  }
}
