package vn.thuocdo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.exclusion.MarkedOffice;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.publicsite.PublishedOffice;
import vn.thuocdo.staff.Credentials;
import vn.thuocdo.staff.FirstAccount;
import vn.thuocdo.unit.Offices;

/** An office that has something on every page, and what is wrong with a page for somebody. */
final class Accessibility {

  /** Phone, the kiosk's upright screen, desk. */
  private static final int[][] SCREENS = {{360, 800}, {1080, 1920}, {1280, 800}};

  /** What a desk shows at 200 %. */
  private static final int ZOOMED_WIDTH = 640;

  private static final String AXE = axe();

  private Accessibility() {}

  /** Publishes a quarter, marks ratings of today, and returns the first account. */
  static Credentials furnish(ApplicationContext context) {
    Credentials first = context.getBean(FirstAccount.class).createIfNone().orElseThrow();
    PublishedOffice.publishIn(
        context,
        () ->
            write(
                context,
                "INSERT INTO indicator_count VALUES (3, 'REPORTING', '2025-Q3', 'TT01_2018', 1, 5,"
                    + " 2, 1, 'test', '2025-09-20')"));
    write(
        context,
        "INSERT INTO counter (id, point_id, code, name, name_en, valid_from) VALUES"
            + " (1, 1, 'Q1', 'Quầy 1', 'Counter 1', '2020-01-01')");
    context.getBean(Offices.class).forget();
    String today = OfficeZone.today(InstantSource.system()).toString();
    MarkedOffice.in(context).give(today, 1, 4, "", 9);
    MarkedOffice.in(context).give(today, 1, 5, "BURST,STREAK", 12);
    MarkedOffice.in(context).give(today, 0, 1, "OUT_OF_HOURS", 2);
    return first;
  }

  private static void write(ApplicationContext context, String sql) {
    context
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }

  /** Returns a browser in which somebody has signed in. */
  static BrowserContext signedIn(EmbeddedServer server, Credentials who) {
    BrowserContext staff = Browser.newContext(new NewContextOptions());
    Page page = staff.newPage();
    page.navigate(address(server, "/can-bo/dang-nhap"));
    page.fill("#username", who.username());
    page.fill("#password", who.password());
    page.click("main button");
    page.waitForURL("**/can-bo");
    page.close();
    return staff;
  }

  /** Says what is wrong with a page, and what the browser complained of; empty when all is well. */
  static List<String> complaints(BrowserContext reader, EmbeddedServer server, String address) {
    Page page = reader.newPage();
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (!message.text().contains("Failed to load resource")) {
            complaints.add(message.text());
          }
        });
    page.navigate(address(server, address));
    complaints.addAll(complaints(page, address));
    page.close();
    return complaints;
  }

  /** Says what is wrong with the page at each width; empty when all is well. */
  static List<String> complaints(Page page, String state) {
    var complaints = new ArrayList<String>();
    for (int[] screen : SCREENS) {
      page.setViewportSize(screen[0], screen[1]);
      violations(page).forEach(found -> complaints.add(state + " at " + screen[0] + ": " + found));
      complaints.addAll(doesNotFit(page, state, screen[0]));
    }
    page.setViewportSize(ZOOMED_WIDTH, 400);
    complaints.addAll(doesNotFit(page, state, ZOOMED_WIDTH));
    return complaints;
  }

  /** Runs axe within the page; its own builder opens another page each time, which takes longer. */
  @SuppressWarnings("unchecked")
  private static List<String> violations(Page page) {
    if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
      page.evaluate(AXE);
    }
    return (List<String>)
        page.evaluate(
            """
            axe.run(document, { resultTypes: ['violations'] }).then(result =>
              result.violations.map(rule =>
                rule.help + ' ' + rule.nodes.map(node => node.html.slice(0, 200)).join(' ')))""");
  }

  private static List<String> doesNotFit(Page page, String state, int width) {
    var found = new ArrayList<String>();
    Object needed = page.evaluate("document.documentElement.scrollWidth");
    if (!needed.equals(width)) {
      found.add(state + " needs " + needed + " at " + width);
    }
    Object cut =
        page.evaluate(
            """
            [...document.querySelectorAll('body *')]
              .filter(part => getComputedStyle(part).overflowX === 'hidden')
              .filter(part => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1)
              .map(part => part.outerHTML.slice(0, 80))""");
    if (!cut.equals(List.of())) {
      found.add(state + " cuts off at " + width + ": " + cut);
    }
    return found;
  }

  private static String axe() {
    try (var script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By the one name that a browser trusts without TLS: the kiosk needs a secure context. */
  static String address(EmbeddedServer server, String path) {
    return "http://localhost:" + server.getPort() + path;
  }
}
