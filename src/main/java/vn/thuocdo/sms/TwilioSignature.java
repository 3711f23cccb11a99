package vn.thuocdo.sms;

import com.twilio.security.RequestValidator;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells whether a request comes from Twilio: it signs the address that it called and every field.
 *
 * <p>Called was the public address, which stands in our configuration; what the request says about
 * its host and protocol was written by a proxy, or by whoever wanted to be one.
 */
final class TwilioSignature {

  static final String HEADER = "X-Twilio-Signature";

  private final RequestValidator validator;
  private final List<String> bases;

  /**
   * @param publicUrl as Twilio knows it, without a slash at its end
   */
  TwilioSignature(String authToken, String publicUrl) {
    this.validator = new RequestValidator(authToken);
    // Twilio leaves out the port of https when it signs; whether it does so for every port, it says
    // differently in different places. The validator tries both, but decodes the query on its way.
    this.bases = Stream.of(publicUrl, withoutPort(publicUrl)).distinct().toList();
  }

  /** Tells whether the signature in its header is that of the address called and the form. */
  boolean isOn(HttpRequest<?> request, WebForm form) {
    URI called = request.getUri();
    String query = called.getRawQuery() == null ? "" : "?" + called.getRawQuery();
    String signature = request.getHeaders().get(HEADER, String.class, "");
    return isOf(called.getRawPath() + query, form, signature);
  }

  /** Compares in constant time. */
  boolean isOf(String pathAndQuery, WebForm form, String signature) {
    return bases.stream()
        .anyMatch(base -> validator.validate(base + pathAndQuery, form.fields(), signature));
  }

  private static String withoutPort(String url) {
    return url.replaceFirst("^(https?://[^/]*?):[0-9]+(/|$)", "$1$2");
  }
}
