package vn.thuocdo.staff;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.staff.AccountOutcome.Reason;

/** Pages for whoever looks after the accounts. */
@Controller(StaffArea.ACCOUNTS)
@Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class AccountController {

  private final StaffAccounts staffAccounts;
  private final AccountRepository accounts;
  private final AccountPages pages;

  AccountController(StaffAccounts staffAccounts, AccountRepository accounts, AccountPages pages) {
    this.staffAccounts = staffAccounts;
    this.accounts = accounts;
    this.pages = pages;
  }

  @Get
  ModelAndView<?> list(StaffMember member, @QueryValue(defaultValue = "") String xong) {
    return view("staff/accounts", pages.list(member, accounts.list(), xong));
  }

  @Get("/moi")
  ModelAndView<?> blank(StaffMember member) {
    var details = new AccountDetails("", Role.UNIT_MANAGER, Set.of());
    return view("staff/account", pages.blank(member, "", details, Optional.empty()));
  }

  @Post("/moi")
  HttpResponse<?> add(StaffMember member, @Body Map<String, Object> form) {
    String username = Form.field(form, "username");
    AccountDetails details = AccountForm.details(form);
    AccountOutcome outcome = staffAccounts.add(Actor.of(member), username, details);
    return outcome instanceof AccountOutcome.Refused refused
        ? HttpResponse.unprocessableEntity()
            .body(
                view(
                    "staff/account",
                    pages.blank(member, username, details, Optional.of(refused.reason()))))
        : answer(member, outcome);
  }

  @Get("/{id}")
  HttpResponse<?> show(StaffMember member, long id) {
    return accounts
        .findById(id)
        .map(account -> edit(member, account, staffAccounts.detailsOf(account), Optional.empty()))
        .<HttpResponse<?>>map(HttpResponse::ok)
        .orElseGet(() -> StaffArea.goTo(StaffArea.ACCOUNTS));
  }

  @Post("/{id}")
  HttpResponse<?> change(StaffMember member, long id, @Body Map<String, Object> form) {
    AccountDetails details = AccountForm.details(form);
    return answer(member, id, details, staffAccounts.change(Actor.of(member), id, details));
  }

  @Post("/{id}/khoa")
  HttpResponse<?> disable(StaffMember member, long id) {
    return answer(member, id, staffAccounts.disable(Actor.of(member), id));
  }

  @Post("/{id}/mo")
  HttpResponse<?> enable(StaffMember member, long id) {
    return answer(member, id, staffAccounts.enable(Actor.of(member), id));
  }

  @Post("/{id}/mat-khau")
  HttpResponse<?> resetPassword(StaffMember member, long id) {
    return answer(member, id, staffAccounts.resetPassword(Actor.of(member), id));
  }

  @Post("/{id}/dang-xuat")
  HttpResponse<?> signOut(StaffMember member, long id) {
    return answer(member, id, staffAccounts.signOutEverywhere(Actor.of(member), id));
  }

  private HttpResponse<?> answer(StaffMember member, long id, AccountOutcome outcome) {
    Optional<Account> account = accounts.findById(id);
    return account.isPresent()
        ? answer(member, id, staffAccounts.detailsOf(account.get()), outcome)
        : StaffArea.goTo(StaffArea.ACCOUNTS);
  }

  private HttpResponse<?> answer(
      StaffMember member, long id, AccountDetails details, AccountOutcome outcome) {
    if (outcome instanceof AccountOutcome.Refused refused) {
      Optional<Account> account = accounts.findById(id);
      return account.isPresent()
          ? HttpResponse.unprocessableEntity()
              .body(edit(member, account.get(), details, Optional.of(refused.reason())))
          : StaffArea.goTo(StaffArea.ACCOUNTS);
    }
    return answer(member, outcome);
  }

  /** A password is shown in the answer itself: it must not be anywhere to be asked for again. */
  private HttpResponse<?> answer(StaffMember member, AccountOutcome outcome) {
    return outcome instanceof AccountOutcome.WithPassword done
        ? HttpResponse.ok(view("staff/new-password", pages.newPassword(member, done.credentials())))
        : StaffArea.goTo(StaffArea.ACCOUNTS + "?xong=1");
  }

  private ModelAndView<?> edit(
      StaffMember member, Account account, AccountDetails details, Optional<Reason> problem) {
    return view("staff/account", pages.edit(member, account, details, problem));
  }

  private static ModelAndView<?> view(String name, Object page) {
    return new ModelAndView<>(name, Map.of("page", page));
  }
}
