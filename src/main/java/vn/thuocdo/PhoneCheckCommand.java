package vn.thuocdo;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.thuocdo.text.PhoneNumber;

/** Shows what the system makes of a telephone number, without a home or a database. */
@Command(
    name = "phone-check",
    mixinStandardHelpOptions = true,
    description = "Tells how telephone numbers are read, one JSON object per line.",
    footer = {
      "",
      "{\"phone\":\"0169 234 5678\"}",
      "    valid: whether there is such a number; mobile: whether it can take an SMS;",
      "    e164: how it is dialled from anywhere, null if it is not valid. Numbers of",
      "    eleven digits from before 2018 are read as what they became.",
      "",
      "What cannot be answered gives {\"error\":\"...\"} on its line, and the rest goes on."
    })
final class PhoneCheckCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return run(System.in, System.out);
  }

  static int run(InputStream in, OutputStream out) {
    return JsonLines.run(in, out, PhoneCheckCommand::answer);
  }

  private static JsonLines.Answer answer(JsonQuestion question) {
    question.allow("phone");
    Optional<PhoneNumber> number = PhoneNumber.parse(question.text("phone"));
    return json -> {
      json.writeBooleanField("valid", number.isPresent());
      json.writeBooleanField("mobile", number.filter(PhoneNumber::isMobile).isPresent());
      json.writeStringField("e164", number.map(PhoneNumber::e164).orElse(null));
    };
  }
}
