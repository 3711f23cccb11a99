package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.thuocdo.sms.ResealMessages;
import vn.thuocdo.staff.SecondFactor;

/** {@code rotate-keys}. */
@Command(
    name = "rotate-keys",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a new key in the home's key file and seals telephone numbers, messages that wait and"
          + " secrets of second factors with it. Stopped in between, it goes on where it was when it is called again.",
      "Copy the key file to every other server and to where its copy is kept, restart them, then"
          + " call it with --finish. Exit code 1 if a key is gone that something was sealed with."
    })
final class RotateKeysCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--finish",
      description = "Make no key: seal with the newest one what servers sealed with older ones.")
  private boolean isFinishing;

  @Override
  public Integer call() {
    return options.inContext(this::rotate);
  }

  private int rotate(ApplicationContext context) {
    ResealMessages.Result result;
    try (var progress = new Progress("Messages")) {
      var reseal = context.getBean(ResealMessages.class);
      result = isFinishing ? reseal.finish(progress::show) : reseal.renew(progress::show);
    }
    int lostCodes = context.getBean(SecondFactor.class).reseal();
    var out = spec.commandLine().getOut();
    out.printf(
        "%s; %d messages sealed with it, %d cannot be opened%n",
        result.isNewKey() ? "A new key" : "The newest key", result.resealed(), result.lost());
    if (lostCodes > 0) {
      out.printf("%d accounts have a second factor that cannot be opened; reset them%n", lostCodes);
    }
    out.flush();
    return result.lost() + lostCodes == 0 ? Application.DONE : Application.DIFFERED;
  }
}
