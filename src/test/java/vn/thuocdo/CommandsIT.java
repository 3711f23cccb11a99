package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.database.TestDatabase;

/** What commands do to a database, and the exit codes by which scripts know it. */
class CommandsIT {

  @TempDir private Path folder;
  private DatabaseAddress address;

  @BeforeEach
  void makeSchema() {
    address = TestDatabase.newSchema();
  }

  @Test
  void an_office_is_imported_and_gets_its_kiosk() throws Exception {
    Path file = folder.resolve("office.csv");
    Files.writeString(
        file,
        """
        kind,code,name,name_en,parent,group,valid_from,valid_to
        UNIT,XA-1,Xã Một,Commune One,,COMMUNE,,
        POINT,MC-1,Một cửa xã Một,One stop of Commune One,XA-1,,,
        COUNTER,1,Quầy 1,Counter 1,MC-1,,,
        COUNTER,2,Quầy 2,Counter 2,MC-9,,,
        """);

    Answer dry = answer("import", "directory", file.toString(), "--dry-run");
    assertThat(dry.exitCode()).isEqualTo(Application.DIFFERED);
    assertThat(dry.out()).startsWith("Dry run, nothing written: 3 added").contains("line 5: ");
    assertThat(number("SELECT COUNT(*) FROM unit")).isZero();
    Answer real = answer("import", "directory", file.toString());
    assertThat(real.exitCode()).isEqualTo(Application.DIFFERED);
    assertThat(real.out()).startsWith("3 added, 0 changed, 0 as before, 1 refused");
    Answer wrong = answer("kiosk-code", "--point", "MC-1", "--counter", "2");
    assertThat(wrong.exitCode()).isEqualTo(Application.WRONG_USAGE);
    assertThat(wrong.err()).contains("There is no counter 2 at a point MC-1.");
    Answer right = answer("kiosk-code", "--point", "MC-1", "--counter", "1");
    assertThat(right.exitCode()).isEqualTo(Application.DONE);
    assertThat(right.out()).containsPattern("code: +([0-9A-Z]{4}-){2}[0-9A-Z]{4}");
    Answer queue = answer("import", "kiosk-queue", file.toString());
    assertThat(queue.exitCode()).isEqualTo(Application.DIFFERED);
    assertThat(queue.err()).contains("is no export of a kiosk known here");
  }

  @Test
  void a_period_is_published_once_it_has_ended() {
    Answer early = answer("publish", "--period", "2199-Q1");
    assertThat(early.exitCode()).isEqualTo(Application.DIFFERED);
    assertThat(early.out()).contains("can be published after its last day, 2199-03-14");
    Answer first = answer("publish", "--period", "2025-Q3");
    assertThat(first.exitCode()).isEqualTo(Application.DONE);
    assertThat(first.out()).contains("is published now");
    Answer again = answer("publish", "--period", "2025-Q3");
    assertThat(again.exitCode()).isEqualTo(Application.DONE);
    assertThat(again.out()).contains("stays as it is");
    assertThat(answer("figures", "--period", "2025-Q3", "--json").out())
        .startsWith("{\"period\":\"2025-Q3\"");
  }

  @Test
  void a_recount_that_finds_a_difference_says_so_once() throws Exception {
    assertThat(answer("recount").exitCode()).isEqualTo(Application.DONE);
    execute(
        "INSERT INTO tally SELECT '2026-01-05', 1, 1, 0, 0, MIN(id), 'KIOSK', 'INDIVIDUAL', FALSE,"
            + " 0, 0, 0, 0, 1, 0 FROM question");

    Answer found = answer("recount");

    assertThat(found.exitCode()).as(found.out() + found.err()).isEqualTo(Application.DIFFERED);
    assertThat(found.out()).contains("1 rows differed");
    assertThat(answer("recount").exitCode()).isEqualTo(Application.DONE);
  }

  @Test
  void whoever_is_locked_out_comes_back() throws Exception {
    Answer added = answer("account", "add", "lan", "--name", "Lan", "--role", "HOME_AFFAIRS");
    assertThat(added.exitCode()).as(added.err()).isEqualTo(Application.DONE);
    String password = passwordIn(added);
    execute(
        "INSERT INTO sign_in_failure (name_hash, failures, last_failed_at, blocked_until) VALUES"
            + " (UNHEX(SHA2('lan', 256)), 9, '2026-01-01', '2199-01-01')");

    Answer reset = answer("account", "reset", "LAN", "--language", "en");

    assertThat(reset.exitCode()).isEqualTo(Application.DONE);
    assertThat(passwordIn(reset)).isNotEqualTo(password);
    assertThat(number("SELECT COUNT(*) FROM sign_in_failure")).isZero();
    assertThat(number("SELECT must_change_password FROM account")).isOne();
    assertThat(number("SELECT COUNT(*) FROM audit_line WHERE who = 'command-line'")).isEqualTo(2);
    assertThat(answer("account", "list", "--language", "en").out())
        .containsPattern("lan +HOME_AFFAIRS +Password to be changed +Lan");
  }

  @Test
  void accounts_are_refused_as_on_their_page() throws Exception {
    answer("account", "add", "lan", "--name", "Lan", "--role", "HOME_AFFAIRS");
    Answer last = answer("account", "disable", "lan");
    assertThat(last.exitCode()).isEqualTo(Application.DIFFERED);
    assertThat(last.err()).contains("Đây là tài khoản Sở Nội vụ cuối cùng");
    Answer taken = answer("account", "add", "lan", "--name", "Lan", "--role", "OPERATOR");
    assertThat(taken.exitCode()).isEqualTo(Application.DIFFERED);
    Answer unknown = answer("account", "reset", "nobody");
    assertThat(unknown.exitCode()).isEqualTo(Application.WRONG_USAGE);
    assertThat(unknown.err()).contains("Không có tài khoản này");
    Answer aimless = answer("account", "add", "ba", "--name", "Ba", "--role", "UNIT_MANAGER");
    assertThat(aimless.exitCode()).isEqualTo(Application.WRONG_USAGE);
    Answer nowhere =
        answer("account", "add", "ba", "--name", "Ba", "--role", "UNIT_MANAGER", "--unit", "X");
    assertThat(nowhere.exitCode()).isEqualTo(Application.WRONG_USAGE);
    assertThat(nowhere.err()).contains("There is no unit X.");
    answer("account", "add", "operator", "--name", "O", "--role", "OPERATOR");
    assertThat(answer("account", "disable", "operator").exitCode()).isEqualTo(Application.DONE);
    assertThat(number("SELECT COUNT(*) FROM account WHERE disabled_at IS NOT NULL")).isOne();
    assertThat(answer("account", "enable", "operator").exitCode()).isEqualTo(Application.DONE);
  }

  private record Answer(int exitCode, String out, String err) {}

  private Answer answer(String... typed) {
    var all = new ArrayList<>(List.of(typed));
    all.addAll(List.of("--home", folder.toString(), "--database"));
    all.add(
        address.url().replace("//", "//" + address.username() + ":" + address.password() + "@"));
    var out = new StringWriter();
    var err = new StringWriter();
    int exitCode =
        Application.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Answer(exitCode, out.toString(), err.toString());
  }

  private static String passwordIn(Answer answer) {
    return answer.out().lines().toList().get(1).replaceFirst("^[^:]+: ", "");
  }

  private long number(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private java.sql.Connection connect() throws SQLException {
    return DriverManager.getConnection(
        address.urlWithParameters(), address.username(), address.password());
  }
}
