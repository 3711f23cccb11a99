package vn.thuocdo.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A server on this machine that speaks the part of Twilio's API that is about messages, as the
 * published description has it, with the troubles of a real one to be switched on. It checks every
 * request and every answer of its own against the description.
 */
public final class FakeTwilio implements AutoCloseable {

  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  public static final String TOKEN = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  public static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
  public static final String NUMBER = "+12025550123";

  static {
    // Otherwise head and body of an answer wait for each other, 40 ms long.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
  private static final Gson JSON = new GsonBuilder().serializeNulls().create();

  private final OpenApi description = OpenApi.ofMessages();
  private final HttpServer server;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong nextSid = new AtomicLong(1);
  private final Map<String, Sent> messages = new ConcurrentHashMap<>();
  private final Map<String, Failure> refusedNumbers = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Failure> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger silences = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private final List<String> lastForm = Collections.synchronizedList(new ArrayList<>());
  private volatile Duration latency = Duration.ZERO;
  private volatile boolean isDown;
  private volatile boolean isQueueing;
  private volatile boolean isChecking = true;

  private FakeTwilio(HttpServer server, InstantSource clock) {
    this.server = server;
    this.clock = clock;
  }

  /** A message that was taken. */
  public record Sent(
      String sid,
      String to,
      String body,
      Instant createdAt,
      Instant sentAt,
      String statusCallback) {}

  /**
   * An answer that is none.
   *
   * @param code 0 for an answer without any content of Twilio's, as of a proxy on the way
   * @param retryAfter empty for none
   * @param page what is answered when there is no code
   */
  private record Failure(int status, int code, String retryAfter, String page) {

    Failure(int status, int code, String retryAfter) {
      this(status, code, retryAfter, "<html><body>no</body></html>");
    }
  }

  public static FakeTwilio start() {
    return start(InstantSource.system());
  }

  /** Starts one that goes by another clock, as the application may in a test. */
  public static FakeTwilio start(InstantSource clock) {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
      var twilio = new FakeTwilio(server, clock);
      server.createContext("/", twilio::serve);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return twilio;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Returns what an application is told so that it sends here. */
  public Map<String, Object> settings(String publicUrl) {
    return Map.of(
        "thuocdo.sms.twilio.account-sid", ACCOUNT,
        "thuocdo.sms.twilio.auth-token", TOKEN,
        "thuocdo.sms.twilio.messaging-service-sid", SERVICE,
        "thuocdo.sms.twilio.api-url", address().toString(),
        "thuocdo.public-url", publicUrl);
  }

  /** How long every answer takes from now on. */
  public void answersAfter(Duration time) {
    latency = time;
  }

  /** Whether it cuts every connection, having done nothing. */
  public void isDown(boolean down) {
    isDown = down;
  }

  /** Whether what is taken waits, and has no date of sending. */
  public void isQueueing(boolean queueing) {
    isQueueing = queueing;
  }

  /** Refuses the next requests, as many as told. */
  public void refusesNext(int times, int status, int code, String retryAfter) {
    Collections.nCopies(times, new Failure(status, code, retryAfter)).forEach(failures::add);
  }

  /** Answers the next request so, whatever it asks. */
  public void saysNext(int status, String body) {
    failures.add(new Failure(status, 0, "", body));
  }

  /** Refuses every message to a number. */
  public void refuses(String to, int status, int code) {
    refusedNumbers.put(to, new Failure(status, code, ""));
  }

  /** Takes the next messages, as many as told, and cuts the connection instead of answering. */
  public void saysNothingToNext(int times) {
    silences.set(times);
  }

  /** Returns what was taken, oldest first. */
  public List<Sent> messages() {
    return messages.values().stream().sorted((one, other) -> one.sid.compareTo(other.sid)).toList();
  }

  /** Returns how many requests came, whatever became of them. */
  public int requests() {
    return requests.get();
  }

  /** Returns the fields of the last message asked for, as {@code Name=value}. */
  public List<String> lastForm() {
    return List.copyOf(lastForm);
  }

  /** Returns where a request or an answer was not as Twilio's description has it. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** Stops checking requests and answers, which takes longer than answering. */
  public void checksNothing() {
    isChecking = false;
  }

  public void forgetViolations() {
    violations.clear();
  }

  /** Takes a message as if it had been sent at that time. */
  public String takes(String to, String body, Instant at) {
    return store(to, body, at, "").sid;
  }

  /** Reports a status to the address that was given with the message; returns the answer. */
  public HttpResponse<String> reports(Sent message, String status, int errorCode) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("SmsSid", message.sid);
    fields.put("SmsStatus", status);
    fields.put("MessageStatus", status);
    fields.put("To", message.to);
    fields.put("MessageSid", message.sid);
    fields.put("AccountSid", ACCOUNT);
    fields.put("From", NUMBER);
    fields.put("ApiVersion", "2010-04-01");
    if (errorCode != 0) {
      fields.put("ErrorCode", Integer.toString(errorCode));
    }
    return posts(message.statusCallback, message.statusCallback, fields);
  }

  /**
   * Delivers a message of a citizen; returns the answer.
   *
   * @param webhook where it is sent; signed is the public address of the application
   */
  public HttpResponse<String> delivers(
      String webhook, String publicWebhook, String sid, String from, String body) {
    return posts(webhook, publicWebhook, incoming(sid, from, body));
  }

  /** Returns the fields of a message of a citizen. */
  public static Map<String, String> incoming(String sid, String from, String body) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("ToCountry", "US");
    fields.put("ToState", "");
    fields.put("SmsMessageSid", sid);
    fields.put("NumMedia", "0");
    fields.put("ToCity", "");
    fields.put("FromZip", "");
    fields.put("SmsSid", sid);
    fields.put("FromState", "");
    fields.put("SmsStatus", "received");
    fields.put("FromCity", "");
    fields.put("Body", body);
    fields.put("FromCountry", "VN");
    fields.put("To", NUMBER);
    fields.put("MessagingServiceSid", SERVICE);
    fields.put("ToZip", "");
    fields.put("NumSegments", "1");
    fields.put("MessageSid", sid);
    fields.put("AccountSid", ACCOUNT);
    fields.put("From", from);
    fields.put("ApiVersion", "2010-04-01");
    return fields;
  }

