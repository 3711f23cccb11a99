package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.database.TestDatabase;

/** What an operator does to a home, and what happens to it, with real processes. */
class HomeIT {

  private static final Duration REMEMBERED = Duration.ofSeconds(6);

  @TempDir private Path folder;
  private Installation installation;

  @AfterEach
  void stop() throws Exception {
    installation.close();
  }

  @Test
  void a_home_serves_once_and_ends_with_its_database_at_ctrl_c() throws Exception {
    installation = new Installation(folder.resolve("home"));
    installation.start("--production", "--programs", TestDatabase.programs().toString());

    var second = installation.run("start", "--port", "" + Installation.freePort());
    assertThat(second.exitCode()).isEqualTo(Application.NOT_NOW);
    assertThat(second.told())
        .contains(installation.home() + " is in use by process ", "left alone");
    Path other = folder.resolve("other");
    String port = "" + installation.port();
    var taken = Installation.command("start", "--port", port, "--home", other.toString());
    assertThat(taken.exitCode()).isEqualTo(Application.NOT_NOW);
    assertThat(taken.told().strip())
        .doesNotContain("\n")
        .contains("The port " + port + " ", "--port");
    assertThat(other.resolve("database")).doesNotExist();
    assertThat(installation.health().statusCode()).isEqualTo(200);
    assertThat(installation.get("/can-bo/dang-nhap").body()).doesNotContain("mô phỏng");

    assertThat(installation.databases()).hasSize(1);
    assertThat(installation.stopBy("INT")).isEqualTo(130);
    assertThat(installation.databases()).isEmpty();
  }

  @Test
  void a_killed_server_leaves_nothing_that_its_next_start_cannot_end() throws Exception {
    installation = new Installation(folder.resolve("home"));
    installation.start("--empty", "--programs", TestDatabase.programs().toString());
    var orphan = installation.databases().getFirst();
    // Deaf to being asked, as one that hangs on its disk.
    Installation.signal(orphan, "STOP");
    installation.kill();
    assertThat(installation.databases()).containsExactly(orphan);

    installation.start("--programs", TestDatabase.programs().toString());

    assertThat(orphan.isAlive()).isFalse();
    assertThat(installation.databases()).hasSize(1);
    assertThat(installation.stopBy("TERM")).isEqualTo(143);
    assertThat(installation.databases()).isEmpty();
  }

  @Test
  void while_the_database_is_away_what_was_published_is_read_and_all_else_asked_to_come_back()
      throws Exception {
    Path programs = folder.resolve("programs");
    installation = new Installation(folder.resolve("home"));
    installation.start("--empty", "--programs", removable(programs).toString());
    installation.done("import", "directory", "ops/examples/directory.csv");
    String key = installation.enrol();
    Path program = programs.resolve("bin/mariadbd");
    Path away = programs.resolve("bin/away");
    installation.done("publish", "--period", "2025-Q4");
    installation.await(
        "published", () -> installation.get("/api/results/2025-Q4").statusCode() == 200);
    assertThat(installation.get("/ket-qua/2025-Q4").statusCode()).isEqualTo(200);

    Files.move(program, away);
    installation.killDatabase();
    installation.await("unhealthy", () -> installation.health().statusCode() == 503);

    assertThat(installation.health().body()).contains("\"database\":\"unreachable\"");
    // Until everything that is remembered for a moment would have to be read again.
    Thread.sleep(REMEMBERED.toMillis());
    assertThat(installation.get("/api/results/2025-Q4").statusCode()).isEqualTo(200);
    assertThat(installation.get("/ket-qua/2025-Q4").statusCode()).isEqualTo(200);
    askedBack(
        installation.post("/api/kiosk/ratings", key, "{\"sentAt\":\"2026-11-21T03:00:00Z\"}"),
        "application/problem+json");
    askedBack(
        installation.get("/can-bo/hom-nay", "Cookie", "thuocdo_session=" + "x".repeat(43)),
        "text/html");
    Files.move(away, program);
    installation.await("healthy", () -> installation.health().statusCode() == 200);
    assertThat(installation.enrol()).isNotBlank();
  }

  @Test
  void another_database_is_migrated_and_served_and_production_refuses_simulated_figures()
      throws Exception {
    DatabaseAddress address = TestDatabase.newSchema();
    String url =
        address.url().replace("//", "//" + address.username() + ":" + address.password() + "@");
    installation = new Installation(folder.resolve("home"));

    installation.start("--empty", "--database", url);
    assertThat(installation.get("/kiosk/").statusCode()).isEqualTo(200);
    assertThat(installation.home().resolve("database")).doesNotExist();
    installation.stopBy("TERM");
    try (var connection =
            DriverManager.getConnection(
                address.urlWithParameters(), address.username(), address.password());
        var statement = connection.createStatement()) {
      statement.executeUpdate("REPLACE INTO setting (name, value) VALUES ('demo', 'true')");
    }
    var refused =
        installation.run(
            "start", "--production", "--port", "" + installation.port(), "--database", url);

    assertThat(refused.exitCode()).isEqualTo(Application.NOT_NOW);
    assertThat(refused.told()).contains("simulated", "--home");
  }

  private static void askedBack(HttpResponse<String> answer, String type) {
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  /** Makes a folder through which the shared programs run, and from which they can be taken. */
  private Path removable(Path programs) throws Exception {
    Files.createDirectories(programs.resolve("bin"));
    link(TestDatabase.programs(), programs);
    link(TestDatabase.programs().resolve("bin"), programs.resolve("bin"));
    return programs;
  }

  private static void link(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        if (!Files.exists(to.resolve(file.getFileName()))) {
          Files.createSymbolicLink(to.resolve(file.getFileName()), file);
        }
      }
    }
  }
}
