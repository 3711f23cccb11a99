package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What every command answers before it has touched a home. */
class UsageTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'' | Missing required subcommand",
        "nonsense | Unmatched argument",
        "import | Missing required subcommand",
        "account | Missing required subcommand",
        "account add ai --name A --role KING | Invalid value for option '--role'",
        "account reset | Missing required parameter: 'USERNAME'",
        "figures | Missing required option: '--period",
        "figures --period 2026-Q9 | 2026-Q9",
        "figures --period 2026-Q3 --calendar LUNAR | Invalid value for option '--calendar'",
        "figures --period 2026-Q3 --database mysql://localhost/x | jdbc:mysql://host:3306/schema",
        "publish --period yesterday | yesterday",
        "recount --database jdbc:postgresql://localhost/x | jdbc:mysql://host:3306/schema",
        "kiosk-code --point P | Missing required option: '--counter",
        "import directory missing.csv | The file missing.csv is not there",
        "import directory src | The file src is not there",
        "import kiosk-queue missing.json | The file missing.json is not there",
        "verify-publication missing.zip | The file missing.zip is not there",
        "verify-proof missing.json | The file missing.json is not there",
        "start --port 0 | from 1 to 65535, was 0",
        "start --port 70000 | from 1 to 65535, was 70000",
        "start --port http | Invalid value for option '--port'",
        "start --database nowhere | jdbc:mysql://host:3306/schema",
      })
  void what_is_typed_wrongly_is_usage(String typed, String told) {
    Answer answer = answerTo(typed.replace("''", ""));

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(Application.WRONG_USAGE);
    assertThat(answer.err()).contains(told);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "figures --period 2026-Q3 | ops/start --empty --home",
        "kiosk-code --point P --counter 1 | ops/start --empty --home",
        "account list | ops/start --empty --home",
        "recount --database jdbc:mysql://127.0.0.1:1/x | @jdbc:mysql://127.0.0.1:1/x cannot be used",
      })
  void what_the_surroundings_lack_is_told(String typed, String told) {
    Answer answer = answerTo(typed + " --home " + folder);

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(Application.NOT_NOW);
    assertThat(answer.err().strip()).contains(told).doesNotContain("\n");
  }

  static Stream<List<String>> commands() {
    var paths = new ArrayList<List<String>>();
    collect(Application.commandLine(), List.of(), paths);
    return paths.stream();
  }

  private static void collect(CommandLine command, List<String> path, List<List<String>> paths) {
    paths.add(path);
    command
        .getSubcommands()
        .forEach(
            (name, subcommand) -> {
              var longer = new ArrayList<>(path);
              longer.add(name);
              collect(subcommand, longer, paths);
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_explains_itself_and_all_its_options(List<String> path) {
    Answer answer = answerTo(String.join(" ", path) + " --help");

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("Usage: ");
    CommandLine command = Application.commandLine();
    for (String name : path) {
      command = command.getSubcommands().get(name);
    }
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    assertThat(command.getCommandSpec().args())
        .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
  }

  @Test
  void the_commands_of_the_readme_exist() {
    assertThat(commands().map(path -> String.join(" ", path)))
        .contains(
            "start",
            "import directory",
            "import kiosk-queue",
            "kiosk-code",
            "figures",
            "publish",
            "recount",
            "calc",
            "account list",
            "account add",
            "account reset",
            "account disable",
            "account enable");
  }

  private record Answer(int exitCode, String out, String err) {}

  private static Answer answerTo(String typed) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Application.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(typed.isBlank() ? new String[0] : typed.strip().split(" "));
    return new Answer(exitCode, out.toString(), err.toString());
  }
}
