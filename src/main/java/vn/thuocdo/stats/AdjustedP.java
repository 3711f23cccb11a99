package vn.thuocdo.stats;

import static vn.thuocdo.stats.Argument.require;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrects p-values for being many: among twenty units tested at 5 % one stands out by chance
 * alone.
 */
public final class AdjustedP {

  private AdjustedP() {}

  /**
   * Returns p-values that, compared with α, keep the chance of even one false finding at α or
   * below, whatever ties the tests have.
   *
   * @param p each 0 to 1; may be empty; is left as it was
   * @return as many, in the order given
   * @throws IllegalArgumentException if a value is out of range or not a number
   * @see <a href="https://www.jstor.org/stable/4615733">Holm 1979</a>
   */
  public static double[] holm(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      largest = Math.max(largest, (p.length - rank) * p[order[rank]]);
      adjusted[order[rank]] = Math.min(1, largest);
    }
    return adjusted;
  }

  /**
   * Returns p-values that, compared with α, keep the expected part of false findings among all
   * findings at α or below, if the tests are independent or positively dependent.
   *
   * @param p each 0 to 1; may be empty; is left as it was
   * @return as many, in the order given
   * @throws IllegalArgumentException if a value is out of range or not a number
   * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini and Hochberg
   *     1995</a>
   */
  public static double[] benjaminiHochberg(double[] p) {
    int[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int rank = order.length; rank >= 1; rank--) {
      int index = order[rank - 1];
      smallest = Math.min(smallest, p[index] * p.length / rank);
      adjusted[index] = smallest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] p) {
    for (double value : p) {
      require(value >= 0 && value <= 1, "p must be 0 to 1, was %s", value);
    }
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
