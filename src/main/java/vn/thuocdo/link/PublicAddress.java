package vn.thuocdo.link;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import vn.thuocdo.unit.Settings;

/** Where the outside world finds this system, as an operator has told it. */
@Singleton
public class PublicAddress {

  private final Settings settings;
  private final String configured;

  /**
   * @param configured taken where the setting {@code public_url} is not set
   */
  PublicAddress(Settings settings, @Value("${thuocdo.public-url:}") String configured) {
    this.settings = settings;
    this.configured = configured;
  }

  /**
   * Returns the address without a slash at its end; empty when none was told, or no web address.
   */
  public Optional<String> find() {
    String address = settings.get("public_url", configured).strip().replaceFirst("/+$", "");
    return isWebAddress(address) ? Optional.of(address) : Optional.empty();
  }

  private static boolean isWebAddress(String address) {
    try {
      URI uri = URI.create(address);
      String scheme = uri.getScheme();
      return uri.getHost() != null && ("https".equals(scheme) || "http".equals(scheme));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
