package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;

/** A server and a Twilio that call each other by the addresses that they told each other. */
class TwilioRoundTripIT {

  private static final String NUMBER = "+84912345678";

  private static FakeTwilio twilio;
  private static EmbeddedServer server;

  @BeforeAll
  static void start() throws Exception {
    twilio = FakeTwilio.start();
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var properties = new HashMap<>(TestDatabase.properties());
    properties.put("micronaut.server.port", port);
    properties.putAll(twilio.settings("http://localhost:" + port));
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  @AfterAll
  static void stop() {
    assertThat(twilio.violations()).as("not as Twilio's description has it").isEmpty();
    server.close();
    twilio.close();
  }

  @ParameterizedTest
  @CsvSource({
    "delivered, 0, DELIVERED ",
    "undelivered, 30003, UNREACHABLE 30003",
    "failed, 30007, REJECTED 30007",
    "failed, 30002, NO_CREDIT 30002",
    "failed, 0, FAILED "
  })
  void what_became_of_a_message_comes_back_however_often(String end, int code, String state)
      throws Exception {
    FakeTwilio.Sent sent = send();

    for (String status : List.of("queued", "sent", end, end, "sent", "queued")) {
      int told = status.equals(end) ? code : 0;
      assertThat(twilio.reports(sent, status, told).statusCode()).as(status).isEqualTo(204);
    }

    assertThat(state(sent.sid())).isEqualTo(state.strip());
  }

  @Test
  void a_reply_is_heard_and_answered_the_same_however_often() {
    String webhook = server.getURI() + "/webhooks/twilio/messages";
    String sid = "SM%032x".formatted(4711);

    var first = twilio.delivers(webhook, webhook, sid, NUMBER, "TC");
    var repeat = twilio.delivers(webhook, webhook, sid, NUMBER, "TC");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("<Response><Message><Body>");
    assertThat(repeat.body()).isEqualTo(first.body());
  }

  private static FakeTwilio.Sent send() throws NotSent {
    String sid =
        server
            .getApplicationContext()
            .getBean(SmsSender.class)
            .send(new OutgoingMessage(1, NUMBER, "Moi danh gia"));
    server
        .getApplicationContext()
        .getBean(Transactions.class)
        .write(
            connection ->
                Sql.update(
                    connection,
                    """
                    INSERT INTO sms_message (segments, state, attempts, due_at, expires_at, carrier_id, created_at,
                      sent_at)
                    VALUES (1, 'SENT', 1, UTC_TIMESTAMP(), UTC_TIMESTAMP(), ?, UTC_TIMESTAMP(), UTC_TIMESTAMP())""",
                    sid));
    return twilio.messages().stream()
        .filter(message -> message.sid().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  private static String state(String sid) {
    return server
        .getApplicationContext()
        .getBean(Transactions.class)
        .read(
            connection ->
                Sql.first(
                        connection,
                        "SELECT CONCAT(state, ' ', COALESCE(code, '')) FROM sms_message WHERE carrier_id = ?",
                        row -> row.getString(1).strip(),
                        sid)
                    .orElse(""));
  }
}
