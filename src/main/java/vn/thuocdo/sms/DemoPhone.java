package vn.thuocdo.sms;

import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.RecordTransactions;
import vn.thuocdo.unit.Settings;

/** A telephone of the simulated province: what is «sent» to it can be read, and answered. */
@Singleton
class DemoPhone {

  private static final String HANDLED_BY = "demo";

  private final Transactions transactions;
  private final Numbers numbers;
  private final Replies replies;
  private final RecordTransactions dossiers;
  private final SmsSender sender;
  private final Settings settings;
  private final InstantSource clock;

  DemoPhone(
      Transactions transactions,
      Numbers numbers,
      Replies replies,
      RecordTransactions dossiers,
      SmsSender sender,
      Settings settings,
      InstantSource clock) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.replies = replies;
    this.dossiers = dossiers;
    this.sender = sender;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param isOurs whether the office said it
   */
  record Line(Instant at, boolean isOurs, String text) {}

  /**
   * What is on the telephone.
   *
   * @param waitsUntil when a message may be sent that waits; null when none does
   */
  record Screen(List<Line> lines, @Nullable Instant waitsUntil) {}

  /** Tells whether there is such a telephone: never beside a real carrier or real figures. */
  boolean exists() {
    return sender instanceof DemoSender && settings.get("demo", "false").equals("true");
  }

  Screen screen(String phone) {
    byte[] number = numbers.hash(phone);
    return transactions.read(
        connection -> {
          var lines = new ArrayList<>(sent(connection, number));
          lines.addAll(replied(connection, number));
          lines.sort(Comparator.comparing(Line::at));
          Instant waitsUntil =
              Sql.first(
                      connection,
                      "SELECT due_at FROM sms_message WHERE number_hash = ? AND state = 'QUEUED'"
                          + " ORDER BY due_at LIMIT 1",
                      row -> Objects.requireNonNull(Sql.time(row, "due_at")),
                      (Object) number)
                  .orElse(null);
          return new Screen(List.copyOf(lines), waitsUntil);
        });
  }

  private List<Line> sent(Connection connection, byte[] number) throws SQLException {
    return Sql.list(
        connection,
        "SELECT sent_at, body_sealed FROM sms_message WHERE number_hash = ? AND state = 'SENT'"
            + " AND body_sealed IS NOT NULL",
        row ->
            new Line(
                Objects.requireNonNull(Sql.time(row, "sent_at")),
                true,
                numbers.open(row.getBytes("body_sealed")).orElse("…")),
        (Object) number);
  }

  private static List<Line> replied(Connection connection, byte[] number) throws SQLException {
    var lines = new ArrayList<Line>();
    Sql.list(
            connection,
            "SELECT received_at, text, answer FROM sms_reply WHERE number_hash = ? ORDER BY id",
            row ->
                List.of(
                    new Line(
                        Objects.requireNonNull(Sql.time(row, "received_at")),
                        false,
                        row.getString("text")),
                    new Line(
                        Objects.requireNonNull(Sql.time(row, "received_at")).plusMillis(1),
                        true,
                        Optional.ofNullable(row.getString("answer")).orElse(""))),
            (Object) number)
        .forEach(lines::addAll);
    lines.removeIf(line -> line.text.isEmpty());
    return lines;
  }

  /** Says something from the telephone. */
  void say(String phone, String text) {
    replies.receive(new IncomingMessage("demo-" + UUID.randomUUID(), phone, text, clock.instant()));
  }

  /** Does as if the one-stop software told of a dossier that is done. */
  void finishDossier(String phone, String point) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("dossierCode", JsonNode.createStringNode("DEMO-" + UUID.randomUUID()));
    fields.put("point", JsonNode.createStringNode(point));
    fields.put("handledBy", JsonNode.createStringNode(HANDLED_BY));
    fields.put("phone", JsonNode.createStringNode(phone));
    dossiers.record(List.of(JsonNode.createObjectNode(fields)), false);
  }
}
