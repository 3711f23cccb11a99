package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.thuocdo.rating.Recount;

/** {@code recount}. */
@Command(
    name = "recount",
    mixinStandardHelpOptions = true,
    description =
        "Rebuilds the tallies from the ratings. Exit code 1 if any row differed (it is right now);"
            + " none ever should. Ratings may come in meanwhile.")
final class RecountCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return options.inContext(this::recount);
  }

  private int recount(ApplicationContext context) {
    Recount.Result result;
    try (var progress = new Progress("Recounting days")) {
      result = context.getBean(Recount.class).recount(progress::show);
    }
    var out = spec.commandLine().getOut();
    out.printf(
        "%d ratings on %d days, %d rows differed%n",
        result.ratings(), result.days(), result.differingRows());
    out.flush();
    return result.differingRows() == 0 ? Application.DONE : Application.DIFFERED;
  }
}
