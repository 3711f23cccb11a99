package vn.thuocdo.link;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import vn.thuocdo.unit.Settings;

/** Where the outside world finds this system, as an operator has told it. */
@Singleton
public class PublicAddress {

  private final Settings settings;

  PublicAddress(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the address without a slash at its end; empty when none was told, or no web address.
   */
  public Optional<String> find() {
    String address = settings.publicAddress();
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
