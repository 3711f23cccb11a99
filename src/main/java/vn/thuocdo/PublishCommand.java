package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Publish;
import vn.thuocdo.result.PublishOutcome;

/** {@code publish}. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description =
        "Closes and publishes a period that has ended; it never changes after that. Exit code 1 if"
            + " it has not ended, or is to be published in parts.")
final class PublishCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Mixin private PeriodOptions period = new PeriodOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var chosen = period.period();
    return options.inContext(
        (ApplicationContext context) ->
            print(context.getBean(Publish.class).publish(chosen, "ops/thuocdo"), chosen.code()));
  }

  private int print(PublishOutcome outcome, String code) {
    var out = spec.commandLine().getOut();
    switch (outcome) {
      case PublishOutcome.Published published -> out.println(code + " is published now");
      case PublishOutcome.PublishedBefore before ->
          out.println(code + " was published before and stays as it is");
      case PublishOutcome.NotEnded running ->
          out.println(code + " can be published after its last day, " + running.lastDay());
      case PublishOutcome.Straddles cut ->
          out.println(
              code
                  + " holds the day of the reorganisation; publish its parts: "
                  + cut.parts().stream().map(Period::code).collect(Collectors.joining(" ")));
    }
    out.flush();
    return outcome instanceof PublishOutcome.Published
            || outcome instanceof PublishOutcome.PublishedBefore
        ? Application.DONE
        : Application.DIFFERED;
  }
}
