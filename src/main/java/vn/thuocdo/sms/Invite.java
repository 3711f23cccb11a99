package vn.thuocdo.sms;

import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.TransactionStored;
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
class Invite implements ApplicationEventListener<TransactionStored> {

  static final Duration ASKED_LATELY = Duration.ofDays(30);
  static final Duration LINK_LASTS = Duration.ofDays(14);

  /** More dossiers than this within {@link #ASKED_LATELY} nobody has of their own. */
  static final int MOST_DOSSIERS = 5;

  private final Transactions transactions;
  private final Numbers numbers;
  private final OptOuts optOuts;
  private final Sampling sampling;
  private final Outbox outbox;
  private final SmsTexts texts;
  private final LinkTokens links;
  private final Offices offices;
  private final PublicAddress address;

  Invite(
      Transactions transactions,
      Numbers numbers,
      OptOuts optOuts,
      Sampling sampling,
      Outbox outbox,
      SmsTexts texts,
      LinkTokens links,
      Offices offices,
      PublicAddress address) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.optOuts = optOuts;
    this.sampling = sampling;
    this.outbox = outbox;
    this.texts = texts;
    this.links = links;
    this.offices = offices;
    this.address = address;
  }

  @Override
  public void onApplicationEvent(TransactionStored event) {
    if (event.caseState().isDone()) {
      transactions.write(
          connection -> {
            Optional<PhoneNumber> number =
                Optional.ofNullable(event.phone()).flatMap(Numbers::invitable);
            byte[] hash = number.map(known -> numbers.hash(known.e164())).orElse(null);
            Draw draw = draw(connection, event, hash);
            if (draw == Draw.INVITED) {
              invite(connection, event, number.orElseThrow());
            }
            return note(connection, event, draw, hash);
          });
    }
  }

  private Draw draw(Connection connection, TransactionStored event, byte @Nullable [] number)
      throws SQLException {
    if (number == null) {
      return event.phone() == null ? Draw.NO_NUMBER : Draw.NOT_MOBILE;
    }
    Instant since = event.receivedAt().minus(ASKED_LATELY);
    // Locked, so that two servers that hear of the same number ask it once.
    long dossiers =
        Sql.list(
                connection,
                "SELECT transaction_id FROM sms_draw WHERE number_hash = ? AND drawn_at > ? FOR"
                    + " UPDATE",
                row -> row.getLong(1),
                number,
                since)
            .size();
    if (optOuts.isOut(connection, number)) {
      return Draw.OPTED_OUT;
    }
    if (dossiers >= MOST_DOSSIERS) {
      return Draw.HELPER;
    }
    if (has(connection, "dossier_hash = ?", event.dossierHash())) {
      return Draw.ASKED_ABOUT_DOSSIER;
    }
    if (has(connection, "number_hash = ? AND invited_at > ?", number, since)) {
      return Draw.ASKED_LATELY;
    }
    Sampling.Rule rule = sampling.ruleFor(connection, event.place());
    if (!sampling.isDrawn(event.dossierHash(), rule.share())) {
      return Draw.NOT_DRAWN;
    }
    return sampling.isFull(connection, rule, event.receivedAt())
        ? Draw.QUOTA_REACHED
        : Draw.INVITED;
  }

  private static boolean has(Connection connection, String where, Object... values)
      throws SQLException {
    return Sql.number(connection, "SELECT COUNT(*) FROM invitation WHERE " + where, values) > 0;
  }

  private void invite(Connection connection, TransactionStored event, PhoneNumber number)
      throws SQLException {
    UUID occasion = UUID.randomUUID();
    long invitation = insert(connection, event, numbers.hash(number.e164()), occasion);
    String token =
        links.create(
            connection,
            new LinkTicket(
                occasion,
                event.place(),
                event.respondent(),
                event.language(),
                event.caseState(),
                event.receivedAt(),
                event.receivedAt().plus(LINK_LASTS)));
    String unit = offices.findUnit(event.place().unitId()).orElseThrow().name();
    String site = address.find().orElse("");
    outbox.add(
        connection,
        invitation,
        number,
        texts.text(
            event.language(),
            SmsTexts.Kind.INVITATION,
            Map.of("unit", unit, "link", site + LinkTokens.PATH + token)));
  }

  private static long insert(
      Connection connection, TransactionStored event, byte[] number, UUID occasion)
      throws SQLException {
    Sql.update(
        connection,
        """
        INSERT INTO invitation (transaction_id, dossier_hash, occasion, number_hash, language, invited_at)
        VALUES (?, ?, ?, ?, ?, ?)""",
        event.id(),
        event.dossierHash(),
        occasion,
        number,
        event.language(),
        event.receivedAt());
    return Sql.number(connection, "SELECT id FROM invitation WHERE occasion = ?", occasion);
  }

  private static int note(
      Connection connection, TransactionStored event, Draw draw, byte @Nullable [] number)
      throws SQLException {
    return Sql.update(
        connection,
        "INSERT INTO sms_draw (transaction_id, outcome, number_hash, drawn_at) VALUES (?, ?, ?, ?)",
        event.id(),
        draw.name(),
        number,
        event.receivedAt());
  }
}
