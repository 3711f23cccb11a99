package vn.thuocdo.sms;

import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Takes the SDK's requests to the configured address instead of {@code https://api.twilio.com}, and
 * takes each only once: the SDK's own client asks three times after a 5xx, and so might send one
 * message three times.
 */
final class TwilioConnection extends HttpClient {

  private static final Timeout CONNECT_WITHIN = Timeout.ofSeconds(3);
  private static final Timeout ANSWER_WITHIN = Timeout.ofSeconds(10);

  /** With 50 ms of way this is room for 1,280 messages a second. */
  private static final int MOST_CONNECTIONS = 64;

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*([0-9]{1,9})");

  private final URI api;
  private final InstantSource clock;
  private final CloseableHttpClient http;

  /**
   * @param api scheme, host and perhaps a path; no slash at its end
   */
  TwilioConnection(String api, InstantSource clock) {
    this.api = URI.create(api);
    this.clock = clock;
    this.http =
        HttpClientBuilder.create()
            // An office that reaches the world through a proxy says so with https.proxyHost.
            .useSystemProperties()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT_WITHIN)
                            .setSocketTimeout(ANSWER_WITHIN)
                            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                            .setTimeToLive(TimeValue.ofMinutes(5))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(ANSWER_WITHIN)
                    .setResponseTimeout(ANSWER_WITHIN)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  /** An answer that refuses. */
  static final class Refused extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final int status;
    private final @Nullable Integer code;
    private final @Nullable Duration retryAfter;

    private Refused(int status, @Nullable Integer code, @Nullable Duration retryAfter) {
      super("HTTP " + status + " " + code, null, false, false);
      this.status = status;
      this.code = code;
      this.retryAfter = retryAfter;
    }

    int status() {
      return status;
    }

    /** Returns Twilio's own code; null if the answer has none. */
    @Nullable Integer code() {
      return code;
    }

    @Nullable Duration retryAfter() {
      return retryAfter;
    }
  }

  /** The request never came to Twilio. */
  static final class NotReached extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private NotReached(IOException cause) {
      super("not reached", cause);
    }
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  /**
   * Makes the request and returns an answer that takes it.
   *
   * @throws Refused if the answer does not
   * @throws NotReached if Twilio has not got the request
   * @throws NoAnswer if it may have got it
   */
  @Override
  public Response makeRequest(Request request) {
    HttpUriRequestBase asked = createHttpUriRequestBase(request);
    asked.setUri(redirected(asked));
    asked.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
    asked.setHeader(HttpHeaders.ACCEPT, "application/json");
    if (!request.getPostParams().isEmpty()) {
      List<NameValuePair> form =
          request.getPostParams().entrySet().stream()
              .flatMap(
                  field ->
                      field.getValue().stream()
                          .<NameValuePair>map(
                              value -> new BasicNameValuePair(field.getKey(), value)))
              .toList();
      asked.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
    }
    try {
      return http.execute(asked, this::read);
    } catch (UnknownHostException
        | ConnectException
        | NoRouteToHostException
        | ConnectTimeoutException
        | ConnectionRequestTimeoutException
        | SSLHandshakeException e) {
      throw new NotReached(e);
    } catch (IOException e) {
      throw new NoAnswer(e);
    }
  }

  private URI redirected(HttpUriRequestBase request) {
    try {
      return URI.create(api + request.getUri().getRawPath() + query(request.getUri()));
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException("The SDK asks for something that is no address", e);
    }
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }

  private Response read(ClassicHttpResponse answer) throws IOException {
    String text;
    try {
      text =
          answer.getEntity() == null
              ? ""
              : EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
    } catch (ParseException e) {
      throw new IOException("The answer has a wrong type", e);
    }
    if (answer.getCode() >= 200 && answer.getCode() < 300) {
      return new Response(text, answer.getCode(), answer.getHeaders());
    }
    Matcher code = CODE.matcher(text);
    throw new Refused(
        answer.getCode(),
        code.find() ? Integer.valueOf(code.group(1)) : null,
        retryAfter(answer.getFirstHeader(HttpHeaders.RETRY_AFTER)));
  }

  /** Returns the time asked for, which is told in seconds or as a date; null if neither. */
  private @Nullable Duration retryAfter(@Nullable Header header) {
    String value = header == null ? "" : header.getValue().strip();
    try {
      Duration wait =
          value.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(
                          value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ENGLISH))
                      .toInstant());
      return wait.isNegative() ? null : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }

  void close() {
    http.close(CloseMode.IMMEDIATE);
  }
}
