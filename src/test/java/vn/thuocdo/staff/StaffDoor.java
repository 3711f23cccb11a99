package vn.thuocdo.staff;

import io.micronaut.context.BeanContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.thuocdo.text.Language;

/** Lets tests of other packages in without a password. */
public record StaffDoor(String cookie, String csrf) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Opens a session of an account of HOME_AFFAIRS, which may do everything but its own account. */
  public static StaffDoor open(BeanContext context) {
    return open(context, "mo.cua", Role.HOME_AFFAIRS);
  }

  /** Returns what a page answers to whoever stands in the door. */
  public HttpResponse<String> get(EmbeddedServer server, String path) throws Exception {
    return HTTP.send(request(server, path).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a form as a page of the session would. */
  public HttpResponse<String> post(EmbeddedServer server, String path, Map<String, String> fields)
      throws Exception {
    var all = new LinkedHashMap<>(fields);
    all.put("_csrf", csrf);
    String body =
        all.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return HTTP.send(
        request(server, path)
            .header("Origin", server.getURI().toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(EmbeddedServer server, String path) {
    return HttpRequest.newBuilder(server.getURI().resolve(path)).header("Cookie", cookie);
  }

  /**
   * Opens a session of an account of a role that needs no units.
   *
   * @param name of the account, which is made if there is none
   */
  public static StaffDoor open(BeanContext context, String name, Role role) {
    return open(context, name, role, Set.of());
  }

  /** Opens a session of an account of a role, for the units of which it is the manager. */
  public static StaffDoor open(BeanContext context, String name, Role role, Set<Long> units) {
    var accounts = context.getBean(StaffAccounts.class);
    if (accounts.findId(name).isEmpty()) {
      accounts.add(Actor.COMMAND_LINE, name, new AccountDetails("Mở cửa", role, units));
      long id = accounts.findId(name).orElseThrow();
      var repository = context.getBean(AccountRepository.class);
      context
          .getBean(vn.thuocdo.database.Transactions.class)
          .write(
              connection ->
                  repository.setPassword(
                      id,
                      context.getBean(PasswordHashes.class).hash(Secrets.newPassword()),
                      false));
    }
    var sessions = context.getBean(Sessions.class);
    String token = sessions.open(accounts.findId(name).orElseThrow(), Language.VI);
    String csrf = sessions.find(token, true).orElseThrow().member().csrfToken();
    return new StaffDoor("thuocdo_session=" + token, csrf);
  }
}
