package vn.thuocdo.proxy;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Tells who asks, when the server stands behind proxies.
 *
 * <p>Everybody can write {@code X-Forwarded-For} and {@code X-Forwarded-Proto}; only what a proxy
 * of ours adds is true. So both count only when the connection comes from one of the networks in
 * {@code thuocdo.proxies}, and of the addresses only the last one that is no proxy of ours: what
 * stands before it was written by whoever asked.
 */
@Singleton
public class Proxies {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTOCOL = "X-Forwarded-Proto";

  /** More proxies than anybody has in a row; what comes before is not looked at. */
  private static final int MOST_HOPS = 20;

  /**
   * A household or an office gets at least this many bits of IPv6 and may use all addresses in it.
   */
  private static final int BYTES_OF_A_SITE = 8;

  private final List<Network> trusted;

  /**
   * @param trusted networks of our proxies, separated by commas; empty to believe nobody
   */
  Proxies(@Value("${thuocdo.proxies:`127.0.0.0/8,::1`}") String trusted) {
    this.trusted =
        Arrays.stream(trusted.split(","))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(Network::parse)
            .toList();
  }

  /**
   * Returns what limits count by: the IPv4 address of the client, or the first 64 bits of its IPv6
   * address, as whoever has one of these has them all.
   */
  public String clientOf(HttpRequest<?> request) {
    InetAddress client = addressOf(request);
    byte[] bytes = client.getAddress();
    if (bytes.length > 4) {
      Arrays.fill(bytes, BYTES_OF_A_SITE, bytes.length, (byte) 0);
      return byAddress(bytes).getHostAddress() + "/64";
    }
    return client.getHostAddress();
  }

  /** Tells whether the client came by https, to this server or to a proxy of ours. */
  public boolean isHttps(HttpRequest<?> request) {
    if (request.isSecure()) {
      return true;
    }
    List<String> said = request.getHeaders().getAll(PROTOCOL);
    if (said.isEmpty() || !isOurs(request.getRemoteAddress().getAddress())) {
      return false;
    }
    String all = String.join(",", said);
    return all.substring(all.lastIndexOf(',') + 1).strip().equalsIgnoreCase("https");
  }

  private InetAddress addressOf(HttpRequest<?> request) {
    InetAddress client = request.getRemoteAddress().getAddress();
    String all = String.join(",", request.getHeaders().getAll(FOR));
    for (int hop = 0; hop < MOST_HOPS && !all.isEmpty() && isOurs(client); hop++) {
      int comma = all.lastIndexOf(',');
      try {
        client = parse(all.substring(comma + 1).strip());
      } catch (IllegalArgumentException e) {
        // Whoever added it is a proxy of ours that does not know: it is as far as we can see.
        return client;
      }
      all = comma < 0 ? "" : all.substring(0, comma);
    }
    return client;
  }

  private boolean isOurs(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.holds(address));
  }

  /** Some proxies add the port: 192.0.2.7:4711, [2001:db8::7]:4711. */
  private static InetAddress parse(String text) {
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      return InetAddress.ofLiteral(end < 0 ? text : text.substring(1, end));
    }
    int colon = text.indexOf(':');
    boolean hasPort = colon >= 0 && colon == text.lastIndexOf(':');
    return InetAddress.ofLiteral(hasPort ? text.substring(0, colon) : text);
  }

  private static InetAddress byAddress(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address of " + bytes.length + " bytes", e);
    }
  }
}
