package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.micronaut.web.router.resource.StaticResourceConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;

/** Nothing is open by mistake: every route has a role, or stands in the list below. */
class RoutesIT {

  /** Open to everybody, for ever and on purpose. */
  private static final Set<String> PUBLIC =
      Set.of(
          "GET /",
          "GET /ket-qua/{period}",
          "GET /ket-qua/{period}.csv",
          "GET /ket-qua/{period}/don-vi/{code}",
          "GET /ket-qua/{period}/chin-chi-so",
          "GET /ket-qua/{code}/tai-lieu",
          "GET /ket-qua/{code}/tai-lieu/{job}/{+file}",
          "GET /tim-kiem",
          "GET /so-sanh",
          "GET /so-sanh/{period}/{group}",
          "GET /phuong-phap",
          "GET /nhung/{period}/don-vi/{code}",
          "GET /du-lieu",
          "GET /du-lieu/{name}.zip",
          "GET /du-lieu/catalog.jsonld",
          "GET /tin.atom",
          "GET /khoa-cong-khai",
          "GET /api/public-key",
          "GET /kiem-tra",
          "GET /kiem-tra/bang-chung.json",
          "GET /muc-tieu",
          "GET /bieu-do/{period}/{file}",
          "GET /bieu-do/{period}/don-vi/{code}/{file}",
          // A link is a key by itself; a code hangs on a wall.
          "GET /s/{token}",
          "POST /s/{token}",
          "GET /q/{code}",
          "POST /q/{code}",
          // One-stop software shows its own key; the telephone exists in the simulated province
          // only.
          "POST /api/transactions",
          "GET /demo/phone",
          "POST /demo/phone/ho-so",
          "POST /demo/phone/tra-loi",
          "GET /assets/{+path}",
          "GET /kiosk",
          "GET /kiosk/{+path}",
          "GET /favicon.ico",
          "GET /api/results/{period}",
          "GET /api/results/{period}/document",
          "GET /health",
          "GET /health/{selector}",
          "GET /can-bo/dang-nhap",
          "POST /can-bo/dang-nhap",
          // A kiosk shows its own key.
          "POST /api/kiosk/enrolments",
          "POST /api/kiosk/ratings",
          "POST /api/kiosk/heartbeat",
          "GET /api/kiosk/configuration",
          // A carrier signs what it tells.
          "POST /webhooks/twilio/messages",
          "POST /webhooks/twilio/status");

  private static final Set<String> PUBLIC_FILES = Set.of("/assets/**", "/kiosk/**");

  private static final Set<String> ROLES =
      Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toUnmodifiableSet());

  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    var properties = TestDatabase.properties();
    properties.put(UnguardedController.WANTED, "true");
    server = ApplicationContext.run(EmbeddedServer.class, properties);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_route_has_a_role_or_is_public_on_purpose() {
    List<String> unguarded =
        routes()
            .filter(route -> !isGuarded(route))
            .map(RoutesIT::name)
            .distinct()
            .sorted()
            .toList();

    // The two that were left open for this test show that it sees such routes.
    assertThat(unguarded)
        .filteredOn(name -> !PUBLIC.contains(name))
        .containsExactly("GET /can-bo/bo-ngo", "POST /can-bo/bo-ngo/{id}");
  }

  @Test
  void no_route_is_public_and_has_a_role() {
    assertThat(routes().filter(RoutesIT::isGuarded).map(RoutesIT::name))
        .doesNotContainAnyElementsOf(PUBLIC);
  }

  @Test
  void every_role_may_come_home_get_a_password_of_its_own_and_leave() {
    for (String path :
        List.of(
            StaffArea.ROOT,
            StaffArea.PASSWORD,
            StaffArea.SECOND_FACTOR,
            StaffArea.SIGN_OUT,
            StaffArea.SIGN_OUT_EVERYWHERE)) {
      assertThat(routes().filter(route -> route.getUriMatchTemplate().toPathString().equals(path)))
          .isNotEmpty()
          .allSatisfy(
              route ->
                  assertThat(route.getAnnotationMetadata().stringValues(Secured.class))
                      .as(path)
                      .containsExactlyInAnyOrderElementsOf(ROLES));
    }
  }

  @Test
  void files_are_served_from_public_folders_only() {
    assertThat(
            server
                .getApplicationContext()
                .getBeansOfType(StaticResourceConfiguration.class)
                .stream()
                .map(StaticResourceConfiguration::getMapping))
        .isSubsetOf(PUBLIC_FILES);
  }

  @Test
  void whoever_is_not_signed_in_is_sent_to_the_door_from_every_staff_page() {
    List<String> pages =
        routes()
            .filter(RoutesIT::isGuarded)
            .filter(route -> route.getHttpMethod() == HttpMethod.GET)
            .map(route -> template(route).replaceAll("\\{[^}]*}", "1"))
            .distinct()
            .toList();

    assertThat(pages)
        .contains("/can-bo", "/can-bo/nhat-ky", "/can-bo/tai-khoan/1", "/can-bo/bat-thuong");
    for (String page : pages) {
      var response = new StaffBrowser(server.getURI()).get(page);
      if (page.startsWith("/can-bo")) {
        assertThat(StaffBrowser.locationOf(response)).as(page).startsWith("/can-bo/dang-nhap");
      } else {
        assertThat(response.statusCode()).as(page).isEqualTo(401);
      }
      assertThat(response.headers().firstValue("Set-Cookie")).as(page).isEmpty();
    }
  }

  @Test
  void a_route_that_somebody_forgot_to_close_is_closed() {
    var response = new StaffBrowser(server.getURI()).get("/can-bo/bo-ngo");

    assertThat(response.statusCode()).isEqualTo(303);
  }

  private static Stream<UriRouteInfo<?, ?>> routes() {
    return server
        .getApplicationContext()
        .getBean(Router.class)
        .uriRoutes()
        // Micronaut answers HEAD with the route of GET.
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .map(route -> (UriRouteInfo<?, ?>) route);
  }

  private static boolean isGuarded(UriRouteInfo<?, ?> route) {
    String[] names = route.getAnnotationMetadata().stringValues(Secured.class);
    return names.length > 0 && ROLES.containsAll(List.of(names));
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + template(route);
  }

  private static String template(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString();
  }
}
