package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.Browser;
import vn.thuocdo.database.TestDatabase;

class PublicPageIT {

  private static final List<String> PAGES =
      List.of(
          "/",
          "/so-sanh/2025-Q3/COMMUNE?don-vi=XA-1&don-vi=XA-3",
          "/ket-qua/2025-Q3",
          "/ket-qua/2025-Q3?lang=en",
          "/ket-qua/2025-Q3/don-vi/XA-3",
          "/ket-qua/2025-Q3/don-vi/XA-4",
          "/phuong-phap",
          "/khong-co");

  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server = ApplicationContext.run(EmbeddedServer.class, TestDatabase.properties());
    PublishedOffice.publishIn(server.getApplicationContext());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_page_without_scripts_asks_only_our_server_and_leaves_nothing() {
    try (BrowserContext context =
        Browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
      var asked = new ArrayList<String>();
      context.onRequest(request -> asked.add(request.url()));
      var page = context.newPage();

      page.navigate(server.getURI().resolve("/").toString());
      page.locator("#tim").fill("xa 3");
      page.locator(".search button").click();
      page.getByText("Xã 3").first().click();

      assertThat(page.locator("h1").textContent()).isEqualTo("Xã 3");
      assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(server.getURI().toString()));
      assertThat(context.cookies()).isEmpty();
    }
  }

  @Test
  void every_picture_is_drawn() {
    try (BrowserContext context = Browser.newContext(new NewContextOptions())) {
      var page = context.newPage();
      for (String path : PAGES) {
        page.navigate(server.getURI().resolve(path).toString());

        assertThat(
                page.evaluate(
                    "[...document.images].filter(image => image.naturalWidth === 0)"
                        + ".map(image => image.src)"))
            .as(path)
            .isEqualTo(List.of());
      }
    }
  }
}
