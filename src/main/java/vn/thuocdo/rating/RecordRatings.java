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
    var readable = new ArrayList<NewRating>();
    var refused = new ArrayList<RefusedRating>();
    var readings = sent.stream().map(one -> readRating.read(one, sender)).toList();
    for (int i = 0; i < sent.size(); i++) {
      if (readings.get(i) instanceof ReadRating.Reading.Refused no) {
        refused.add(refusedRating(sent.get(i), no.reason(), sender));
      } else if (readings.get(i) instanceof ReadRating.Reading.Readable yes) {
        readable.add(yes.rating());
      }
    }
    List<Outcome> outcomes = storeRatings.store(suspicions.mark(readable), refused);
    var ofReadable = outcomes.subList(0, readable.size()).iterator();
    var ofRefused = outcomes.subList(readable.size(), outcomes.size()).iterator();
    var answers = new ArrayList<Receipt>();
    for (int i = 0; i < sent.size(); i++) {
      String id = ReadRating.sentId(sent.get(i));
      if (readings.get(i) instanceof ReadRating.Reading.Refused no) {
        // A kiosk whose clock jumped between two sendings of the same rating would hear «refused»
        // of what is stored and counted.
        boolean isStored = ofRefused.next() == Outcome.REPEATED;
        answers.add(isStored ? receipt(id, Outcome.REPEATED) : Receipt.refused(id, no.reason()));
      } else {
        answers.add(receipt(id, ofReadable.next()));
      }
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
