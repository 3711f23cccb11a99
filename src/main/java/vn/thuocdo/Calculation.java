package vn.thuocdo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import vn.thuocdo.stats.AdjustedP;
import vn.thuocdo.stats.Difference;
import vn.thuocdo.stats.ExactTest;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.stats.ScoreTest;
import vn.thuocdo.stats.StratifiedShare;
import vn.thuocdo.stats.Stratum;
import vn.thuocdo.stats.Trend;

/** Turns one question of {@code calc} into one answer. */
final class Calculation {

  private static final double USUAL_CONFIDENCE = 0.95;
  private static final JsonFactory JSON = new JsonFactory();

  private Calculation() {}

  /** Writes the fields of an answer into an object that is already open. */
  private interface Answer {
    void write(JsonGenerator json) throws IOException;
  }

  /** Returns one JSON object without a line break; {@code {"error": …}} for a bad question. */
  static String answer(String line) {
    try {
      return json(answerTo(CalcQuestion.parse(line)));
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      return json(json -> json.writeStringField("error", sentence));
    }
  }

  private static Answer answerTo(CalcQuestion question) {
    String function = question.text("f");
    return switch (function) {
      case "wilson" -> wilson(question);
      case "test" -> test(question);
      case "difference" -> difference(question);
      case "trend" -> trend(question);
      case "adjust" -> adjust(question);
      case "stratified" -> stratified(question);
      default ->
          throw new IllegalArgumentException(
              "unknown f \"%s\"; known are wilson, test, difference, trend, adjust, stratified"
                  .formatted(function));
    };
  }

  private static Answer wilson(CalcQuestion question) {
    question.allow("f", "x", "n", "confidence");
    Proportion proportion =
        Proportion.wilson(
            question.count("x"),
            question.count("n"),
            question.number("confidence", USUAL_CONFIDENCE));
    return json -> {
      json.writeNumberField("share", proportion.share());
      json.writeNumberField("lower", proportion.lower());
      json.writeNumberField("upper", proportion.upper());
    };
  }

  private static Answer test(CalcQuestion question) {
    question.allow("f", "x", "n", "target");
    long x = question.count("x");
    long n = question.count("n");
    double target = question.number("target");
    ExactTest test = ExactTest.of(x, n, target);
    return json -> {
      json.writeNumberField("less", test.less());
      json.writeNumberField("greater", test.greater());
      json.writeNumberField("twoSided", test.twoSided());
      if (target == 0 || target == 1) {
        // A certain outcome has no standard error to measure in.
        json.writeNullField("z");
      } else {
        json.writeNumberField("z", ScoreTest.of(x, n, target).z());
      }
    };
  }

  private static Answer difference(CalcQuestion question) {
    question.allow("f", "x1", "n1", "x2", "n2", "confidence");
    double confidence = question.number("confidence", USUAL_CONFIDENCE);
    Difference difference =
        Difference.newcombe(
            question.count("x1"),
            question.count("n1"),
            question.count("x2"),
            question.count("n2"),
            confidence);
    return json -> {
      json.writeNumberField("difference", difference.difference());
      json.writeNumberField("lower", difference.lower());
      json.writeNumberField("upper", difference.upper());
    };
  }

  private static Answer trend(CalcQuestion question) {
    question.allow("f", "x", "n", "scores");
    long[] satisfied = question.counts("x");
    double[] scores =
        question.has("scores")
            ? question.numbers("scores")
            : IntStream.rangeClosed(1, satisfied.length).asDoubleStream().toArray();
    Trend trend = Trend.cochranArmitage(satisfied, question.counts("n"), scores);
    return json -> {
      json.writeNumberField("z", trend.z());
      json.writeNumberField("p", trend.p());
    };
  }

  private static Answer adjust(CalcQuestion question) {
    question.allow("f", "method", "p");
    double[] p = question.numbers("p");
    double[] adjusted =
        switch (question.text("method")) {
          case "holm" -> AdjustedP.holm(p);
          case "bh" -> AdjustedP.benjaminiHochberg(p);
          default -> throw new IllegalArgumentException("method must be \"holm\" or \"bh\"");
        };
    return json -> {
      json.writeFieldName("p");
      json.writeArray(adjusted, 0, adjusted.length);
    };
  }

  private static Answer stratified(CalcQuestion question) {
    question.allow("f", "strata", "fpc");
    List<Stratum> strata = question.objects("strata").stream().map(Calculation::stratum).toList();
    StratifiedShare share = StratifiedShare.of(strata, question.flag("fpc", false));
    return json -> {
      json.writeNumberField("share", share.share());
      json.writeNumberField("standardError", share.standardError());
    };
  }

  private static Stratum stratum(CalcQuestion fields) {
    fields.allow("N", "n", "x");
    return new Stratum(fields.count("N"), fields.count("n"), fields.count("x"));
  }

  private static String json(Answer answer) {
    var line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      answer.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
