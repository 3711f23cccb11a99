package vn.thuocdo.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A carrier that remembers what it took, and can be made to fail in every way. */
final class Carrier implements SmsSender {

  /** What it does with the next messages. */
  enum Mood {
    TAKES,
    /** Says nothing after having taken it, as when the line is cut. */
    TAKES_AND_IS_CUT_OFF,
    IS_DOWN,
    REFUSES
  }

  record Taken(String id, OutgoingMessage message) {}

  private final List<Taken> taken = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Mood mood = Mood.TAKES;

  void be(Mood next) {
    mood = next;
  }

  synchronized List<Taken> taken() {
    return List.copyOf(taken);
  }

  int asked() {
    return asked.get();
  }

  @Override
  public String send(OutgoingMessage message) throws NotSent {
    asked.incrementAndGet();
    return switch (mood) {
      case TAKES -> take(message);
      case TAKES_AND_IS_CUT_OFF -> {
        take(message);
        throw new IllegalStateException("cut off");
      }
      case IS_DOWN -> throw NotSent.forNow("down", null, null);
      case REFUSES -> throw NotSent.forGood(MessageState.UNREACHABLE, "21211");
    };
  }

  private synchronized String take(OutgoingMessage message) {
    String id = "SM" + (taken.size() + 1);
    taken.add(new Taken(id, message));
    return id;
  }

  @Override
  public synchronized Optional<String> findSent(OutgoingMessage message, Instant since)
      throws NotSent {
    if (mood == Mood.IS_DOWN) {
      throw NotSent.forNow("down", null, null);
    }
    return taken.stream()
        .filter(one -> one.message().to().equals(message.to()))
        .filter(one -> one.message().body().equals(message.body()))
        .map(Taken::id)
        .findFirst();
  }

  @Override
  public String name() {
    return "demo";
  }
}
