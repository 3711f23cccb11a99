package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A template that throws never answers, so every one is rendered with nothing and with a lot. */
class StaffTemplatesTest {

  private static final String ODD = "<b>«Ấy» & \"co\"</b>";

  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  private final StaffFrame nobody =
      new StaffFrame(
          "vi", "", "", "", "", "", "", List.of(), "", "", "en", "", "", "", "", "", "", "");
  private final StaffFrame somebody =
      new StaffFrame(
          "vi",
          ODD,
          ODD,
          ODD,
          ODD,
          ODD,
          ODD,
          List.of(
              new StaffFrame.Entry(ODD, "/can-bo", true),
              new StaffFrame.Entry(ODD, "/can-bo/ky", false)),
          "token",
          ODD,
          "en",
          ODD,
          "/can-bo?lang=en",
          ODD,
          "/can-bo/mat-khau",
          ODD,
          "/can-bo/dang-xuat",
          ODD);

  @Test
  void the_door() {
    check(
        "sign-in",
        new SignInPage(nobody, "", "", "", "", "", "", "", "", "", "", ""),
        new SignInPage(somebody, ODD, ODD, ODD, ODD, ODD, ODD, ODD, ODD, ODD, ODD, "/x"));
  }

  @Test
  void the_refusal() {
    check(
        "refused",
        new RefusedPage(nobody, "", "", ""),
        new RefusedPage(somebody, ODD, ODD, "/can-bo"));
  }

  @Test
  void the_password() {
    check(
        "password",
        new PasswordPage(nobody, "", "", "", "", "", "", "", "", "", "", "", "", "", ""),
        new PasswordPage(
            somebody, ODD, ODD, ODD, ODD, ODD, ODD, ODD, "/x", ODD, "/z", ODD, ODD, ODD, "/y"));
    check(
        "new-password",
        new NewPasswordPage(nobody, "", "", "", "", "", "", ""),
        new NewPasswordPage(somebody, ODD, ODD, ODD, ODD, ODD, ODD, "/x"));
  }

  @Test
  void the_second_factor() {
    check(
        "second-factor",
        new SecondFactorPage(nobody, "", "", "", "", "", "", "", false),
        new SecondFactorPage(somebody, ODD, ODD, ODD, ODD, ODD, ODD, ODD, true));
  }

  @Test
  void the_audit_trail() {
    var columns = List.of("1", "2", "3", "4", "5", "6");
    var choices =
        List.of(new AuditPage.Choice("a", ODD, true), new AuditPage.Choice("b", ODD, false));
    check(
        "audit",
        new AuditPage(
            nobody, "", "", "", List.of(), "", List.of(), "", columns, List.of(), "", "", "", "",
            "nothing", "", ""),
        new AuditPage(
            somebody,
            ODD,
            "/x",
            ODD,
            choices,
            ODD,
            choices,
            ODD,
            columns,
            List.of(new AuditPage.Line(ODD, ODD, ODD, ODD, ODD, ODD)),
            ODD,
            "/newer",
            ODD,
            "/older",
            "",
            ODD,
            ODD));
  }

  @Test
  void the_accounts() {
    var columns = List.of("1", "2", "3", "4", "5", "6");
    check(
        "accounts",
        new AccountsPage(nobody, "", "", columns, List.of()),
        new AccountsPage(
            somebody,
            ODD,
            "/x",
            columns,
            List.of(
                new AccountsPage.Row(ODD, "/1", ODD, ODD, ODD, ODD, true, ODD),
                new AccountsPage.Row(ODD, "/2", ODD, ODD, ODD, ODD, false, ODD))));
  }

  @Test
  void one_account() {
    check(
        "account",
        new AccountPage(
            nobody, "", "", "", false, "", "", "", "", "", "", List.of(), "", "", List.of(), "", "",
            List.of(), "", ""),
        new AccountPage(
            somebody,
            ODD,
            ODD,
            "/x",
            true,
            ODD,
            ODD,
            ODD,
            ODD,
            ODD,
            ODD,
            List.of(new AccountPage.RoleChoice("A", ODD, ODD, true)),
            ODD,
            ODD,
            List.of(
                new AccountPage.UnitGroupChoice(
                    ODD, List.of(new AccountPage.UnitChoice("1", ODD, true)))),
            ODD,
            ODD,
            List.of(new AccountPage.Action(ODD, ODD, "/y")),
            ODD,
            "/z"));
  }

  private void check(String template, Object empty, Object full) {
    assertThat(render(template, empty)).contains("<main").contains("</html>");
    assertThat(render(template, full))
        .contains("«Ấy» &amp; ")
        .doesNotContain("<b>«")
        .doesNotContain("null");
  }

  private String render(String template, Object page) {
    var output = new StringOutput();
    engine.render("staff/" + template + ".jte", Map.of("page", page), output);
    return output.toString();
  }
}
