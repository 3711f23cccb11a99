package vn.thuocdo.staff;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where staff pages are, and the way from one to the next. */
final class StaffArea {

  static final String ROOT = "/can-bo";
  static final String SIGN_IN = ROOT + "/dang-nhap";
  static final String SIGN_OUT = ROOT + "/dang-xuat";
  static final String SIGN_OUT_EVERYWHERE = ROOT + "/dang-xuat-moi-noi";
  static final String PASSWORD = ROOT + "/mat-khau";
  static final String SECOND_FACTOR = ROOT + "/xac-thuc";
  static final String ACCOUNTS = ROOT + "/tai-khoan";
  static final String AUDIT = ROOT + "/nhat-ky";

  private static final int LONGEST_PATH = 500;

  private StaffArea() {}

  static boolean holds(HttpRequest<?> request) {
    return holds(request.getPath());
  }

  private static boolean holds(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  /**
   * Returns where to go after signing in: the wanted page when it is one of ours, the staff home
   * otherwise. Whoever sends a link must not be able to send people elsewhere.
   */
  static String safeReturn(String wanted) {
    int query = wanted.indexOf('?');
    String path = query < 0 ? wanted : wanted.substring(0, query);
    boolean isOurs =
        wanted.length() <= LONGEST_PATH
            && wanted.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\' && c != '#')
            && holds(path)
            && !path.contains("//")
            && !path.contains("..")
            && !path.startsWith(SIGN_IN)
            && !path.startsWith(SIGN_OUT);
    return isOurs ? wanted : ROOT;
  }

  /** Returns the way to the sign-in page and back to what was asked for. */
  static String signInFor(HttpRequest<?> request) {
    boolean isPage = request.getMethod().name().equals("GET");
    String wanted = isPage ? safeReturn(request.getUri().toString()) : ROOT;
    return wanted.equals(ROOT)
        ? SIGN_IN
        : SIGN_IN + "?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }

  /** Sends the browser on with a GET, whatever it came with. */
  static <T> MutableHttpResponse<T> goTo(String location) {
    return HttpResponse.seeOther(URI.create(location));
  }
}
