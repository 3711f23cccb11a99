package vn.thuocdo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.thuocdo.paper.ImportCounts;

/** {@code import counts}. */
@Command(
    name = "counts",
    mixinStandardHelpOptions = true,
    description = {
      "Takes what surveys of the past counted from a CSV file with the columns",
      "unit_code,unit_name,period,question,n1,n2,n3,n4,n5,no_opinion,eligible; and calendar"
          + " (REPORTING or CALENDAR), if it is not the reporting one.",
      "A count belongs to its period as a whole; two of the same unit and question that share a day"
          + " are refused. Refused lines are told with their reasons, the others are taken; exit"
          + " code 1 then."
    })
final class ImportCountsCommand implements Callable<Integer> {

  @Mixin private ImportPaper paper = new ImportPaper();

  @Option(
      names = "--replace",
      description = "Let counts take the place of others of the same period, which stay readable.")
  private boolean isReplacing;

  @Override
  public Integer call() {
    return paper.run(
        "Counts",
        (context, file, isDryRun, progress) ->
            context
                .getBean(ImportCounts.class)
                .load(
                    file,
                    isDryRun
                        ? ImportCounts.Mode.TRIAL
                        : isReplacing ? ImportCounts.Mode.REPLACE : ImportCounts.Mode.ADD,
                    "ops/thuocdo",
                    progress));
  }
}
