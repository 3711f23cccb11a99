package vn.thuocdo.sms;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Requests with the signatures that Twilio's SDK makes for them, in {@code twilio/signatures.json}.
 * {@link #main} wrote that file with the method by which the SDK checks them, which it keeps to
 * itself; {@code TwilioSignatureTest} says if a newer SDK makes others.
 */
final class SignatureVectors {

  private static final Path FILE = Path.of("src/test/resources/twilio/signatures.json");
  private static final String TOKEN = FakeTwilio.TOKEN;
  private static final String SITE = "https://danhgia.example.gov.vn";

  private SignatureVectors() {}

  /** One request; the fields as they are before they are written as a form. */
  record Vector(
      String about, String token, String url, Map<String, String> fields, String signature) {

    String pathAndQuery() {
      return url.replaceFirst("https?://[^/]+", "");
    }

    String site() {
      return url.substring(0, url.length() - pathAndQuery().length());
    }

    WebForm form() {
      return WebForm.parse(FakeTwilio.form(fields).getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
  }

  private record Content(String howMade, List<Vector> vectors) {}

  static List<Vector> load() {
    try (var in = SignatureVectors.class.getResourceAsStream("/twilio/signatures.json")) {
      Content content =
          new Gson()
              .fromJson(
                  new InputStreamReader(in, StandardCharsets.UTF_8),
                  new TypeToken<Content>() {}.getType());
      return content.vectors();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the SDK signs with, which it does not show. */
  static String bySdk(String token, String url, Map<String, String> fields) {
    try {
      Method sign =
          RequestValidator.class.getDeclaredMethod(
              "getValidationSignature", String.class, Map.class);
      sign.setAccessible(true);
      return (String) sign.invoke(new RequestValidator(token), url, fields);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The SDK signs in another way now", e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    var published = new LinkedHashMap<String, String>();
    published.put("CallSid", "CA1234567890ABCDE");
    published.put("Caller", "+12349013030");
    published.put("Digits", "1234");
    published.put("From", "+12349013030");
    published.put("To", "+18005551212");
    String messages = SITE + "/webhooks/twilio/messages";
    String status = SITE + "/webhooks/twilio/status";
    String sid = "SM00000000000000000000000000000001";
    var strange = FakeTwilio.incoming(sid, "+84912345678", "5");
    strange.put("AddOns", "{\"status\":\"successful\",\"results\":{}}");
    strange.put("body", "lower case sorts behind");
    strange.put("NewNextYear", "");
    var report = new LinkedHashMap<String, String>();
    report.put("MessageSid", sid);
    report.put("MessageStatus", "delivered");
    report.put("To", "+84912345678");
    var failure = new LinkedHashMap<>(report);
    failure.put("MessageStatus", "undelivered");
    failure.put("ErrorCode", "30003");
    var vectors =
        List.of(
            vector(
                "the example in Twilio's documentation",
                "12345",
                "https://mycompany.com/myapp.php?foo=1&bar=2",
                published),
            incoming("one digit", messages, "5"),
            incoming("marks of Vietnamese", messages, "Rất hài lòng, cảm ơn Ông/Bà!"),
            incoming("marks that stand alone (NFD)", messages, "ha\u0300i lo\u0300ng"),
            incoming("emoji of several code points", messages, "5 👍🏽 👨‍👩‍👧"),
            incoming("what a form has to escape", messages, "a+b & c=d % 100%25 \"x\" <y> ; #"),
            incoming("blanks at both ends and lines", messages, "  5 \r\n ok\t"),
            incoming("nothing at all", messages, ""),
            incoming("as long as it gets", messages, "dài ".repeat(400)),
            vector("fields that are not known yet", TOKEN, messages, strange),
            vector("a report", TOKEN, status, report),
            vector("a report of a failure", TOKEN, status, failure),
            vector("a query", TOKEN, status + "?tinh=ct&x=1", report),
            vector("a query with escapes", TOKEN, status + "?q=a%3Ab%20c+d%2B", report),
            vector("a path in front", TOKEN, SITE + "/thuocdo/webhooks/twilio/status", report),
            vector("a port", TOKEN, "http://localhost:8080/webhooks/twilio/status", report),
            vector("no field", TOKEN, status, Map.of()));
    String how =
        "com.twilio.security.RequestValidator.getValidationSignature of com.twilio.sdk:twilio:13.0.1,"
            + " called by vn.thuocdo.sms.SignatureVectors; the first is also published at"
            + " https://www.twilio.com/docs/usage/security";
    Files.writeString(
        FILE,
        new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .create()
                .toJson(new Content(how, vectors))
            + "\n");
  }

  private static Vector incoming(String about, String url, String body) {
    String sid = "SM00000000000000000000000000000001";
    return vector(about, TOKEN, url, FakeTwilio.incoming(sid, "+84912345678", body));
  }

  private static Vector vector(String about, String token, String url, Map<String, String> fields) {
    return new Vector(about, token, url, fields, bySdk(token, url, fields));
  }
}
