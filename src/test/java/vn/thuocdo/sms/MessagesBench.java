package vn.thuocdo.sms;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.RecordTransactions;
import vn.thuocdo.rating.Office;

/** An office that invites many, whatever its servers do. */
public final class MessagesBench implements AutoCloseable {

  private static final String PUBLIC = "https://bench.example.vn";
  private static final String WEBHOOK = "/webhooks/twilio/messages";
  private static final int BATCH = 500;
  private static final Duration WAY = Duration.ofMillis(50);

  private final FakeTwilio twilio = FakeTwilio.start();
  private final ApplicationContext context;
  private int told;

  /**
   * @param home where a server on the same database finds the same keys
   */
  public MessagesBench(DatabaseAddress database, Path home) {
    var properties = new HashMap<>(database.asProperties());
    properties.putAll(twilio.settings(PUBLIC));
    properties.put("thuocdo.home", home.toString());
    twilio.checksNothing();
    context = ApplicationContext.run(properties);
    var transactions = context.getBean(Transactions.class);
    Office.open(transactions);
    transactions.write(
        connection ->
            Sql.update(connection, "DELETE FROM public_holiday")
                + Sql.update(
                    connection,
                    "INSERT INTO setting (name, value) VALUES ('sms_hours', '00:00-24:00')"));
  }

  /** Returns what a server needs to hear the same carrier, as options of Java. */
  public List<String> options() {
    return twilio.settings(PUBLIC).entrySet().stream()
        .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  /** Returns the numbers that got a message, one for each message. */
  public List<String> reached() {
    return twilio.messages().stream().map(FakeTwilio.Sent::to).toList();
  }

  /** Returns how many messages are in a state. */
  public long count(String state) {
    return context
        .getBean(Transactions.class)
        .read(
            connection ->
                Sql.number(connection, "SELECT COUNT(*) FROM sms_message WHERE state = ?", state));
  }

  /** Lets the carrier take its time from now on. */
  public void answersAfter(Duration time) {
    twilio.answersAfter(time);
  }

  /** Returns how many replies one thread reads in a second. */
  public static double readPerSecond(double seconds) throws IOException {
    var grammar = new ReplyGrammar();
    List<String> replies;
    try (var corpus =
        Objects.requireNonNull(MessagesBench.class.getResourceAsStream("/sms/corpus.txt"))) {
      replies =
          new String(corpus.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("=="))
              .toList();
    }
    long begun = System.nanoTime();
    long read = 0;
    long scores = 0;
    while (System.nanoTime() - begun < seconds * 1e9) {
      for (String reply : replies) {
        scores += grammar.read(reply).scores().size();
      }
      read += replies.size();
    }
    if (scores == 0) {
      throw new IllegalStateException("Nothing was read");
    }
    return read * 1e9 / (System.nanoTime() - begun);
  }

  /** Tells of dossiers in batches, and returns how many invitations were queued in a second. */
  public double queuedPerSecond(int count) {
    var door = context.getBean(RecordTransactions.class);
    long begun = System.nanoTime();
    for (int done = 0; done < count; done += BATCH) {
      var batch = new ArrayList<JsonNode>();
      for (int i = 0; i < BATCH; i++) {
        batch.add(
            JsonNode.createObjectNode(
                Map.of(
                    "dossierCode", JsonNode.createStringNode("B" + told),
                    "point", JsonNode.createStringNode(Office.POINT),
                    "handledBy", JsonNode.createStringNode(Office.COUNTER),
                    "phone", JsonNode.createStringNode(SmsOffice.phone(told++)))));
      }
      door.record(batch, false);
    }
    return count * 1e9 / (System.nanoTime() - begun);
  }

  /** Sends all that waits through a carrier 50 ms away; returns messages per second. */
  public double sentPerSecond() {
    twilio.answersAfter(WAY);
    long begun = System.nanoTime();
    int sent = context.getBean(SendMessages.class).sendDue();
    double perSecond = sent * 1e9 / (System.nanoTime() - begun);
    twilio.answersAfter(Duration.ZERO);
    return perSecond;
  }

  /** Returns the request in which the carrier brings the n-th reply of a client, signed. */
  public byte[] reply(int client, long n) {
    var fields =
        FakeTwilio.incoming(
            "SM" + client + "-" + n, SmsOffice.phone((int) ((client * 7919L + n) % told)), "5");
    String body = FakeTwilio.form(fields);
    return ("POST "
            + WEBHOOK
            + " HTTP/1.1\r\nHost: bench.example.vn\r\nAccept: */*\r\nX-Twilio-Signature: "
            + FakeTwilio.signature(FakeTwilio.TOKEN, PUBLIC + WEBHOOK, fields)
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    context.close();
    twilio.close();
  }
}