  /** Posts fields to an address, signed for another: that by which the world knows it. */
  public HttpResponse<String> posts(String address, String signed, Map<String, String> fields) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", signature(TOKEN, signed, fields))
            .header("Accept", "*/*")
            .header("User-Agent", "TwilioProxy/1.1")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns fields as a form. */
  public static String form(Map<String, String> fields) {
    var pairs = new ArrayList<String>();
    fields.forEach(
        (name, value) ->
            pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)));
    return String.join("&", pairs);
  }

  /** Signs as Twilio says that it does: HMAC-SHA1 of the address and the fields by their names. */
  public static String signature(String token, String address, Map<String, String> fields) {
    var signed = new StringBuilder(address);
    new TreeMap<>(fields).forEach((name, value) -> signed.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      String text =
          method.equals("GET")
              ? exchange.getRequestURI().getRawQuery()
              : new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Map<String, String> parameters = parameters(text == null ? "" : text);
      pause();
      if (isDown) {
        return;
      }
      Failure failure = failures.poll();
      if (failure != null) {
        fail(exchange, failure);
        return;
      }
      if (!isAuthentic(exchange)) {
        fail(exchange, new Failure(401, 20003, ""));
        return;
      }
      if (isChecking) {
        description
            .problemsOfRequest(method, path, parameters)
            .forEach(problem -> violations.add(method + ": " + problem));
      }
      if (!path.equals(MESSAGES)) {
        fail(exchange, new Failure(404, 20404, ""));
      } else if (method.equals("GET")) {
        list(exchange, parameters);
      } else {
        take(exchange, parameters);
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(latency);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isAuthentic(HttpExchange exchange) {
    String expected =
        "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(UTF_8));
    return expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private static Map<String, String> parameters(String text) {
    var parameters = new TreeMap<String, String>();
    for (String pair : text.split("&")) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, sign), UTF_8),
            URLDecoder.decode(pair.substring(sign + 1), UTF_8));
      }
    }
    return parameters;
  }

  private void take(HttpExchange exchange, Map<String, String> form) throws IOException {
    lastForm.clear();
    form.forEach((name, value) -> lastForm.add(name + "=" + value));
    String to = form.getOrDefault("To", "");
    Failure refusal = refusedNumbers.get(to);
    if (refusal == null) {
      refusal = refusal(form);
    }
    if (refusal != null) {
      fail(exchange, refusal);
      return;
    }
    Sent sent =
        store(to, form.get("Body"), clock.instant(), form.getOrDefault("StatusCallback", ""));
    if (silences.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return;
    }
    answer(exchange, 201, json(sent, "queued"), true);
  }

  private static Failure refusal(Map<String, String> form) {
    if (!form.getOrDefault("To", "").matches("\\+[1-9][0-9]{6,14}")) {
      return new Failure(400, form.containsKey("To") ? 21211 : 21604, "");
    }
    if (form.getOrDefault("Body", "").isEmpty()) {
      return new Failure(400, 21602, "");
    }
    return form.containsKey("From") || form.containsKey("MessagingServiceSid")
        ? null
        : new Failure(400, 21603, "");
  }

  private Sent store(String to, String body, Instant at, String statusCallback) {
    String sid = "SM%032x".formatted(nextSid.getAndIncrement());
    var sent = new Sent(sid, to, body, at, isQueueing ? null : at, statusCallback);
    messages.put(sid, sent);
    return sent;
  }

  /** Lists newest first; what has not been sent yet has no date by which it could be found. */
  private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
    int size = Integer.parseInt(query.getOrDefault("PageSize", "50"));
    int page = Integer.parseInt(query.getOrDefault("Page", "0"));
    List<Sent> found =
        messages.values().stream()
            .filter(sent -> !query.containsKey("To") || sent.to.equals(query.get("To")))
            .filter(sent -> isInTime(sent, query))
            .sorted((one, other) -> other.sid.compareTo(one.sid))
            .toList();
    int begin = Math.min(found.size(), page * size);
    int end = Math.min(found.size(), begin + size);
    var listed = new JsonArray();
    found.subList(begin, end).forEach(sent -> listed.add(json(sent, "delivered")));
    var answer = new JsonObject();
    answer.addProperty("first_page_uri", pageUri(query, size, 0));
    answer.addProperty("end", Math.max(0, end - 1));
    answer.add("previous_page_uri", JsonNull.INSTANCE);
    answer.add("messages", listed);
    answer.addProperty("uri", pageUri(query, size, page));
    answer.addProperty("page_size", size);
    answer.addProperty("start", begin);
    if (end < found.size()) {
      answer.addProperty("next_page_uri", pageUri(query, size, page + 1));
    } else {
      answer.add("next_page_uri", JsonNull.INSTANCE);
    }
    answer.addProperty("page", page);
    answer(exchange, 200, answer, true);
  }

  private static boolean isInTime(Sent sent, Map<String, String> query) {
    String from = query.get("DateSent>");
    String until = query.get("DateSent<");
    return (from == null || (sent.sentAt != null && !sent.sentAt.isBefore(time(from))))
        && (until == null || (sent.sentAt != null && sent.sentAt.isBefore(time(until))));
  }

  private static Instant time(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : LocalDateTime.parse(text.replace("Z", "").replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }

  private static String pageUri(Map<String, String> query, int size, int page) {
    var parameters = new LinkedHashMap<>(query);
    parameters.put("PageSize", Integer.toString(size));
    parameters.put("Page", Integer.toString(page));
    if (page > 0) {
      parameters.put("PageToken", "PASM" + page);
    }
    return MESSAGES + "?" + form(parameters);
  }

  private static JsonObject json(Sent sent, String status) {
    var json = new JsonObject();
    json.addProperty("account_sid", ACCOUNT);
    json.addProperty("api_version", "2010-04-01");
    json.addProperty("body", sent.body);
    json.addProperty("date_created", date(sent.createdAt));
    json.addProperty("date_sent", sent.sentAt == null ? null : date(sent.sentAt));
    json.addProperty("date_updated", date(sent.createdAt));
    json.addProperty("direction", "outbound-api");
    json.add("error_code", JsonNull.INSTANCE);
    json.add("error_message", JsonNull.INSTANCE);
    json.addProperty("from", NUMBER);
    json.addProperty("messaging_service_sid", SERVICE);
    json.addProperty("num_media", "0");
    json.addProperty("num_segments", "1");
    json.add("price", JsonNull.INSTANCE);
    json.add("price_unit", JsonNull.INSTANCE);
    json.addProperty("sid", sent.sid);
    json.addProperty("status", sent.sentAt == null ? "queued" : status);
    var media = new JsonObject();
    media.addProperty("media", MESSAGES.replace(".json", "/" + sent.sid + "/Media.json"));
    json.add("subresource_uris", media);
    json.addProperty("to", sent.to);
    json.addProperty("uri", MESSAGES.replace(".json", "/" + sent.sid + ".json"));
    return json;
  }

  private static String date(Instant time) {
    return RFC_2822.format(ZonedDateTime.ofInstant(time, ZoneOffset.UTC));
  }

  private void fail(HttpExchange exchange, Failure failure) throws IOException {
    if (!failure.retryAfter.isEmpty()) {
      exchange.getResponseHeaders().set("Retry-After", failure.retryAfter);
    }
    if (failure.code == 0) {
      byte[] page = failure.page.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(failure.status, page.length == 0 ? -1 : page.length);
      exchange.getResponseBody().write(page);
      return;
    }
    var json = new JsonObject();
    json.addProperty("code", failure.code);
    // As Twilio does: the number stands in the message.
    json.addProperty("message", "The 'To' number +84912345678 is not a valid phone number.");
    json.addProperty("more_info", "https://www.twilio.com/docs/errors/" + failure.code);
    json.addProperty("status", failure.status);
    answer(exchange, failure.status, json, false);
  }

  private void answer(HttpExchange exchange, int status, JsonObject json, boolean isDescribed)
      throws IOException {
    String text = JSON.toJson(json);
    if (isDescribed && isChecking) {
      description
          .problemsOfAnswer(
              exchange.getRequestMethod(), exchange.getRequestURI().getPath(), status, text)
          .forEach(problem -> violations.add("answer: " + problem));
    }
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
