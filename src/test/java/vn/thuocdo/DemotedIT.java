package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.TestDatabase;

/** The database is primary no more: it answers, and writes nothing. */
class DemotedIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path home;

  @Test
  void while_the_database_may_not_write_everybody_is_asked_to_come_back() throws Exception {
    var properties = TestDatabase.properties();
    properties.put("thuocdo.home", home.toString());
    String url = (String) properties.get("datasources.default.url");
    String password = (String) properties.get("datasources.default.password");
    assumeTrue(
        "root".equals(properties.get("datasources.default.username")),
        "Needs an administrator's rights on MySQL: ops/verify --mysql");
    try (var server = ApplicationContext.run(EmbeddedServer.class, properties, "server");
        var admin = DriverManager.getConnection(url, "root", password)) {
      assertThat(enrol(server).statusCode()).isEqualTo(400);
      setReadOnly(admin, true);
      try {
        var refused = enrol(server);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(get(server, "/health").body()).contains("\"database\":\"read-only\"");
        assertThat(get(server, "/").statusCode()).isEqualTo(200);
      } finally {
        setReadOnly(admin, false);
      }
      assertThat(enrol(server).statusCode()).isEqualTo(400);
    }
  }

  private static void setReadOnly(Connection admin, boolean isReadOnly) throws SQLException {
    try (var statement = admin.createStatement()) {
      // Unlike read_only alone, the first binds an administrator too; the second ends both.
      statement.execute(isReadOnly ? "SET GLOBAL super_read_only = 1" : "SET GLOBAL read_only = 0");
    }
  }

  private static HttpResponse<String> enrol(EmbeddedServer server) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(server.getURI().resolve("/api/kiosk/enrolments"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"AAAAAAAAAAAA\"}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(EmbeddedServer server, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(server.getURI().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
