package vn.thuocdo;

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

  private Calculation() {}

  /**
   * Returns the answer to a question.
   *
   * @throws IllegalArgumentException with a sentence for whoever asked, if there is none
   */
  static JsonLines.Answer answerTo(JsonQuestion question) {
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

  private static JsonLines.Answer wilson(JsonQuestion question) {
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

  private static JsonLines.Answer test(JsonQuestion question) {
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

  private static JsonLines.Answer difference(JsonQuestion question) {
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

  private static JsonLines.Answer trend(JsonQuestion question) {
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

  private static JsonLines.Answer adjust(JsonQuestion question) {
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

  private static JsonLines.Answer stratified(JsonQuestion question) {
    question.allow("f", "strata", "fpc");
    List<Stratum> strata = question.objects("strata").stream().map(Calculation::stratum).toList();
    StratifiedShare share = StratifiedShare.of(strata, question.flag("fpc", false));
    return json -> {
      json.writeNumberField("share", share.share());
      json.writeNumberField("standardError", share.standardError());
    };
  }

  private static Stratum stratum(JsonQuestion fields) {
    fields.allow("N", "n", "x");
    return new Stratum(fields.count("N"), fields.count("n"), fields.count("x"));
  }
}
