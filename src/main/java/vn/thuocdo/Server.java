package vn.thuocdo;

import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.staff.FirstAccount;
import vn.thuocdo.unit.Settings;

/**
 * Brings up database, migrations, presets, first data and HTTP, in this order, and takes them down
 * in the opposite one. {@link #close()} may come at any moment of the start, from another thread.
 */
final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final long LONGEST_WAIT_FOR_DATABASE_MILLIS = 30_000;

  private final HomeOptions options;
  private final HomeLock lock;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private boolean isStopping;

  Server(HomeOptions options, HomeLock lock) {
    this.options = options;
    this.lock = lock;
  }

  /**
   * Returns when requests are answered.
   *
   * @param demo whether a database that has no offices yet gets the simulated province
   * @throws NotNow if it cannot be; what was started is stopped by {@link #close()}
   */
  void start(int port, boolean demo, boolean isProduction) {
    long begun = System.nanoTime();
    say("Home " + options.home());
    DatabaseAddress address = database();
    var properties = new HashMap<>(options.properties(address));
    properties.put("micronaut.server.port", port);
    var context = opened(HomeOptions.context(properties, "server"));
    context.start();
    context.getBean(Keys.class).verify();
    FirstData.refuseDemo(context.getBean(Settings.class), isProduction);
    var firstAccount = context.getBean(FirstAccount.class).createIfNone();
    if (demo) {
      FirstData.load(context, firstAccount.isPresent());
    }
    var http = context.getBean(EmbeddedServer.class);
    opened(http::stop);
    http.start();
    String url = "http://localhost:" + port;
    lock.tell(
        (options.external().isPresent() ? HomeOptions.SERVING_ELSEWHERE : HomeOptions.SERVING)
            + url);
    say("");
    say("Public page  " + url + "/");
    say("Kiosk        " + url + "/kiosk/");
    say("Staff        " + url + "/can-bo");
    firstAccount.ifPresent(
        account -> {
          say("First account: " + account.username() + ", password: " + account.password());
          say("The password is not shown again.");
        });
    double seconds = (System.nanoTime() - begun) / 1e9;
    LOG.atInfo().addKeyValue("seconds", seconds).log("ready");
    say("ready (%.1f s); stop with Ctrl-C".formatted(seconds));
  }

  private DatabaseAddress database() {
    var external = options.external();
    if (external.isPresent()) {
      awaitReachable(external.get());
      return external.get();
    }
    var embedded = opened(options.embedded());
    embedded.start();
    return embedded.address();
  }

  /** After a power cut this machine may be up before the one with the database. */
  private static void awaitReachable(DatabaseAddress address) {
    long deadline = System.nanoTime() + LONGEST_WAIT_FOR_DATABASE_MILLIS * 1_000_000;
    boolean isFirst = true;
    while (true) {
      try {
        HomeOptions.checkReachable(address);
        return;
      } catch (NotNow e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        if (isFirst) {
          say(e.getMessage() + " Waiting.");
          isFirst = false;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotNow("Interrupted while waiting for the database.", e);
    }
  }

  boolean isStopping() {
    synchronized (open) {
      return isStopping;
    }
  }

  /** What is opened after the stop began is closed at once. */
  private <T extends AutoCloseable> T opened(T thing) {
    synchronized (open) {
      if (isStopping) {
        throw new NotNow("Stopped before it was ready.");
      }
      open.push(thing);
    }
    return thing;
  }

  @Override
  public void close() {
    synchronized (open) {
      if (!isStopping && open.size() > 1) {
        say("Stopping");
      }
      isStopping = true;
      while (!open.isEmpty()) {
        closeQuietly(open.pop());
      }
    }
  }

  private static void closeQuietly(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.error("Not stopped cleanly: {}", thing.getClass().getSimpleName(), e);
    }
  }

  @SuppressWarnings("SystemOut") // Said to whoever started it; the log is a file.
  private static void say(@org.jspecify.annotations.Nullable String line) {
    System.out.println(line);
  }
}
