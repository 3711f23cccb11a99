package vn.thuocdo.sms;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.problem.Refusal;

/**
 * What Twilio tells us: messages of citizens, and what became of ours.
 *
 * <p>Nothing is answered well before it is stored. An answer of 4xx or 5xx makes Twilio note error
 * 11200 and, for an incoming message, call the fall-back address once; a report about a message it
 * does not repeat unless the configuration of the account asks for it. It waits 15 seconds for an
 * answer (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
 */
@Controller("/webhooks/twilio")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class TwilioWebhookController {

  static final int MOST_BYTES = 64 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(TwilioWebhookController.class);

  /** Twilio's own reading of a whole message, with «Advanced Opt-Out». */
  private static final Set<String> OPT_OUT_TYPES = Set.of("STOP", "START");

  private final Optional<TwilioSignature> signature;
  private final TwilioCodes codes = TwilioCodes.load();
  private final Twiml twiml = new Twiml();
  private final Replies replies;
  private final Outbox outbox;
  private final InstantSource clock;

  TwilioWebhookController(
      TwilioSettings settings, Replies replies, Outbox outbox, InstantSource clock) {
    this.signature =
        settings
            .account()
            .map(account -> new TwilioSignature(account.authToken(), account.publicUrl()));
    this.replies = replies;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Takes a message of a citizen and answers with what is to be sent back, as TwiML. */
  @Post("/messages")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces("text/xml; charset=utf-8")
  String receive(HttpRequest<byte[]> request) {
    WebForm form = signedForm(request);
    String id = required(form, "MessageSid");
    String from = required(form, "From");
    String optOutType = form.field("OptOutType");
    // Who stopped by a word that only Twilio's console knows, has stopped.
    String body = OPT_OUT_TYPES.contains(optOutType) ? optOutType : form.field("Body");
    Optional<String> answer = replies.receive(new IncomingMessage(id, from, body, clock.instant()));
    // To these words Twilio answers itself.
    return twiml.of(optOutType.isEmpty() ? answer : Optional.empty());
  }

  /** Takes a report about a message of ours. */
  @Post("/status")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> report(HttpRequest<byte[]> request) {
    WebForm form = signedForm(request);
    String id = required(form, "MessageSid");
    String status = required(form, "MessageStatus");
    String code = form.field("ErrorCode");
    codes
        .stateOf(status, code)
        .ifPresentOrElse(
            state -> outbox.report(id, state, code),
            () -> LOG.warn("Twilio reported a status that is not known here"));
    return HttpResponse.noContent();
  }

  private WebForm signedForm(HttpRequest<byte[]> request) {
    TwilioSignature expected =
        signature.orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    byte[] body = request.getBody().orElse(new byte[0]);
    if (body.length > MOST_BYTES) {
      throw Refusal.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-large");
    }
    WebForm form =
        WebForm.parse(body).orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "unreadable"));
    if (!expected.isOn(request, form)) {
      throw Refusal.of(HttpStatus.FORBIDDEN, "signature-wrong");
    }
    return form;
  }

  private static String required(WebForm form, String name) {
    String value = form.field(name);
    if (value.isBlank()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "fields-wrong", name);
    }
    return value;
  }
}
