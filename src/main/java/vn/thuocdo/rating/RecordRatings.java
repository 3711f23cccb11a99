package vn.thuocdo.rating;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a batch of ratings as it was sent and answers for every one of them. */
@Singleton
public class RecordRatings {

  private final ReadRating readRating;
  private final Suspicions suspicions;
  private final StoreRatings storeRatings;
  private final MeterRegistry metrics;

  RecordRatings(
      ReadRating readRating,
      Suspicions suspicions,
      StoreRatings storeRatings,
      MeterRegistry metrics) {
    this.readRating = readRating;
    this.suspicions = suspicions;
    this.storeRatings = storeRatings;
    this.metrics = metrics;
  }

  /**
   * Returns one receipt per rating, in order. A bad rating is refused with its reason and never
   * holds back the others; what is stored is committed before this returns.
   *
   * @param sent JSON objects as in the description of the door; anything else among them is refused
   * @throws vn.thuocdo.problem.Refusal 503 when nothing can be stored now; then nothing of the
   *     batch was promised
   */
  public List<Receipt> record(Sender sender, List<JsonNode> sent) {
    var receipts = new ArrayList<@Nullable Receipt>();
    var readable = new ArrayList<NewRating>();
    var refused = new ArrayList<RefusedRating>();
    for (JsonNode one : sent) {
      ReadRating.Reading reading = readRating.read(one, sender);
      if (reading instanceof ReadRating.Reading.Refused no) {
        receipts.add(Receipt.refused(ReadRating.sentId(one), no.reason()));
        refused.add(refusedRating(one, no.reason(), sender));
      } else if (reading instanceof ReadRating.Reading.Readable yes) {
        readable.add(yes.rating());
        receipts.add(null);
      }
    }
    var outcomes = storeRatings.store(suspicions.mark(readable), refused).iterator();
    var answers = new ArrayList<Receipt>();
    for (int i = 0; i < sent.size(); i++) {
      Receipt receipt = receipts.get(i);
      answers.add(
          receipt != null ? receipt : receipt(ReadRating.sentId(sent.get(i)), outcomes.next()));
    }
    answers.forEach(
        answer ->
            metrics
                .counter("thuocdo.rating.answers", "outcome", answer.outcome().name())
                .increment());
    return answers;
  }

  private static Receipt receipt(@Nullable String id, Outcome outcome) {
    return new Receipt(id, outcome, outcome == Outcome.REFUSED ? RefusalReason.NOT_STORABLE : null);
  }

  private static RefusedRating refusedRating(JsonNode sent, RefusalReason reason, Sender sender) {
    Long seq = ReadRating.sentSeq(sent);
    String id = ReadRating.sentId(sent);
    return new RefusedRating(
        sender.kioskId(), seq, id != null ? id : "no id, seq " + seq, reason, sender.receivedAt());
  }
}
