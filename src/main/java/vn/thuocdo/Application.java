package vn.thuocdo;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/** The one program: the server and every command over its data. */
@Command(
    name = "thuocdo",
    mixinStandardHelpOptions = true,
    version = "Thước Đo 0.1.0",
    description = "Citizen satisfaction at one-stop counters, from the tap to the published chart.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something differed or was refused; the output says what",
      "2:wrong usage: no such option, period, file, point or address of a database",
      "3:not possible now: no such home, home or port in use, database out of reach"
    },
    footer = {
      "",
      "Commands that take --home work on the database of that home: on the running server's, or on"
          + " one started for as long as the command runs. With --database they work on that one.",
      "thuocdo COMMAND --help tells more."
    },
    subcommands = {
      StartCommand.class,
      ImportCommand.class,
      KioskCodeCommand.class,
      AccountCommand.class,
      FiguresCommand.class,
      PublishCommand.class,
      RecountCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      RotateKeysCommand.class,
      VerifyAuditCommand.class,
      VerifyPublicationCommand.class,
      VerifyProofCommand.class,
      ExportSiteCommand.class,
      FederateCommand.class,
      CalcCommand.class,
      SmsCheckCommand.class,
      PhoneCheckCommand.class,
      HelpCommand.class
    })
public final class Application {

  static final int DONE = 0;
  static final int DIFFERED = 1;
  static final int WRONG_USAGE = 2;
  static final int NOT_NOW = 3;

  private Application() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Application())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Application::explainUsage)
        .setExecutionExceptionHandler(Application::explain);
  }

  private static int explainUsage(ParameterException problem, String[] args) {
    var command = problem.getCommandLine();
    command.getErr().println(problem.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(problem, command.getErr());
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return WRONG_USAGE;
  }

  private static int explain(
      Exception problem, CommandLine command, CommandLine.ParseResult arguments) {
    if (Boolean.getBoolean("thuocdo.debug")) {
      problem.printStackTrace(command.getErr());
    } else {
      command.getErr().println(Sentence.of(problem));
    }
    return problem instanceof WrongUsage ? WRONG_USAGE : NOT_NOW;
  }
}
