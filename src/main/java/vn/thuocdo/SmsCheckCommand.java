package vn.thuocdo;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import vn.thuocdo.sms.Reading;
import vn.thuocdo.sms.ReplyGrammar;
import vn.thuocdo.text.SmsLength;

/** Shows what the system makes of a text message, without a home or a database. */
@Command(
    name = "sms-check",
    mixinStandardHelpOptions = true,
    description = "Tells how text messages are read and what they cost, one JSON object per line.",
    footer = {
      "",
      "{\"text\":\"Rất hài lòng\"}",
      "    encoding: GSM-7 or UCS-2; segments: how many SMS it takes;",
      "    outsideGsm: the characters that make it UCS-2;",
      "    reading: kind RATING, OPT_OUT, OPT_IN or UNPARSED; score 1 to 5, null if it",
      "    is no rating; scores, one for each question; comment, null if there is",
      "    nothing more; reversed: praise beside a low rating.",
      "",
      "What cannot be answered gives {\"error\":\"...\"} on its line, and the rest goes on."
    })
final class SmsCheckCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return run(System.in, System.out);
  }

  static int run(InputStream in, OutputStream out) {
    var grammar = new ReplyGrammar();
    return JsonLines.run(in, out, question -> answer(question, grammar));
  }

  private static JsonLines.Answer answer(JsonQuestion question, ReplyGrammar grammar) {
    question.allow("text");
    String text = question.text("text");
    SmsLength length = SmsLength.of(text);
    Reading reading = grammar.read(text);
    return json -> {
      json.writeStringField("encoding", length.encoding().title());
      json.writeNumberField("units", length.units());
      json.writeNumberField("segments", length.segments());
      json.writeArrayFieldStart("outsideGsm");
      for (String character : length.outsideGsm()) {
        json.writeString(character);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("reading");
      json.writeStringField("kind", reading.kind().name());
      json.writeObjectField("score", reading.score());
      json.writeArrayFieldStart("scores");
      for (int score : reading.scores()) {
        json.writeNumber(score);
      }
      json.writeEndArray();
      json.writeStringField("comment", reading.comment());
      json.writeBooleanField("reversed", reading.isReversed());
      json.writeEndObject();
    };
  }
}
