package vn.thuocdo.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

  @TempDir private Path folder;

  @Test
  void a_server_that_died_is_started_again_even_if_the_first_attempt_fails() throws Exception {
    try (var database = EmbeddedDatabase.start(TestDatabase.programs(), folder)) {
      int port = URI.create(database.address().url().substring("jdbc:".length())).getPort();
      kill();
      // Somebody else has its port for a while, so that the next start of the server ends at once.
      try (var taken = new ServerSocket()) {
        taken.setReuseAddress(true);
        taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        awaitLog("Address already in use");
      }

      assertThat(answersWithin(database.address(), Duration.ofSeconds(60))).isTrue();
    }
  }

  private void kill() throws InterruptedException {
    ProcessHandle server =
        ProcessHandle.allProcesses().filter(this::isOurs).findFirst().orElseThrow();
    server.destroyForcibly();
    while (server.isAlive()) {
      Thread.sleep(5);
    }
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .contains("--datadir=" + folder);
    } catch (IOException e) {
      return false;
    }
  }

  private void awaitLog(String words) throws Exception {
    Instant deadline = Instant.now().plusSeconds(60);
    while (!Files.readString(folder.resolve("server.log")).contains(words)) {
      assertThat(Instant.now()).as("the log says: " + words).isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private static boolean answersWithin(DatabaseAddress address, Duration longest)
      throws InterruptedException {
    Instant deadline = Instant.now().plus(longest);
    while (Instant.now().isBefore(deadline)) {
      try {
        DriverManager.getConnection(
                address.urlWithParameters(), address.username(), address.password())
            .close();
        return true;
      } catch (SQLException e) {
        Thread.sleep(200);
      }
    }
    return false;
  }
}
