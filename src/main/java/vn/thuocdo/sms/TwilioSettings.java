package vn.thuocdo.sms;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How Twilio is reached and how it reaches us. Made at every start, so that half a configuration is
 * told before anybody relies on it.
 */
@Context
final class TwilioSettings {

  private final Optional<Account> account;

  /**
   * @throws IllegalStateException with one sentence for the operator, if something is missing
   */
  TwilioSettings(
      @Value("${thuocdo.sms.twilio.account-sid:}") String accountSid,
      @Value("${thuocdo.sms.twilio.auth-token:}") String authToken,
      @Value("${thuocdo.sms.twilio.messaging-service-sid:}") String messagingServiceSid,
      @Value("${thuocdo.sms.twilio.from:}") String from,
      @Value("${thuocdo.sms.twilio.api-url:}") String apiUrl,
      @Value("${thuocdo.public-url:}") String publicUrl) {
    var given = List.of(accountSid, authToken, messagingServiceSid, from);
    if (given.stream().allMatch(String::isEmpty)) {
      account = Optional.empty();
      return;
    }
    requireAll(accountSid, authToken, messagingServiceSid + from, publicUrl);
    account =
        Optional.of(
            new Account(
                accountSid.strip(),
                authToken.strip(),
                messagingServiceSid.strip(),
                from.strip(),
                address("TWILIO_API_URL", apiUrl.isBlank() ? Account.API : apiUrl),
                address("THUOCDO_PUBLIC_URL", publicUrl)));
  }

  /**
   * An account and a sender.
   *
   * @param messagingServiceSid empty if messages are sent by one number or name
   * @param from number or name; without meaning if there is a Messaging Service
   * @param api where Twilio answers; no slash at its end
   * @param publicUrl where Twilio finds this server, perhaps through a proxy; no slash at its end
   */
  record Account(
      String sid,
      String authToken,
      String messagingServiceSid,
      String from,
      String api,
      String publicUrl) {

    static final String API = "https://api.twilio.com";

    /** Never the token in a log. */
    @Override
    public String toString() {
      return "Twilio account " + sid;
    }
  }

  /** Returns the account; empty if Twilio is not used here. */
  Optional<Account> account() {
    return account;
  }

  private static void requireAll(
      String accountSid, String authToken, String sender, String publicUrl) {
    var missing = new ArrayList<String>();
    if (accountSid.isBlank()) {
      missing.add("TWILIO_ACCOUNT_SID");
    }
    if (authToken.isBlank()) {
      missing.add("TWILIO_AUTH_TOKEN");
    }
    if (sender.isBlank()) {
      missing.add("TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM");
    }
    if (publicUrl.isBlank()) {
      missing.add("THUOCDO_PUBLIC_URL");
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "Twilio is set up by half, missing: %s; give all or none"
              .formatted(String.join(", ", missing)));
    }
  }

  private static String address(String name, String text) {
    String address = text.strip().replaceFirst("/+$", "");
    try {
      URI uri = new URI(address);
      boolean isWeb = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (isWeb
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below; what the parser quotes may hold a password.
    }
    throw new IllegalStateException(
        name + " must be an address such as https://danhgia.example.gov.vn, without ? and #");
  }
}
