package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Figures;
import vn.thuocdo.result.FiguresTable;
import vn.thuocdo.result.ResultJson;
import vn.thuocdo.text.Language;

/** {@code figures}. */
@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    description = "Prints live figures, for staff: nothing is suppressed, nothing is frozen.")
final class FiguresCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Mixin private PeriodOptions period = new PeriodOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "In the shape of /api/results.")
  private boolean isJson;

  @Override
  public Integer call() {
    Period chosen = period.period();
    return options.inContext((ApplicationContext context) -> print(context, chosen));
  }

  private int print(ApplicationContext context, Period chosen) {
    var document = context.getBean(Figures.class).live(chosen);
    var out = spec.commandLine().getOut();
    if (isJson) {
      out.println(context.getBean(ResultJson.class).write(document));
    } else {
      out.print(FiguresTable.of(document, Language.VI));
    }
    out.flush();
    return Application.DONE;
  }
}
