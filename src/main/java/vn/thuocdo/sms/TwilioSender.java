package vn.thuocdo.sms;

import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends through Twilio. Safe for many threads; each call is one request, never repeated here:
 * whether a message is tried again is for whoever keeps it.
 */
@Singleton
@Requires(property = "thuocdo.sms.twilio.account-sid", notEquals = "")
@Requires(property = "thuocdo.sms.twilio.auth-token", notEquals = "")
final class TwilioSender implements SmsSender {

  /**
   * What waits at Twilio for longer is not sent any more. Twilio would keep it for ten hours and
   * wake people at night; nothing is handed over after 20:00, and 22:00 is the latest hour for
   * unasked messages (Decree 91/2020/NĐ-CP).
   */
  private static final Duration LONGEST_QUEUE = Duration.ofHours(2);

  /** How far Twilio's clock may be behind ours. */
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);

  static final String NOT_REACHED = "not-reached";
  static final String NO_ANSWER = "no-answer";

  private static final int PAGE_SIZE = 100;

  /** A number to which we sent more than this is no citizen's. */
  private static final long MOST_LISTED = 2_000;

  /** What Twilio puts before every text of an account that is on trial. */
  private static final String TRIAL = "Sent from your Twilio trial account - ";

  private final TwilioSettings.Account account;
  private final TwilioConnection connection;
  private final TwilioRestClient client;
  private final URI statusCallback;
  private final TwilioCodes codes = TwilioCodes.load();
  private final CarrierHealth health;

  TwilioSender(TwilioSettings settings, CarrierHealth health, InstantSource clock) {
    this.account = settings.account().orElseThrow();
    this.connection = new TwilioConnection(account.api(), clock);
    this.client =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(connection)
            .build();
    this.statusCallback = URI.create(account.publicUrl() + "/webhooks/twilio/status");
    this.health = health;
  }

  @Override
  public String send(OutgoingMessage message) throws NotSent {
    Message taken = asked(() -> creator(message).create(client));
    @Nullable String sid = taken.getSid();
    if (sid == null) {
      throw new NoAnswer("it gives the message no name");
    }
    return sid;
  }

  private MessageCreator creator(OutgoingMessage message) {
    var to = new PhoneNumber(message.to());
    MessageCreator creator =
        account.messagingServiceSid().isEmpty()
            ? Message.creator(to, new PhoneNumber(account.from()), message.body())
            : Message.creator(to, account.messagingServiceSid(), message.body());
    return creator
        .setStatusCallback(statusCallback)
        .setValidityPeriod((int) LONGEST_QUEUE.toSeconds());
  }

  /**
   * {@inheritDoc}
   *
   * <p>Lists all messages to the number instead of those sent since then: a message has no date of
   * sending as long as it waits at Twilio, but it has one of its making.
   */
  @Override
  public Optional<String> findSent(OutgoingMessage message, Instant since) throws NotSent {
    try {
      return asked(() -> found(message, since.minus(CLOCK_SLACK)));
    } catch (NoAnswer e) {
      throw NotSent.forNow(NO_ANSWER, null, e);
    }
  }

  private Optional<String> found(OutgoingMessage message, Instant since) {
    ResourceSet<Message> listed =
        Message.reader()
            .setTo(new PhoneNumber(message.to()))
            .pageSize(PAGE_SIZE)
            .limit(MOST_LISTED)
            .read(client);
    for (Message sent : listed) {
      if (isSame(sent, message, since)) {
        return Optional.of(sent.getSid());
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Message sent, OutgoingMessage message, Instant since) {
    ZonedDateTime madeAt = sent.getDateCreated();
    String body = sent.getBody();
    return madeAt != null
        && body != null
        && sent.getDirection() != Message.Direction.INBOUND
        && !madeAt.toInstant().isBefore(since)
        && (body.equals(message.body()) || body.equals(TRIAL + message.body()));
  }

  /**
   * Asks Twilio, and notes how it answered.
   *
   * @throws NoAnswer if nobody knows what became of the request
   */
  private <T> T asked(Supplier<T> request) throws NotSent {
    try {
      T answer = request.get();
      health.succeeded();
      return answer;
    } catch (TwilioConnection.Refused refused) {
      if (isVague(refused.status())) {
        health.failed("HTTP " + refused.status());
        throw new NoAnswer("HTTP " + refused.status());
      }
      throw noted(codes.refusal(refused.status(), refused.code(), refused.retryAfter()));
    } catch (TwilioConnection.NotReached e) {
      throw noted(NotSent.forNow(NOT_REACHED, null, e.getCause()));
    } catch (NoAnswer | ApiException e) {
      health.failed(NO_ANSWER);
      // What the SDK says of an answer that it cannot read, quotes the answer.
      throw e instanceof NoAnswer known ? known : new NoAnswer("nothing that can be read");
    }
  }

  /** Who broke down may have taken the message before; who is busy (503) has not looked at it. */
  private static boolean isVague(int status) {
    return status >= 500 && status != 503;
  }

  private NotSent noted(NotSent problem) {
    if (problem.end().isPresent()) {
      health.succeeded();
    } else {
      health.failed(problem.code());
    }
    return problem;
  }

  @Override
  public String name() {
    return "twilio";
  }

  @PreDestroy
  void close() {
    connection.close();
  }
}
