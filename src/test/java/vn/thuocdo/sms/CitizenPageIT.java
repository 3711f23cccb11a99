package vn.thuocdo.sms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.Browser;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.dossier.Systems;
import vn.thuocdo.rating.Office;
import vn.thuocdo.staff.StaffDoor;
import vn.thuocdo.unit.Settings;

/** One citizen, from the dossier that is done to the figure of the running quarter. */
class CitizenPageIT {

  @TempDir private Path folder;

  @Test
  void a_finished_dossier_becomes_a_message_a_filled_form_and_a_figure_of_its_unit()
      throws Exception {
    var properties = new HashMap<>(TestDatabase.properties());
    properties.put("thuocdo.keys", folder.resolve("keys").toString());
    try (var server = ApplicationContext.run(EmbeddedServer.class, properties);
        BrowserContext citizen =
            Browser.newContext(new NewContextOptions().setJavaScriptEnabled(false));
        BrowserContext staff = Browser.newContext(new NewContextOptions())) {
      var context = server.getApplicationContext();
      Office.open(context.getBean(Transactions.class));
      var settings = context.getBean(Settings.class);
      settings.put("demo", "true");
      settings.put("sms_hours", "00:00-24:00");
      settings.put("public_url", "http://localhost:" + server.getPort());
      context
          .getBean(Transactions.class)
          .write(connection -> Sql.update(connection, "DELETE FROM public_holiday"));
      String key = context.getBean(Systems.class).create("test", "Một cửa").orElseThrow();

      assertThat(tell(server.getURI(), key)).isEqualTo(200);
      assertThat(context.getBean(SendMessages.class).sendDue()).isEqualTo(1);

      Page phone = citizen.newPage();
      phone.navigate("http://localhost:" + server.getPort() + "/demo/phone?so=0912345678");
      assertThat(phone.locator(".messages")).containsText("Moi danh gia ho so tai Xa Thu");
      phone.click(".messages a");
      phone.click("label[for=m4]");
      phone.click("main button");
      assertThat(phone.locator("h1")).hasText("Cảm ơn Ông/Bà");

      var door = StaffDoor.open(context);
      String[] cookie = door.cookie().split("=", 2);
      staff.addCookies(
          List.of(
              new Cookie(cookie[0], cookie[1])
                  .setUrl("http://localhost:" + server.getPort() + "/can-bo")));
      Page live = staff.newPage();
      live.navigate("http://localhost:" + server.getPort() + "/can-bo/ky?don-vi=XA-TEST");
      assertThat(live.locator("table").first()).containsText("100,00%");
      assertThat(live.locator("main")).containsText("Đường dẫn");
    }
  }

  private static int tell(URI server, String key) throws Exception {
    String body =
        """
        {"transactions":[{"dossierCode":"H1","point":"MC-TEST","handledBy":"Q1","procedure":"HO_TICH","phone":"0912345678"}]}""";
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(server.resolve("/api/transactions"))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}
