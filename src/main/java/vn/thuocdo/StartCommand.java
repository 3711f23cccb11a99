package vn.thuocdo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code start}: what {@code ops/start} runs. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description =
        "Serves until it is stopped. The first start of a home makes its database, the first"
            + " account and, unless --empty, a simulated province.")
final class StartCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();

  @Option(names = "--port", defaultValue = "8080", description = "HTTP port (default: 8080).")
  private int port = 8080;

  @Option(names = "--empty", description = "No simulated province on the first start.")
  private boolean isEmpty;

  @Option(
      names = "--production",
      defaultValue = "${env:THUOCDO_PRODUCTION:-false}",
      description = "Never load simulated figures, and refuse to start over them.")
  private boolean isProduction;

  @Override
  public Integer call() throws InterruptedException {
    checkUsage();
    Path home = options.home();
    HomeLock.makeHome(home);
    // Before anything makes a logger: the log belongs to the home.
    System.setProperty("thuocdo.log", home.resolve("log").toString());
    System.setProperty("logback.configurationFile", "logback-server.xml");
    try (var lock =
        HomeLock.take(home, "starting")
            .orElseThrow(
                () ->
                    new NotNow(
                        "The home %s is in use by %s; it was left alone."
                            .formatted(home, HomeLock.holder(home))))) {
      checkPort();
      serve(lock);
    }
    return Application.DONE;
  }

  private void serve(HomeLock lock) throws InterruptedException {
    try (var server = new Server(options, lock)) {
      var ended = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(
                      () -> {
                        server.close();
                        ended.countDown();
                      }));
      try {
        server.start(port, !isEmpty && !isProduction, isProduction);
      } catch (RuntimeException e) {
        if (!server.isStopping()) {
          throw e;
        }
        // Stopped before it was ready: what failed, failed because its ground was taken away.
      }
      ended.await();
    }
  }

  private void checkUsage() {
    if (port < 1 || port > 65_535) {
      throw new WrongUsage("The port must be from 1 to 65535, was " + port + ".");
    }
    options.external();
  }

  private void checkPort() {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new NotNow(
          "The port %d cannot be opened (%s); give another with --port."
              .formatted(port, e.getMessage()),
          e);
    }
  }
}
