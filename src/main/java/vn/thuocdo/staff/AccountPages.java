package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.AccountOutcome.Reason;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;

/** Puts accounts into words. */
@Singleton
class AccountPages {

  private final AccountRepository accounts;
  private final Offices offices;
  private final StaffFrames frames;
  private final InstantSource clock;

  AccountPages(
      AccountRepository accounts, Offices offices, StaffFrames frames, InstantSource clock) {
    this.accounts = accounts;
    this.offices = offices;
    this.frames = frames;
    this.clock = clock;
  }

  AccountsPage list(StaffMember member, List<Account> all, String done) {
    var texts = Texts.of("staff", member.language());
    var frame = frames.frame(member, StaffArea.ACCOUNTS, texts.get("accounts.title"));
    return new AccountsPage(
        done.isEmpty() ? frame : frame.withFlash(texts.get("accounts.done")),
        texts.get("accounts.add"),
        StaffArea.ACCOUNTS + "/moi",
        Stream.of(
                "username",
                "account.display-name",
                "account.role",
                "account.units",
                "account.state",
                "account.since")
            .map(texts::get)
            .toList(),
        all.stream().map(account -> row(texts, member.language(), account)).toList());
  }

  private AccountsPage.Row row(Texts texts, Language language, Account account) {
    return new AccountsPage.Row(
        account.username(),
        StaffArea.ACCOUNTS + "/" + account.id(),
        account.displayName(),
        texts.get("role." + account.role().name()),
        accounts.listUnitIds(account.id()).stream()
            .map(offices::findUnit)
            .flatMap(Optional::stream)
            .map(unit -> nameOf(unit, language))
            .collect(Collectors.joining(", ")),
        texts.get("account." + account.state().name().toLowerCase(Locale.ROOT)),
        account.isDisabled(),
        LocalTimes.dayOf(account.createdAt()));
  }

  AccountPage blank(
      StaffMember member, String username, AccountDetails details, Optional<Reason> problem) {
    var texts = Texts.of("staff", member.language());
    String path = StaffArea.ACCOUNTS + "/moi";
    return page(
        frames.frame(member, path, texts.get("accounts.add")),
        member,
        username,
        true,
        details,
        problem,
        Optional.empty(),
        path,
        List.of());
  }

  AccountPage edit(
      StaffMember member, Account account, AccountDetails details, Optional<Reason> problem) {
    var texts = Texts.of("staff", member.language());
    String path = StaffArea.ACCOUNTS + "/" + account.id();
    Optional<Reason> untouchable = StaffAccounts.whyNot(Actor.of(member), account);
    return page(
        frames.frame(member, path, texts.get("account.title", account.username())),
        member,
        account.username(),
        false,
        details,
        problem,
        untouchable,
        path,
        untouchable.isPresent() ? List.of() : actionsOn(texts, account, path));
  }

  private static List<AccountPage.Action> actionsOn(Texts texts, Account account, String path) {
    String toggle = account.isDisabled() ? "enable" : "disable";
    return List.of(
        action(texts, "reset", path + "/mat-khau"),
        action(texts, "sign-out", path + "/dang-xuat"),
        action(texts, toggle, path + (account.isDisabled() ? "/mo" : "/khoa")));
  }

  private static AccountPage.Action action(Texts texts, String key, String url) {
    return new AccountPage.Action(
        texts.get("account." + key + ".intro"), texts.get("account." + key), url);
  }

  private AccountPage page(
      StaffFrame frame,
      StaffMember member,
      String username,
      boolean isNew,
      AccountDetails details,
      Optional<Reason> problem,
      Optional<Reason> untouchable,
      String action,
      List<AccountPage.Action> actions) {
    var texts = Texts.of("staff", member.language());
    return new AccountPage(
        frame,
        problem.map(reason -> sentence(texts, reason)).orElse(""),
        untouchable.map(reason -> sentence(texts, reason)).orElse(""),
        action,
        isNew,
        texts.get("username"),
        username,
        texts.get("account.username-rule"),
        texts.get("account.display-name"),
        details.displayName(),
        texts.get("account.role"),
        rolesFor(texts, member, details.role()),
        texts.get("account.units"),
        texts.get("account.units-rule"),
        unitGroups(member.language(), details),
        texts.get(isNew ? "account.add" : "account.save"),
        texts.get("account.other"),
        actions,
        texts.get("account.back"),
        StaffArea.ACCOUNTS);
  }

  private static String sentence(Texts texts, Reason reason) {
    return texts.get("account.refused." + reason.name());
  }

  private static List<AccountPage.RoleChoice> rolesFor(
      Texts texts, StaffMember member, Role chosen) {
    return Arrays.stream(Role.values())
        .filter(
            role ->
                role != Role.HOME_AFFAIRS
                    || chosen == Role.HOME_AFFAIRS
                    || Actor.of(member).mayTouchHomeAffairs())
        .map(
            role ->
                new AccountPage.RoleChoice(
                    role.name(),
                    texts.get("role." + role.name()),
                    texts.get("role." + role.name() + ".may"),
                    role == chosen))
        .toList();
  }

  /** Units of today, and those of yesterday that the account still has. */
  private List<AccountPage.UnitGroupChoice> unitGroups(Language language, AccountDetails details) {
    var today = OfficeZone.today(clock);
    return offices.listGroups().stream()
        .map(
            group ->
                new AccountPage.UnitGroupChoice(
                    language == Language.VI ? group.name() : group.nameEn(),
                    offices.listUnits().stream()
                        .filter(unit -> unit.group().equals(group.code()))
                        .filter(
                            unit -> unit.isAliveOn(today) || details.unitIds().contains(unit.id()))
                        .map(
                            unit ->
                                new AccountPage.UnitChoice(
                                    String.valueOf(unit.id()),
                                    nameOf(unit, language),
                                    details.unitIds().contains(unit.id())))
                        .toList()))
        .filter(group -> !group.units().isEmpty())
        .toList();
  }

  private static String nameOf(Unit unit, Language language) {
    return language == Language.VI ? unit.name() : unit.nameEn();
  }

  NewPasswordPage newPassword(StaffMember member, Credentials credentials) {
    var texts = Texts.of("staff", member.language());
    return new NewPasswordPage(
        frames.frame(member, StaffArea.ACCOUNTS, texts.get("new-password.title")),
        texts.get("new-password.intro"),
        texts.get("username"),
        credentials.username(),
        texts.get("password"),
        credentials.password(),
        texts.get("account.back"),
        StaffArea.ACCOUNTS);
  }
}
