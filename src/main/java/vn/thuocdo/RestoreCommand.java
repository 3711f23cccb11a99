package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.backup.DumpTools;
import vn.thuocdo.backup.Restore;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;

/** {@code restore}: what {@code ops/restore} runs. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Makes a new home from a backup, or fills an empty schema given with --database, and"
            + " compares every table and every published document with what the backup says of"
            + " them. Exit code 1 if anything differs.")
final class RestoreCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Mixin private EncryptionOptions encryption = new EncryptionOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The backup to read.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    if (!Files.isReadable(file)) {
      throw new NotNow("There is no readable file " + file + ".");
    }
    Path home = options.home();
    HomeLock.makeHome(home);
    requireEmpty(home);
    try (var lock =
        HomeLock.take(home, "restoring a backup")
            .orElseThrow(() -> new NotNow("The home " + home + " is in use."))) {
      Optional<DatabaseAddress> external = options.external();
      if (external.isPresent()) {
        return restore(external.get());
      }
      try (var server = options.embedded()) {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.start();
        return restore(server.address());
      }
    }
  }

  private static void requireEmpty(Path home) {
    try (var files = Files.list(home)) {
      if (files.findAny().isPresent()) {
        throw new NotNow(
            "The folder %s is not empty and was left alone; give a new one with --home."
                .formatted(home));
      }
    } catch (IOException e) {
      throw new NotNow("The folder " + home + " cannot be read: " + e.getMessage(), e);
    }
  }

  private int restore(DatabaseAddress database) {
    long begun = System.nanoTime();
    HomeOptions.checkReachable(database);
    HomeOptions.requireNoTables(database);
    Restore.Restored restored;
    try {
      var restore = new Restore(DumpTools.find(options.programs()), encryption.gpg(null));
      restored = restore.read(file.toAbsolutePath(), options.home(), database);
    } catch (IOException e) {
      throw new NotNow("Not restored. " + e.getMessage(), e);
    }
    say("%d tables, %d of them differ%n", restored.tables(), restored.differing().size());
    restored.differing().forEach(table -> say("  differs: %s%n", table));
    int documents = options.inContext(database, this::compareDocuments);
    say("%.1f s%n", (System.nanoTime() - begun) / 1e9);
    return restored.differing().isEmpty() && documents == 0
        ? Application.DONE
        : Application.DIFFERED;
  }

  /** Returns how many published documents do not have the hash they were published with. */
  private int compareDocuments(ApplicationContext context) {
    var publications = context.getBean(Publications.class);
    int compared = 0;
    int differing = 0;
    for (PublishedPeriod head : publications.list()) {
      Publication publication =
          publications
              .find(head.period().calendar(), head.period().code(), head.version())
              .orElseThrow();
      compared++;
      if (!sha256(publication.text()).equals(head.sha256())) {
        differing++;
        say("  differs: %s, version %d%n", head.period().code(), head.version());
      }
    }
    say("%d published documents, %d of them differ%n", compared, differing);
    return differing;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private void say(String format, Object... values) {
    var out = spec.commandLine().getOut();
    out.printf(format, values);
    out.flush();
  }
}
