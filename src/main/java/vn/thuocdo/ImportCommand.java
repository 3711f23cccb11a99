package vn.thuocdo;

import picocli.CommandLine.Command;

/** Groups the commands that take files. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Takes data from a file.",
    subcommands = {
      ImportDirectoryCommand.class,
      ImportKioskQueueCommand.class,
      ImportTransactionsCommand.class,
      ImportRatingsCommand.class,
      ImportCountsCommand.class
    })
final class ImportCommand {}
