package vn.thuocdo.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * A kiosk as the server sees one: it keeps a rating on its disk before it thanks, sends what waits
 * until it is answered for, and its clock is wrong.
 */
final class SimulatedKiosk implements Runnable {

  private static final int BATCH = 50;
  private static final int BATCH_BYTES = 200_000;
  private static final int MOST_WAITING = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final long HEARTBEAT_MILLIS = 5_000;
  private static final Pattern RECEIPT =
      Pattern.compile(
          "\\{\"id\":\"([0-9a-f-]{36})\",\"outcome\":\"([A-Z]+)\"(?:,\"reason\":(?:null|\"([A-Z_]+)\"))?\\}");
  private static final java.util.Set<String> OF_THE_CLOCK =
      java.util.Set.of("TOO_OLD", "FROM_THE_FUTURE");

  private final int number;
  private final String key;
  private final Content content;
  private final DiskQueue queue;
  private final Witness witness;
  private final Probe probe;
  private final List<URI> servers;
  private final HttpClient http;
  private final RandomGenerator visits;
  private final RandomGenerator sending;
  private final double perSecond;
  private final AtomicLong clockErrorMillis;
  private final AtomicInteger powerCuts = new AtomicInteger();
  private final AtomicInteger toBoth = new AtomicInteger();
  private final AtomicInteger outOfOrder = new AtomicInteger();
  private final Deque<String> answered = new ArrayDeque<>();
  private long nextVisitNanos = System.nanoTime();
  private long nextBeatNanos = System.nanoTime();
  private long pauseUntilNanos = System.nanoTime();
  private long silentSinceNanos = System.nanoTime();
  private int failures;
  private int server;
  private volatile boolean isOpen = true;
  private volatile boolean isStopped;

  /** What a kiosk needs to know of the run. */
  record Surroundings(
      long seed,
      Content content,
      Witness witness,
      Probe probe,
      List<URI> servers,
      HttpClient http) {}

  SimulatedKiosk(int number, String key, double perSecond, Path file, Surroundings around)
      throws IOException {
    this.number = number;
    this.key = key;
    this.perSecond = perSecond;
    this.content = around.content();
    this.witness = around.witness();
    this.probe = around.probe();
    this.servers = around.servers();
    this.http = around.http();
    this.queue = new DiskQueue(file);
    this.visits = Dice.of(around.seed(), 20, number);
    this.sending = Dice.of(around.seed(), 21, number);
    this.server = number % servers.size();
    // A third of the clocks are right; the others are wrong by a second to a year.
    double throwing = visits.nextDouble();
    long error = (long) Math.pow(365.0 * 24 * 3600 * 1000, visits.nextDouble());
    this.clockErrorMillis = new AtomicLong(throwing < 0.33 ? 0 : throwing < 0.66 ? error : -error);
  }

  void clockJumps(long seconds) {
    // Within a year of the truth: beyond it there is no device that starts.
    clockErrorMillis.updateAndGet(
        error -> {
          long next = error + seconds * 1000;
          return Math.abs(next) > 365L * 24 * 3600 * 1000 ? seconds * 1000 : next;
        });
  }

  void cutPower() {
    powerCuts.incrementAndGet();
  }

  void sendToBoth(int batches) {
    toBoth.addAndGet(batches);
  }

  void sendOutOfOrder(int batches) {
    outOfOrder.addAndGet(batches);
  }

  /** No more citizens come; what waits is still sent. */
  void closeOffice() {
    isOpen = false;
  }

  void stop() {
    isStopped = true;
  }

  int waiting() {
    synchronized (queue) {
      return queue.waiting().size();
    }
  }

