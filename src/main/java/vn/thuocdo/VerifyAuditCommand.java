package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.thuocdo.staff.VerifyAudit;

/** {@code verify-audit}. */
@Command(
    name = "verify-audit",
    mixinStandardHelpOptions = true,
    description =
        "Checks that no line of the audit trail was changed, removed or slipped in, and prints the"
            + " hash of the last one. Exit code 1 names the first line that does not fit.")
final class VerifyAuditCommand implements Callable<Integer> {

  @Mixin private HomeOptions options = new HomeOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--head",
      paramLabel = "HASH",
      defaultValue = "",
      description =
          "A hash that was noted before: it must still be that of a line. Without it, nobody sees"
              + " that somebody shortened the trail and its end, or wrote all of it anew.")
  private String head = "";

  @Override
  public Integer call() {
    if (!head.isEmpty() && !head.matches("[0-9a-fA-F]{64}")) {
      throw new ParameterException(spec.commandLine(), "--head takes 64 hexadecimal digits");
    }
    return options.inContext(this::verify);
  }

  private int verify(ApplicationContext context) {
    var outcome = context.getBean(VerifyAudit.class).verify(head);
    var out = spec.commandLine().getOut();
    out.println(sentence(outcome));
    out.flush();
    return outcome instanceof VerifyAudit.Intact ? Application.DONE : Application.DIFFERED;
  }

  private static String sentence(VerifyAudit.Outcome outcome) {
    return switch (outcome) {
      case VerifyAudit.Intact intact ->
          "%d lines, head %s".formatted(intact.lines(), intact.head());
      case VerifyAudit.Broken broken ->
          broken.number() > broken.previous() + 1
              ? "Line %d does not fit line %d before it: it was changed, or lines between them were removed"
                  .formatted(broken.number(), broken.previous())
              : "Line %d does not fit: it was changed, or it was slipped in"
                  .formatted(broken.number());
      case VerifyAudit.Shortened shortened ->
          "The trail ends with line %d, but line %d was written: the end was removed"
              .formatted(shortened.last(), shortened.written());
      case VerifyAudit.Rewritten rewritten ->
          "%d lines fit, head %s, but none has the noted hash: the end was removed or all was"
                  .formatted(rewritten.lines(), rewritten.head())
              + " written anew";
    };
  }
}
