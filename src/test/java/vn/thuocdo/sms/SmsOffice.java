package vn.thuocdo.sms;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.thuocdo.LaterClock;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.RecordTransactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Office;

/** A one-stop office at ten in the morning whose software tells of dossiers. */
final class SmsOffice implements AutoCloseable {

  static final String PHONE = "0912345678";

  private final Map<String, Object> properties;
  final ApplicationContext context;
  final Carrier carrier = new Carrier();
  private int dossiers;

  SmsOffice(Path keys) {
    properties = new HashMap<>(TestDatabase.properties());
    properties.put("test.later-clock", "true");
    properties.put("thuocdo.keys", keys.resolve("keys").toString());
    properties.put("thuocdo.public-url", "https://danhgia.example.vn");
    context = ApplicationContext.run(properties);
    Office.open(context.getBean(Transactions.class));
    update("DELETE FROM public_holiday");
    goTo(context, LocalTime.of(10, 0));
  }

  /** Returns another server on the same database, which knows the same hour. */
  ApplicationContext another() {
    var other = ApplicationContext.run(properties);
    goTo(other, LocalTime.of(10, 0));
    return other;
  }

  private static void goTo(ApplicationContext server, LocalTime hour) {
    var clock = server.getBean(LaterClock.class);
    var local = clock.instant().atZone(OfficeZone.ZONE);
    clock.putForward(
        Duration.between(
            local, local.toLocalDate().plusDays(1).atTime(hour).atZone(OfficeZone.ZONE)));
  }

  void later(Duration by) {
    context.getBean(LaterClock.class).putForward(by);
  }

  Instant now() {
    return context.getBean(InstantSource.class).instant();
  }

  SendMessages sending() {
    return sending(context);
  }

  SendMessages sending(ApplicationContext server) {
    return new SendMessages(
        server.getBean(Outbox.class), carrier, server.getBean(InstantSource.class));
  }

  /** Tells of a dossier that is done. */
  RecordTransactions.Outcome finish(String phone) {
    return tell("HS-" + ++dossiers, "RETURNED", phone);
  }

  RecordTransactions.Outcome tell(String dossier, String state, String phone) {
    var fields = new LinkedHashMap<String, JsonNode>();
    fields.put("dossierCode", JsonNode.createStringNode(dossier));
    fields.put("point", JsonNode.createStringNode(Office.POINT));
    fields.put("handledBy", JsonNode.createStringNode(Office.COUNTER));
    fields.put("procedure", JsonNode.createStringNode("HO_TICH"));
    fields.put("caseState", JsonNode.createStringNode(state));
    if (!phone.isEmpty()) {
      fields.put("phone", JsonNode.createStringNode(phone));
    }
    return context
        .getBean(RecordTransactions.class)
        .record(List.of(JsonNode.createObjectNode(fields)), false)
        .getFirst()
        .outcome();
  }

  /** Returns a telephone number of its own for every index. */
  static String phone(int index) {
    return "09%08d".formatted(10_000_000 + index);
  }

  int update(String sql) {
    return context
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  long number(String sql) {
    return context.getBean(Transactions.class).read(connection -> Sql.number(connection, sql));
  }

  String text(String sql) {
    return context
        .getBean(Transactions.class)
        .read(
            connection ->
                Sql.list(connection, sql, row -> String.valueOf(row.getString(1))).stream()
                    .reduce((one, other) -> one + " " + other)
                    .orElse(""));
  }

  @Override
  public void close() throws SQLException {
    context.close();
  }
}
