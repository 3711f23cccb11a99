package vn.thuocdo.sms;

import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.TransactionStored;
import vn.thuocdo.dossier.TransactionsStored;
import vn.thuocdo.link.LinkTicket;
import vn.thuocdo.link.LinkTokens;
import vn.thuocdo.link.PublicAddress;
import vn.thuocdo.text.PhoneNumber;
import vn.thuocdo.unit.Offices;

/**
 * Asks for an opinion when a dossier is done. Draw, invitation and message are written in the
 * transaction that stores what the one-stop software told.
 */
@Singleton
class Invite implements ApplicationEventListener<TransactionsStored> {

  static final Duration LINK_LASTS = Duration.ofDays(14);

  private final Transactions transactions;
  private final Numbers numbers;
  private final Drawing drawing;
  private final Outbox outbox;
  private final SmsTexts texts;
  private final LinkTokens links;
  private final Offices offices;
  private final PublicAddress address;

  Invite(
      Transactions transactions,
      Numbers numbers,
      Drawing drawing,
      Outbox outbox,
      SmsTexts texts,
      LinkTokens links,
      Offices offices,
      PublicAddress address) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.drawing = drawing;
    this.outbox = outbox;
    this.texts = texts;
    this.links = links;
    this.offices = offices;
    this.address = address;
  }

  /**
   * A transaction about which somebody could be asked.
   *
   * @param phone null for none that can be invited
   * @param number what the phone is recognised by; null with it
   */
  record Candidate(
      TransactionStored transaction, @Nullable PhoneNumber phone, @Nullable ByteBuffer number) {

    ByteBuffer dossier() {
      return ByteBuffer.wrap(transaction.dossierHash());
    }
  }

  @Override
  public void onApplicationEvent(TransactionsStored event) {
    List<Candidate> candidates =
        event.transactions().stream()
            .filter(transaction -> transaction.caseState().isDone())
            .map(this::candidate)
            .toList();
    if (!candidates.isEmpty()) {
      transactions.write(
          connection -> {
            List<Draw> draws = drawing.draw(connection, candidates);
            var invited = new ArrayList<Candidate>();
            for (int i = 0; i < draws.size(); i++) {
              if (draws.get(i) == Draw.INVITED) {
                invited.add(candidates.get(i));
              }
            }
            invite(connection, invited);
            note(connection, candidates, draws);
            return invited.size();
          });
    }
  }

  private Candidate candidate(TransactionStored transaction) {
    String told = transaction.phone();
    PhoneNumber phone = told == null ? null : Numbers.invitable(told).orElse(null);
    return new Candidate(
        transaction, phone, phone == null ? null : ByteBuffer.wrap(numbers.hash(phone.e164())));
  }

  private void invite(Connection connection, List<Candidate> invited) throws SQLException {
    if (invited.isEmpty()) {
      return;
    }
    List<UUID> occasions = invited.stream().map(one -> UUID.randomUUID()).toList();
    Map<UUID, Long> invitations = insert(connection, invited, occasions);
    var tickets = new ArrayList<LinkTicket>();
    for (int i = 0; i < invited.size(); i++) {
      tickets.add(ticket(invited.get(i).transaction, occasions.get(i)));
    }
    List<String> tokens = links.create(connection, tickets);
    var messages = new ArrayList<Outbox.New>();
    for (int i = 0; i < invited.size(); i++) {
      messages.add(
          new Outbox.New(
              Objects.requireNonNull(invitations.get(occasions.get(i))),
              Objects.requireNonNull(invited.get(i).phone),
              text(invited.get(i).transaction, tokens.get(i))));
    }
    outbox.add(connection, messages);
  }

  private static LinkTicket ticket(TransactionStored transaction, UUID occasion) {
    Instant from = transaction.receivedAt();
    return new LinkTicket(
        occasion,
        transaction.place(),
        transaction.respondent(),
        transaction.language(),
        transaction.caseState(),
        from,
        from.plus(LINK_LASTS));
  }

  private String text(TransactionStored transaction, String token) {
    String unit = offices.findUnit(transaction.place().unitId()).orElseThrow().name();
    String link = address.find().orElse("") + LinkTokens.PATH + token;
    return texts.text(
        transaction.language(), SmsTexts.Kind.INVITATION, Map.of("unit", unit, "link", link));
  }

  /** Returns the numbers of the invitations by their occasions. */
  private static Map<UUID, Long> insert(
      Connection connection, List<Candidate> invited, List<UUID> occasions) throws SQLException {
    var rows = new ArrayList<@Nullable Object[]>();
    for (int i = 0; i < invited.size(); i++) {
      TransactionStored transaction = invited.get(i).transaction;
      rows.add(
          new @Nullable Object[] {
            transaction.id(),
            transaction.dossierHash(),
            occasions.get(i),
            Objects.requireNonNull(invited.get(i).number).array(),
            transaction.language(),
            transaction.receivedAt()
          });
    }
    Sql.batch(
        connection,
        """
        INSERT INTO invitation (transaction_id, dossier_hash, occasion, number_hash, language, invited_at)
        VALUES (?, ?, ?, ?, ?, ?)""",
        rows);
    var ids = new HashMap<UUID, Long>();
    Sql.list(
            connection,
            "SELECT occasion, id FROM invitation WHERE occasion IN " + Sql.marks(occasions),
            row -> Map.entry(BinaryUuid.of(row.getBytes(1)), row.getLong(2)),
            occasions.toArray())
        .forEach(one -> ids.put(one.getKey(), one.getValue()));
    return ids;
  }

  private static void note(Connection connection, List<Candidate> candidates, List<Draw> draws)
      throws SQLException {
    var rows = new ArrayList<@Nullable Object[]>();
    for (int i = 0; i < draws.size(); i++) {
      Candidate candidate = candidates.get(i);
      ByteBuffer number = candidate.number;
      rows.add(
          new @Nullable Object[] {
            candidate.transaction.id(),
            draws.get(i).name(),
            number == null ? null : number.array(),
            candidate.transaction.receivedAt()
          });
    }
    Sql.batch(
        connection,
        "INSERT INTO sms_draw (transaction_id, outcome, number_hash, drawn_at) VALUES (?, ?, ?, ?)",
        rows);
  }
}
