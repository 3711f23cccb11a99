package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.thuocdo.kiosk.EnrolmentCodes;
import vn.thuocdo.period.OfficeZone;

/** {@code kiosk-code}. */
@Command(
    name = "kiosk-code",
    mixinStandardHelpOptions = true,
    description =
        "Prints a one-time code that makes a device the kiosk of a counter, and the PIN of its"
            + " staff area. Neither can be shown again.")
final class KioskCodeCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--point", required = true, paramLabel = "P", description = "Code of the point.")
  private String point = "";

  @Option(
      names = "--counter",
      required = true,
      paramLabel = "C",
      description = "Code of the counter at that point.")
  private String counter = "";

  @Override
  public Integer call() {
    return options.inContext(this::issue);
  }

  private int issue(ApplicationContext context) {
    var issued = context.getBean(EnrolmentCodes.class).issue("ops/thuocdo", point, counter);
    if (issued.isEmpty()) {
      throw new WrongUsage("There is no counter %s at a point %s.".formatted(counter, point));
    }
    var out = spec.commandLine().getOut();
    out.println("code:    " + issued.get().code());
    out.println("PIN:     " + issued.get().pin());
    out.println(
        "expires: "
            + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .format(issued.get().expiresAt().atZone(OfficeZone.ZONE)));
    out.flush();
    return Application.DONE;
  }
}
