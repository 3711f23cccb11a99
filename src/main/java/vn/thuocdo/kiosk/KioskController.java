package vn.thuocdo.kiosk;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import vn.thuocdo.problem.JsonBatch;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.proxy.Proxies;
import vn.thuocdo.proxy.RateLimit;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Receipt;
import vn.thuocdo.rating.RecordRatings;
import vn.thuocdo.rating.Sender;
import vn.thuocdo.unit.Offices;

/** The door for kiosks. */
@Controller("/api/kiosk")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class KioskController {

  static final int MOST_RATINGS = 50;
  static final int MOST_BYTES = 256 * 1024;

  private static final Instant FIRST_OF_A_BROWSER = Instant.ofEpochMilli(-8_640_000_000_000_000L);
  private static final Instant LAST_OF_A_BROWSER = Instant.ofEpochMilli(8_640_000_000_000_000L);

  private final Kiosks kiosks;
  private final KioskTable table;
  private final EnrolmentCodes codes;
  private final Configurations configurations;
  private final RecordRatings recordRatings;
  private final Offices offices;
  private final JsonMapper json;
  private final Proxies proxies;
  private final InstantSource clock;
  private final RateLimit requests;
  private final RateLimit enrolments;

  KioskController(
      Kiosks kiosks,
      KioskTable table,
      EnrolmentCodes codes,
      Configurations configurations,
      RecordRatings recordRatings,
      Offices offices,
      JsonMapper json,
      Proxies proxies,
      InstantSource clock,
      @Value("${thuocdo.kiosk.burst:300}") double burst,
      @Value("${thuocdo.kiosk.requests-per-second:30}") double perSecond,
      @Value("${thuocdo.kiosk.enrolment-burst:30}") double enrolmentBurst) {
    this.kiosks = kiosks;
    this.table = table;
    this.codes = codes;
    this.configurations = configurations;
    this.recordRatings = recordRatings;
    this.offices = offices;
    this.json = json;
    this.proxies = proxies;
    this.clock = clock;
    this.requests = new RateLimit(burst, perSecond, clock);
    this.enrolments = new RateLimit(enrolmentBurst, 0.5, clock);
  }

  /** What a device sends to become a kiosk; without a code it becomes none. */
  @Serdeable
  record Enrolment(@Nullable String code) {}

  /** The answers for one batch, in its order. */
  @Serdeable
  record Receipts(List<Receipt> receipts) {}

  /** What a kiosk learns from a heartbeat. */
  @Serdeable
  record HeartbeatAnswer(Instant now, String configuration) {}

  @Post("/enrolments")
  HttpResponse<Configuration> enrol(HttpRequest<?> request, @Body Enrolment enrolment) {
    String client = proxies.clientOf(request);
    limit(enrolments, client);
    String code = Objects.requireNonNullElse(enrolment.code(), "");
    String key = Secret.newKey();
    Kiosk kiosk =
        codes
            .redeem(code, key)
            .orElseThrow(() -> Refusal.of(HttpStatus.BAD_REQUEST, "enrolment-code-unknown"));
    // Only wrong codes cost: an office may open all its kiosks in one morning.
    enrolments.giveBack(client);
    return HttpResponse.created(configurations.of(kiosk, key));
  }

  @Get("/configuration")
  HttpResponse<Configuration> configuration(
      @Header(value = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known) {
    Configuration configuration = configurations.of(identify(authorization), null);
    String tag = tag(configuration);
    return tag.equals(known)
        ? HttpResponse.<Configuration>notModified().header(HttpHeaders.ETAG, tag)
        : HttpResponse.ok(configuration).header(HttpHeaders.ETAG, tag);
  }

  @Post("/heartbeat")
  HeartbeatAnswer heartbeat(
      @Header(value = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @Body @Valid Heartbeat beat) {
    Kiosk kiosk = identify(authorization);
    Instant now = clock.instant();
    Duration offset = Duration.between(requireTellable(beat.sentAt()), now);
    table.saw(kiosk.id(), beat, offset.toMillis(), now);
    return new HeartbeatAnswer(now, tag(configurations.of(kiosk, null)));
  }

  /** Answers for every rating sent, in order, so that the kiosk knows which ones it may forget. */
  @Post("/ratings")
  @Consumes(MediaType.ALL)
  Receipts receive(
      @Header(value = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @Body byte[] body) {
    Kiosk kiosk = identify(authorization);
    if (body.length > MOST_BYTES) {
      throw Refusal.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "batch-too-large");
    }
    JsonNode batch = JsonBatch.read(json, body, "batch-is-no-json");
    List<JsonNode> ratings =
        JsonBatch.list(batch, "ratings", MOST_RATINGS, "batch-has-no-ratings", "batch-too-large");
    Sender sender =
        Sender.withClock(place(kiosk), Channel.KIOSK, kiosk.id(), sentAt(batch), clock.instant());
    return new Receipts(recordRatings.record(sender, ratings));
  }

  private Kiosk identify(String authorization) {
    Kiosk kiosk = kiosks.identify(authorization);
    limit(requests, Long.toString(kiosk.id()));
    return kiosk;
  }

  private static void limit(RateLimit limit, String key) {
    limit
        .take(key)
        .ifPresent(
            wait -> {
              throw Refusal.retryLater(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", wait);
            });
  }

  private static Instant sentAt(JsonNode batch) {
    JsonNode sentAt = batch.get("sentAt");
    try {
      if (sentAt != null && sentAt.isString()) {
        return requireTellable(Instant.parse(sentAt.getStringValue()));
      }
    } catch (DateTimeException e) {
      // Told below, as for a missing time.
    }
    throw Refusal.of(HttpStatus.BAD_REQUEST, "batch-has-no-time");
  }

  /**
   * However wrong a kiosk's clock is, it can show no other time; and we could not count with it.
   */
  private static Instant requireTellable(Instant time) {
    if (time.isBefore(FIRST_OF_A_BROWSER) || time.isAfter(LAST_OF_A_BROWSER)) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, "batch-has-no-time");
    }
    return time;
  }

  private Place place(Kiosk kiosk) {
    long unitId = offices.findPoint(kiosk.pointId()).orElseThrow().unitId();
    return new Place(unitId, kiosk.pointId(), kiosk.counterId(), Place.NOT_TOLD);
  }

  private static String tag(Configuration configuration) {
    return '"' + Integer.toHexString(configuration.hashCode()) + '"';
  }
}
