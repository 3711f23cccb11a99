package vn.thuocdo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.thuocdo.paper.ImportRatings;

/** {@code import ratings}. */
@Command(
    name = "ratings",
    mixinStandardHelpOptions = true,
    description = {
      "Takes answers on paper from a CSV file, one line per form, with the columns",
      "unit,date,questionnaire (as KIOSK_1TAP@1) and one for each question, named by its code; then,"
          + " if there are any, form,point,counter,channel,respondent,procedure,comment.",
      "A run that was killed goes on where it was. The same file, and a form with the same number"
          + " in another file, is counted once. Refused lines are told with their reasons, the"
          + " others are taken; exit code 1 then."
    })
final class ImportRatingsCommand implements Callable<Integer> {

  @Mixin private ImportPaper paper = new ImportPaper();

  @Override
  public Integer call() {
    return paper.run(
        "Forms",
        (context, file, isDryRun, progress) ->
            context.getBean(ImportRatings.class).load(file, isDryRun, "ops/thuocdo", progress));
  }
}