  @Override
  public void run() {
    try {
      while (!isStopped) {
        if (powerCuts.getAndUpdate(cuts -> Math.max(0, cuts - 1)) > 0) {
          cutPowerNow();
        }
        serveCitizens();
        if (System.nanoTime() >= pauseUntilNanos) {
          beat();
          send();
        }
        pauseShortly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      witness.found("kiosk " + number + " broke down: " + e);
      throw e;
    }
  }

  private void pauseShortly() throws InterruptedException {
    boolean isBusy = waiting() >= BATCH && System.nanoTime() >= pauseUntilNanos;
    Thread.sleep(isBusy ? 5 : 100);
  }

  /** The power goes while a citizen taps: that rating was never thanked for. */
  private void cutPowerNow() throws IOException {
    synchronized (queue) {
      long seq = queue.lastSeq() + 1;
      if (isOpen && content.fate(number, seq) != Content.Fate.LOST) {
        queue.add(seq, content.json(number, seq, now()));
      }
      queue.powerCut();
    }
    answered.clear();
    failures = 0;
    pauseUntilNanos = System.nanoTime();
  }

  private void serveCitizens() throws IOException {
    long nanos = System.nanoTime();
    if (!isOpen || nanos < nextVisitNanos) {
      return;
    }
    int citizens = visits.nextInt(1, 21);
    nextVisitNanos = nanos + (long) (citizens / perSecond * 1e9);
    synchronized (queue) {
      if (queue.waiting().size() >= MOST_WAITING) {
        return;
      }
      long first = queue.lastSeq() + 1;
      for (int i = 0; i < citizens; i++) {
        long seq = queue.lastSeq() + 1;
        if (content.fate(number, seq) == Content.Fate.LOST) {
          queue.addLost(seq);
        } else {
          queue.add(seq, content.json(number, seq, now()));
        }
      }
      queue.sync();
      // Only now the kiosk says thank you.
      for (long seq = first; seq <= queue.lastSeq(); seq++) {
        boolean isLost = content.fate(number, seq) == Content.Fate.LOST;
        witness.note(number, seq, isLost ? Witness.LOST : Witness.MADE);
      }
      witness.count("given", citizens);
    }
  }

  private Instant now() {
    return Instant.now().plusMillis(clockErrorMillis.get());
  }

  private void beat() throws InterruptedException {
    if (System.nanoTime() < nextBeatNanos) {
      return;
    }
    nextBeatNanos = System.nanoTime() + HEARTBEAT_MILLIS * 1_000_000;
    long lastSeq;
    int waiting;
    synchronized (queue) {
      lastSeq = queue.lastSeq();
      waiting = queue.waiting().size();
    }
    String body =
        "{\"sentAt\":\"%s\",\"version\":\"torture\",\"waiting\":%d,\"lastSeq\":%d,\"persisted\":true}"
            .formatted(now(), waiting, lastSeq);
    try {
      var answer = post(server, "/api/kiosk/heartbeat", body);
      judgeStatus(answer);
    } catch (IOException e) {
      server = 1 - server;
    }
  }

  /** Says goodbye with the last number; returns whether the server heard it. */
  boolean lastBeat() throws InterruptedException {
    String body =
        "{\"sentAt\":\"%s\",\"version\":\"torture\",\"waiting\":0,\"lastSeq\":%d,\"persisted\":true}"
            .formatted(now(), queue.lastSeq());
    try {
      return post(server, "/api/kiosk/heartbeat", body).statusCode() == 200;
    } catch (IOException e) {
      server = 1 - server;
      return false;
    }
  }

  private void send() throws IOException, InterruptedException {
    Map<Long, String> batch = batch();
    if (batch.isEmpty()) {
      silentSinceNanos = System.nanoTime();
      return;
    }
    var seqs = new ArrayList<>(batch.keySet());
    boolean isShuffled = use(outOfOrder) || sending.nextInt(30) == 0;
    if (isShuffled) {
      Collections.shuffle(seqs, new java.util.Random(sending.nextLong()));
      witness.count("batches out of order");
    }
    if (use(toBoth) || sending.nextInt(40) == 0) {
      witness.count("batches to both servers");
      together(batch, seqs, seqs);
    } else if (sending.nextInt(40) == 0 && seqs.size() > 3) {
      // Two tabs share the queue: their halves overlap.
      witness.count("batches split");
      int third = seqs.size() / 3;
      together(batch, seqs.subList(0, 2 * third), seqs.subList(third, seqs.size()));
    } else {
      settle(seqs, deliver(server, batch, seqs));
    }
  }

  private static boolean use(AtomicInteger orders) {
    return orders.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private Map<Long, String> batch() {
    var batch = new java.util.LinkedHashMap<Long, String>();
    int size = sending.nextInt(10) == 0 ? sending.nextInt(1, 10) : BATCH;
    int bytes = 0;
    synchronized (queue) {
      for (var waiting : queue.waiting().entrySet()) {
        bytes += waiting.getValue().length() * 3;
        if (batch.size() == size || (bytes > BATCH_BYTES && !batch.isEmpty())) {
          break;
        }
        batch.put(waiting.getKey(), waiting.getValue());
      }
    }
    return batch;
  }

  /** Sends to both servers at the same moment. */
  private void together(Map<Long, String> batch, List<Long> first, List<Long> second)
      throws IOException, InterruptedException {
    var answers = new ArrayList<Map<Long, String[]>>(List.of(Map.of(), Map.of()));
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    answers.set(1, deliver(1, batch, second));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    answers.set(0, deliver(0, batch, first));
    other.join();
    settle(first, answers.get(0));
    settle(second, answers.get(1));
  }

  /** Returns outcome and reason by running number; empty when nobody answered for them. */
  private Map<Long, String[]> deliver(int to, Map<Long, String> batch, List<Long> seqs)
      throws InterruptedException {
    var ratings = new ArrayList<String>();
    seqs.forEach(seq -> ratings.add(batch.get(seq)));
    synchronized (answered) {
      if (!answered.isEmpty() && ratings.size() < BATCH && Math.floorMod(seqs.getFirst(), 5) == 0) {
        ratings.add(answered.getFirst());
        witness.count("ratings sent again");
      }
    }
    String body = "{\"sentAt\":\"" + now() + "\",\"ratings\":[" + String.join(",", ratings) + "]}";
    long begun = System.nanoTime();
    try {
      var answer = post(to, "/api/kiosk/ratings", body);
      witness.answeredAfter(Duration.ofNanos(System.nanoTime() - begun));
      return judgeStatus(answer) ? receipts(answer.body(), seqs) : Map.of();
    } catch (IOException e) {
      witness.count("no answer");
      return Map.of();
    }
  }

  private boolean judgeStatus(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status != 200) {
      witness.count("status " + status);
      if (status != 503 && status != 429) {
        witness.found("kiosk %d was answered %d: %s".formatted(number, status, answer.body()));
      } else if (answer.headers().firstValue("retry-after").isEmpty()) {
        witness.found("an answer %d without Retry-After".formatted(status));
      }
    }
    return status == 200;
  }

  private Map<Long, String[]> receipts(String body, List<Long> seqs) {
    var receipts = new HashMap<Long, String[]>();
    var found = RECEIPT.matcher(body);
    while (found.find()) {
      UUID id = UUID.fromString(found.group(1));
      long seq = Content.seqOf(id);
      if (!content.id(number, seq).equals(id)) {
        witness.found("kiosk " + number + " got a receipt for a rating that it never gave: " + id);
      }
      String reason = found.group(3) == null ? "" : found.group(3);
      note(seq, found.group(2), reason);
      receipts.put(seq, new String[] {found.group(2), reason});
    }
    if (!receipts.keySet().containsAll(seqs)) {
      witness.found("kiosk %d got no receipt for some of its batch: %s".formatted(number, body));
    }
    return receipts;
  }

  private void note(long seq, String outcome, String reason) {
    boolean isBad = content.fate(number, seq) == Content.Fate.BAD;
    switch (outcome) {
      case "STORED", "REPEATED" -> {
        int flag = outcome.equals("STORED") ? Witness.TOLD_STORED : Witness.TOLD_REPEATED;
        int before = witness.note(number, seq, flag);
        if (isBad) {
          witness.found("rating %d of kiosk %d is none and was taken".formatted(seq, number));
        }
        if (outcome.equals("STORED") && (before & Witness.TOLD_STORED) != 0) {
          witness.found("rating %d of kiosk %d was told STORED twice".formatted(seq, number));
        }
        witness.count(outcome.equals("STORED") ? "told STORED" : "told REPEATED");
      }
      case "REFUSED" -> {
        witness.note(number, seq, Witness.TOLD_REFUSED);
        witness.count("told REFUSED " + reason);
        if (!isBad && !OF_THE_CLOCK.contains(reason)) {
          witness.found("rating %d of kiosk %d was refused: %s".formatted(seq, number, reason));
        }
      }
      default -> witness.found("unknown outcome " + outcome);
    }
  }

  private void settle(List<Long> seqs, Map<Long, String[]> receipts)
      throws IOException, InterruptedException {
    if (receipts.isEmpty()) {
      failures++;
      server = sending.nextInt(4) == 0 ? server : 1 - server;
      long longest = Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(failures, 6));
      pauseUntilNanos = System.nanoTime() + sending.nextLong(longest / 2, longest) * 1_000_000;
      return;
    }
    failures = 0;
    witness.silentFor(Duration.ofNanos(System.nanoTime() - silentSinceNanos));
    silentSinceNanos = System.nanoTime();
    var promised = new ArrayList<UUID>();
    synchronized (queue) {
      for (long seq : seqs) {
        String[] receipt = receipts.get(seq);
        if (receipt == null) {
          continue;
        }
        String json = queue.waiting().get(seq);
        if (json != null && !receipt[0].equals("REFUSED")) {
          remember(json);
          promised.add(content.id(number, seq));
        }
        queue.remove(seq);
      }
    }
    if (!promised.isEmpty() && sending.nextInt(10) == 0) {
      probe.look(promised);
    }
  }

  private void remember(String json) {
    synchronized (answered) {
      answered.addLast(json);
      if (answered.size() > 20) {
        answered.removeFirst();
      }
    }
  }

  private HttpResponse<String> post(int to, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(servers.get(to).resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
