package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.thuocdo.staff.AccountDetails;
import vn.thuocdo.staff.AccountOutcome;
import vn.thuocdo.staff.AccountOutcome.Reason;
import vn.thuocdo.staff.Actor;
import vn.thuocdo.staff.Credentials;
import vn.thuocdo.staff.ListedAccount;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffAccounts;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** {@code account}: what the page of accounts does, for whoever cannot sign in to it. */
@Command(
    name = "account",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Lists and changes accounts of staff. Whoever is locked out of the only account of Home"
          + " Affairs comes back with: account reset USERNAME",
      "A generated password is printed once; its owner has to change it when they sign in."
    })
final class AccountCommand {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Prints username, role, state, name and units of every account.")
  int list(@Mixin HomeOptions options, @Mixin LanguageOption language) {
    return options.inContext(
        context -> {
          context.getBean(StaffAccounts.class).list().forEach(account -> print(account, language));
          return Application.DONE;
        });
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds an account and prints its password.")
  int add(
      @Mixin HomeOptions options,
      @Mixin LanguageOption language,
      @Parameters(paramLabel = "USERNAME", description = "For signing in; 3 to 40 letters.")
          String username,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "N",
              description = "Full name of its owner.")
          String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "R",
              description = "${COMPLETION-CANDIDATES}.")
          Role role,
      @Option(
              names = "--unit",
              arity = "1..*",
              paramLabel = "CODE",
              description = "Units of a UNIT_MANAGER; everything below them is included.")
          List<String> units) {
    Set<String> codes = units == null ? Set.of() : new HashSet<>(units);
    return options.inContext(
        context -> {
          var details =
              new AccountDetails(name, role, unitIds(context.getBean(Offices.class), codes));
          var accounts = context.getBean(StaffAccounts.class);
          return tell(accounts.add(Actor.COMMAND_LINE, username, details), language);
        });
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Replaces a forgotten password, ends all sessions, and prints the new one.")
  int reset(
      @Mixin HomeOptions options,
      @Mixin LanguageOption language,
      @Parameters(paramLabel = "USERNAME", description = "Whose.") String username) {
    return change(
        options,
        language,
        username,
        (accounts, id) -> tell(accounts.resetPassword(Actor.COMMAND_LINE, id), language));
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Shuts an account and ends all its sessions.")
  int disable(
      @Mixin HomeOptions options,
      @Mixin LanguageOption language,
      @Parameters(paramLabel = "USERNAME", description = "Whose.") String username) {
    return change(
        options,
        language,
        username,
        (accounts, id) -> tell(accounts.disable(Actor.COMMAND_LINE, id), language));
  }

  @Command(
      name = "enable",
      mixinStandardHelpOptions = true,
      description = "Opens a disabled account again, with the password that it had.")
  int enable(
      @Mixin HomeOptions options,
      @Mixin LanguageOption language,
      @Parameters(paramLabel = "USERNAME", description = "Whose.") String username) {
    return change(
        options,
        language,
        username,
        (accounts, id) -> tell(accounts.enable(Actor.COMMAND_LINE, id), language));
  }

  private static int change(
      HomeOptions options,
      LanguageOption language,
      String username,
      ToIntBiFunction<StaffAccounts, Long> work) {
    return options.inContext(
        (ApplicationContext context) -> {
          var accounts = context.getBean(StaffAccounts.class);
          long id =
              accounts
                  .findId(username)
                  .orElseThrow(() -> new WrongUsage(sentence(Reason.GONE, language)));
          return work.applyAsInt(accounts, id);
        });
  }

  private static Set<Long> unitIds(Offices offices, Set<String> codes) {
    var ids = new HashSet<Long>();
    for (String code : codes) {
      ids.add(
          offices
              .findUnit(code)
              .orElseThrow(() -> new WrongUsage("There is no unit " + code + "."))
              .id());
    }
    return ids;
  }

  private int tell(AccountOutcome outcome, LanguageOption language) {
    return switch (outcome) {
      case AccountOutcome.Done done -> say(language.texts().get("accounts.done"));
      case AccountOutcome.WithPassword made -> tellPassword(made.credentials(), language.texts());
      case AccountOutcome.Refused refused -> refuse(refused.reason(), language);
    };
  }

  private int tellPassword(Credentials credentials, Texts texts) {
    say(texts.get("username") + ": " + credentials.username());
    say(texts.get("password") + ": " + credentials.password());
    return say(texts.get("new-password.intro"));
  }

  /** What was typed wrongly is told apart from what the state of the accounts forbids. */
  private int refuse(Reason reason, LanguageOption language) {
    String sentence = sentence(reason, language);
    return switch (reason) {
      case GONE, NAME_INVALID, DISPLAY_NAME_MISSING, UNITS_MISSING ->
          throw new WrongUsage(sentence);
      case NAME_TAKEN, NOT_YOURS, YOURSELF, LAST_HOME_AFFAIRS -> {
        spec.commandLine().getErr().println(sentence);
        yield Application.DIFFERED;
      }
    };
  }

  private static String sentence(Reason reason, LanguageOption language) {
    return language.texts().get("account.refused." + reason.name());
  }

  private void print(ListedAccount account, LanguageOption language) {
    String state =
        language.texts().get("account." + account.state().name().toLowerCase(Locale.ROOT));
    say(
        "%-20s  %-12s  %-20s  %s%s"
            .formatted(
                account.username(),
                account.role(),
                state,
                account.displayName(),
                account.unitCodes().isEmpty()
                    ? ""
                    : " (" + String.join(", ", account.unitCodes()) + ")"));
  }

  private int say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
    return Application.DONE;
  }

  /** In which language a command answers. */
  static final class LanguageOption {

    @Option(names = "--language", defaultValue = "VI", description = "Of the answers: vi or en.")
    private Language language = Language.VI;

    Texts texts() {
      return Texts.of("staff", language);
    }
  }
}
