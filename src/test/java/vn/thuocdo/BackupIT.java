package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home goes into a file and comes back as another home: real programs, real processes. */
class BackupIT {

  @TempDir private static Path folder;
  private static Path home;
  private static Path passphrase;
  private static Path backup;

  @BeforeAll
  static void backUpAHome() throws Exception {
    home = folder.resolve("home");
    passphrase = Files.writeString(folder.resolve("passphrase"), "một câu dài và riêng\n");
    backup = folder.resolve("backup");
    Files.createDirectories(home.resolve("database"));
    var imported =
        run("import", "directory", "ops/examples/directory.csv", "--home", home.toString());
    assertThat(imported.code).as(imported.text).isZero();
    Files.writeString(home.resolve("metrics-token"), "0123456789abcdef");

    var written = backUp(home, backup);
    assertThat(written.code).as(written.text).isZero();
  }

  @Test
  void every_table_comes_back_and_the_keys_of_the_home_too() throws Exception {
    Path other = folder.resolve("other");

    var restored = restore(backup, other);

    assertThat(restored.code).as(restored.text).isZero();
    assertThat(restored.text).containsPattern("[1-9][0-9] tables, 0 of them differ");
    assertThat(Files.readString(other.resolve("metrics-token"))).isEqualTo("0123456789abcdef");
    var code =
        run("kiosk-code", "--point", "MC-SO-NV", "--counter", "1", "--home", other.toString());
    assertThat(code.code).as(code.text).isZero();
  }

  @Test
  void nothing_in_the_file_can_be_read_without_the_passphrase() throws Exception {
    String bytes = Files.readString(backup, StandardCharsets.ISO_8859_1);

    assertThat(bytes)
        .doesNotContain("CREATE TABLE", "MC-SO-NV", "0123456789abcdef", "database.sql");

    Path wrong = Files.writeString(folder.resolve("wrong"), "another\n");
    var refused =
        run(
            "restore",
            backup.toString(),
            "--home",
            folder.resolve("never").toString(),
            "--passphrase-file",
            wrong.toString());
    assertThat(refused.code).isEqualTo(3);
    assertThat(refused.text).contains("Not restored");
  }

  @Test
  void a_changed_backup_is_refused() throws Exception {
    byte[] bytes = Files.readAllBytes(backup);
    bytes[bytes.length - 200] ^= 1;
    Path changed = Files.write(folder.resolve("changed"), bytes);

    var refused = restore(changed, folder.resolve("from-changed"));

    assertThat(refused.code).as(refused.text).isEqualTo(3);
  }

  @Test
  void a_home_that_is_not_empty_is_left_alone() throws Exception {
    var refused = restore(backup, home);

    assertThat(refused.code).isEqualTo(3);
    assertThat(refused.text).contains("not empty");
  }

  @Test
  void a_backup_is_not_overwritten_by_accident() throws Exception {
    var refused = backUp(home, backup);

    assertThat(refused.code).isEqualTo(2);
    assertThat(refused.text).contains("--force");
  }

  private static Told backUp(Path from, Path to) throws Exception {
    return run(
        "backup",
        to.toString(),
        "--home",
        from.toString(),
        "--passphrase-file",
        passphrase.toString());
  }

  private static Told restore(Path from, Path to) throws Exception {
    return run(
        "restore",
        from.toString(),
        "--home",
        to.toString(),
        "--passphrase-file",
        passphrase.toString());
  }

  private record Told(int code, String text) {}

  private static Told run(String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "vn.thuocdo.Application"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Told(process.waitFor(), text);
  }
}
