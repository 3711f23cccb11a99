package vn.thuocdo.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.thuocdo.DiscreetLineEncoder;
import vn.thuocdo.database.TestDatabase;

/** Whatever happens between us and Twilio, no line of the log holds a number or a text. */
class TwilioDiscreetIT {

  private static final String PUBLIC = "https://danhgia.example.gov.vn";
  private static final String NUMBER = "+84912345678";
  private static final String TEXT = "TT PVHCC bi mat: moi danh gia";
  private static final String REPLY = "Anh Mơ ở quầy 3 hẹn mãi";

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");
  private static final List<String> LINES = new CopyOnWriteArrayList<>();
  private static final List<Appender<ILoggingEvent>> OTHERS = new ArrayList<>();
  private static final Level USUAL = ROOT.getLevel();

  private static FakeTwilio twilio;
  private static EmbeddedServer server;
  private static AppenderBase<ILoggingEvent> listener;

  @BeforeAll
  static void start() {
    twilio = FakeTwilio.start();
    var properties = new HashMap<>(TestDatabase.properties());
    properties.putAll(twilio.settings(PUBLIC));
    server = ApplicationContext.run(EmbeddedServer.class, properties);
    var encoder = new DiscreetLineEncoder();
    encoder.setContext(ROOT.getLoggerContext());
    encoder.setPattern("%level %logger %msg %kvp%n%ex{full}");
    encoder.start();
    listener =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            LINES.add(new String(encoder.encode(event), UTF_8));
          }
        };
    listener.setContext(ROOT.getLoggerContext());
    listener.start();
    ROOT.iteratorForAppenders().forEachRemaining(OTHERS::add);
    OTHERS.forEach(ROOT::detachAppender);
    ROOT.addAppender(listener);
    // More than a server ever writes, and what somebody switches on who looks for an error.
    ROOT.setLevel(Level.DEBUG);
  }

  @AfterAll
  static void stop() {
    ROOT.setLevel(USUAL);
    ROOT.detachAppender(listener);
    OTHERS.forEach(ROOT::addAppender);
    server.close();
    twilio.close();
  }

  @Test
  void no_line_holds_a_number_or_a_text() {
    send();
    find();
    receive(PUBLIC + "/webhooks/twilio/messages", REPLY);
    receive("https://another.example.vn/webhooks/twilio/messages", REPLY);
    receive(PUBLIC + "/webhooks/twilio/messages", "TC");
    report();

    assertThat(LINES).as("it listens").anyMatch(line -> line.contains("/webhooks/twilio/messages"));
    assertThat(LINES)
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContain("912345678")
                    .doesNotContain("bi mat")
                    .doesNotContain("Mơ")
                    .doesNotContain("M%C6%A1")
                    .doesNotContain(FakeTwilio.TOKEN));
  }

  @Test
  void what_the_libraries_would_write_down_is_not_wanted_from_them() throws Exception {
    for (String file : new String[] {"logback.xml", "logback-server.xml"}) {
      assertThat(Files.readString(Path.of("src/main/resources", file)))
          .contains("<logger name=\"com.twilio\" level=\"WARN\"/>")
          .contains("<logger name=\"org.apache.hc\" level=\"WARN\"/>");
    }
  }

  @Test
  void nothing_that_carries_a_message_shows_it() {
    assertThat(new OutgoingMessage(7, NUMBER, TEXT).toString()).doesNotContain("912", "bi mat");
    assertThat(new IncomingMessage("SM1", NUMBER, REPLY, Instant.EPOCH).toString())
        .doesNotContain("912", "Mơ");
  }

  private static void send() {
    var sender = server.getApplicationContext().getBean(SmsSender.class);
    var message = new OutgoingMessage(1, NUMBER, TEXT);
    assertThat(catchThrowable(() -> sender.send(message))).isNull();
    twilio.refusesNext(1, 400, 21211, "");
    noted(catchThrowable(() -> sender.send(message)));
    twilio.refusesNext(1, 503, 0, "3");
    noted(catchThrowable(() -> sender.send(message)));
    twilio.saysNothingToNext(1);
    noted(catchThrowable(() -> sender.send(message)));
    twilio.saysNext(201, "{\"body\":\"" + TEXT + "\",\"to\":\"" + NUMBER + "\"");
    noted(catchThrowable(() -> sender.send(message)));
  }

  private static void find() {
    var sender = server.getApplicationContext().getBean(SmsSender.class);
    var message = new OutgoingMessage(1, NUMBER, TEXT + ".");
    assertThat(catchThrowable(() -> sender.findSent(message, Instant.EPOCH))).isNull();
    twilio.refusesNext(1, 429, 20429, "");
    noted(catchThrowable(() -> sender.findSent(message, Instant.EPOCH)));
  }

  /** As whoever hands messages over might write it down. */
  private static void noted(Throwable failure) {
    assertThat(failure).isNotNull();
    LoggerFactory.getLogger("vn.thuocdo.sms.Test").error("Not sent: " + failure, failure);
  }

  private static void receive(String signed, String body) {
    twilio.delivers(
        server.getURI() + "/webhooks/twilio/messages",
        signed,
        "SM%032x".formatted(body.hashCode()),
        NUMBER,
        body);
  }

  private static void report() {
    var sent = twilio.messages().getFirst();
    var fields =
        new TreeMap<>(
            Map.of("MessageSid", sent.sid(), "MessageStatus", "verschollen", "To", NUMBER));
    twilio.posts(
        server.getURI() + "/webhooks/twilio/status", PUBLIC + "/webhooks/twilio/status", fields);
    fields.put("MessageStatus", "delivered");
    twilio.posts(
        server.getURI() + "/webhooks/twilio/status", PUBLIC + "/webhooks/twilio/status", fields);
  }
}
