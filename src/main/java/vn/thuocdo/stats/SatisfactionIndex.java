package vn.thuocdo.stats;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;
import static vn.thuocdo.stats.Argument.require;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Ways of making one figure from the counts of several criteria. They give different numbers for
 * the same answers, so whoever shows one says which it is. Criteria that nobody answered count in
 * none of them; without any answer there is no figure.
 *
 * <p>What counts cannot give is the share of respondents who were satisfied in everything: that
 * needs to know which answers came from one person.
 */
public final class SatisfactionIndex {

  private SatisfactionIndex() {}

  /**
   * The answers to one criterion.
   *
   * @param factor what it belongs to
   * @param satisfied 0 to {@code answers}
   * @param answers those with an opinion; 0 or more
   */
  public record Criterion(String factor, long satisfied, long answers) {

    public Criterion {
      require(
          satisfied >= 0 && satisfied <= answers,
          "x must be 0 to n = %s, was %s",
          answers,
          satisfied);
    }

    private double share() {
      return (double) satisfied / answers;
    }
  }

  /** Returns Σ satisfied / Σ answers: criteria with many answers weigh more. */
  public static OptionalDouble pooled(Collection<Criterion> criteria) {
    long answers = criteria.stream().mapToLong(Criterion::answers).sum();
    long satisfied = criteria.stream().mapToLong(Criterion::satisfied).sum();
    return answers == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) satisfied / answers);
  }

  /** Returns the mean of the shares of the criteria: each weighs the same. */
  public static OptionalDouble meanOfCriteria(Collection<Criterion> criteria) {
    return answered(criteria).stream().mapToDouble(Criterion::share).average();
  }

  /** Returns the mean over factors of the means of their criteria: each factor weighs the same. */
  public static OptionalDouble meanOfFactors(Collection<Criterion> criteria) {
    return answered(criteria).stream()
        .collect(groupingBy(Criterion::factor, TreeMap::new, averagingDouble(Criterion::share)))
        .values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .average();
  }

  private static List<Criterion> answered(Collection<Criterion> criteria) {
    return criteria.stream().filter(criterion -> criterion.answers() > 0).toList();
  }
}
