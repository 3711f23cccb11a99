package vn.thuocdo;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lets anyone check the arithmetic of published figures, without a home or a database: one JSON
 * object per line in, one per line out.
 */
@Command(
    name = "calc",
    description = "Answers statistical questions, one JSON object per line, from standard input.",
    footer = {
      "",
      "{\"f\":\"wilson\",\"x\":9,\"n\":10,\"confidence\":0.95}",
      "    share, lower, upper: score interval by Wilson for x satisfied of n answers.",
      "    confidence may be left out and is then 0.95.",
      "{\"f\":\"test\",\"x\":9,\"n\":10,\"target\":0.8}",
      "    less, greater, twoSided, z: exact probabilities, if the target were true, of",
      "    so few, of so many, and of all outcomes no likelier; z is the score",
      "    statistic, null for a target of 0 or 1. n is at most 10^12.",
      "{\"f\":\"difference\",\"x1\":9,\"n1\":10,\"x2\":3,\"n2\":10,\"confidence\":0.95}",
      "    difference, lower, upper: first minus second, Newcombe's hybrid score",
      "    interval. confidence may be left out and is then 0.95.",
      "{\"f\":\"trend\",\"x\":[7,8,9],\"n\":[10,10,10],\"scores\":[1,2,3]}",
      "    z, p: Cochran-Armitage, two-sided. scores may be left out: 1, 2, 3...",
      "{\"f\":\"adjust\",\"method\":\"holm\",\"p\":[0.01,0.04]}",
      "    p: in the order given; method holm or bh (Benjamini-Hochberg).",
      "{\"f\":\"stratified\",\"strata\":[{\"N\":40,\"n\":10,\"x\":9}],\"fpc\":true}",
      "    share, standardError: N transactions, n answers (2 to N), x satisfied in",
      "    each stratum. fpc, the finite population correction, may be left out: false.",
      "",
      "Shares, targets and confidence are 0 to 1, counts are whole numbers.",
      "What cannot be answered gives {\"error\":\"...\"} on its line, and the rest goes on;",
      "so does a misspelt field. Empty lines are passed over. The exit code is 0 when",
      "the input was read to its end."
    })
public final class CalcCommand implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this text.")
  boolean help;

  @Override
  public Integer call() {
    return run(System.in, System.out);
  }

  /** Answers every line of the input; see {@link JsonLines#run}. */
  public static int run(InputStream in, OutputStream out) {
    return JsonLines.run(in, out, Calculation::answerTo);
  }
}
