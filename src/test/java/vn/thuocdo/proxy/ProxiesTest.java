package vn.thuocdo.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private final Proxies proxies = new Proxies("127.0.0.0/8, ::1, 10.0.0.0/8, fd00::/8");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          203.0.113.9 |                                    | 203.0.113.9
          203.0.113.9 | 198.51.100.1                       | 203.0.113.9
          127.0.0.1   |                                    | 127.0.0.1
          127.0.0.1   | 198.51.100.1                       | 198.51.100.1
          10.1.2.3    | 198.51.100.1, 10.9.9.9             | 198.51.100.1
          10.1.2.3    | 1.1.1.1, 198.51.100.1              | 198.51.100.1
          10.1.2.3    | 10.7.7.7                           | 10.7.7.7
          127.0.0.1   | 198.51.100.1:4711                  | 198.51.100.1
          127.0.0.1   | unknown                            | 127.0.0.1
          127.0.0.1   | 1.1.1.1, unknown                   | 127.0.0.1
          127.0.0.1   | localhost                          | 127.0.0.1
          127.0.0.1   | ,,,                                | 127.0.0.1
          ::1         | [2001:db8:1:2:3:4:5:6]:4711        | 2001:db8:1:2:0:0:0:0/64
          fd00::1     | 2001:db8:1:2::9                    | 2001:db8:1:2:0:0:0:0/64
          ::ffff:10.0.0.1 | ::ffff:198.51.100.1            | 198.51.100.1
          """)
  void only_what_our_own_proxies_say_is_believed(String peer, String said, String client) {
    var request = asked(peer);
    if (said != null) {
      request.header("X-Forwarded-For", said);
    }

    assertThat(proxies.clientOf(from(peer, request))).isEqualTo(client);
  }

  @Test
  void a_header_sent_twice_reads_as_one() {
    var request =
        asked("10.0.0.1")
            .header("X-Forwarded-For", "198.51.100.1")
            .header("X-Forwarded-For", "10.0.0.2");

    assertThat(proxies.clientOf(from("10.0.0.1", request))).isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, https, true",
    "127.0.0.1, HTTPS, true",
    "127.0.0.1, http, false",
    "127.0.0.1, 'https, http', false",
    "127.0.0.1, 'http, https', true",
    "203.0.113.9, https, false"
  })
  void https_is_believed_from_our_own_proxies_only(String peer, String said, boolean isHttps) {
    var request = asked(peer).header("X-Forwarded-Proto", said);

    assertThat(proxies.isHttps(from(peer, request))).isEqualTo(isHttps);
  }

  @Test
  void an_empty_list_believes_nobody() {
    var request = asked("127.0.0.1").header("X-Forwarded-For", "198.51.100.1");

    assertThat(new Proxies("").clientOf(from("127.0.0.1", request))).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1"})
  void a_list_that_names_no_network_stops_the_start(String list) {
    assertThatThrownBy(() -> new Proxies(list)).isInstanceOf(IllegalArgumentException.class);
  }

  private static MutableHttpRequest<Object> asked(String peer) {
    return HttpRequest.GET("/from/" + peer.replace(':', '-'));
  }

  private static HttpRequest<?> from(String peer, HttpRequest<Object> request) {
    return new HttpRequestWrapper<>(request) {
      @Override
      public InetSocketAddress getRemoteAddress() {
        return new InetSocketAddress(InetAddress.ofLiteral(peer), 4711);
      }
    };
  }
}
