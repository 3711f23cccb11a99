package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.TestDatabase;

/** A newer version on an older home, and an older one after a newer one that failed. */
class UpdateIT {

  /**
   * A home of the first landed version: the example directory, a kiosk, 120 ratings on 15 days, the
   * month 2026-M11 published. Its secrets protect nothing.
   */
  private static final Path FIRST_LANDED = Path.of("src/test/resources/homes/first-landed.tar.gz");

  private static final String KIOSK_KEY = "Owbu9YzXMZyPDDYHvt4IEidixugfKYF4_GJJoLLMxF0";
  private static final String PUBLISHED =
      "2f72b9804004e97624d249282bf5e2a522bd89aba1258d66136dbba037754996";

  @TempDir private Path folder;

  @Test
  void a_home_of_the_first_version_serves_on_with_all_it_had() throws Exception {
    var unpacking =
        new ProcessBuilder("tar", "-xzf", FIRST_LANDED.toAbsolutePath().toString())
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(unpacking.waitFor()).isZero();

    try (var installation = new Installation(folder.resolve("home"))) {
      installation.start("--programs", TestDatabase.programs().toString());

      assertThat(installation.get("/api/results/2026-M11").body()).contains(PUBLISHED);
      assertThat(installation.get("/ket-qua/2026-M11").body()).contains("77,5");
      assertThat(sent(installation, "019a0000-0000-7000-8000-000000000000", 1))
          .contains("REPEATED");
      assertThat(sent(installation, "019a0000-0000-7000-8000-0000000000ff", 121))
          .contains("STORED");
      assertThat(installation.done("recount")).contains("121 ratings", "0 rows differed");
      installation.done("verify-audit");
    }
  }

  @Test
  void after_an_update_that_failed_the_version_before_still_serves() throws Exception {
    var properties = TestDatabase.properties();
    ApplicationContext.run(EmbeddedServer.class, properties).close();
    Files.writeString(
        folder.resolve("V9998__done.sql"), "CREATE TABLE added (id INT NOT NULL PRIMARY KEY);");
    Files.writeString(
        folder.resolve("V9999__broken.sql"),
        "CREATE TABLE half (id INT NOT NULL PRIMARY KEY); ALTER TABLE nowhere ADD COLUMN x INT;");
    properties.put(
        "flyway.datasources.default.locations",
        "classpath:db/migration,filesystem:" + folder.toAbsolutePath());

    for (int attempt = 1; attempt <= 2; attempt++) {
      Throwable failure =
          catchThrowable(() -> ApplicationContext.run(EmbeddedServer.class, properties).close());
      assertThat(Sentence.of(failure))
          .contains("could not be updated", "The version before still starts", "backup")
          .doesNotContain("\n");
    }

    properties.remove("flyway.datasources.default.locations");
    try (var server = ApplicationContext.run(EmbeddedServer.class, properties)) {
      var report = server.getApplicationContext().getBean(Health.class).report();
      assertThat(report.checks()).containsEntry("database", "UP").containsEntry("migrations", "UP");
    }
  }

  private static String sent(Installation installation, String id, int seq) throws Exception {
    Instant now = Instant.now();
    return installation
        .post(
            "/api/kiosk/ratings",
            KIOSK_KEY,
            """
            {"sentAt":"%1$s","ratings":[{"id":"%2$s","seq":%3$d,"questionnaire":"KIOSK_1TAP@1","givenAt":"%1$s",
             "language":"vi","answers":{"OVERALL":5}}]}"""
                .formatted(now, id, seq))
        .body();
  }
}
