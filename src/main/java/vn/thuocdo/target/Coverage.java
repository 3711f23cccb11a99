package vn.thuocdo.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A share of units, procedures or staff that is to have something by a day, as a plan words it.
 *
 * @param level a share from 0 to 1, exact
 * @param upperLevel upper end of a RANGE; null otherwise
 * @param owner who answers for it
 * @param source document and line
 * @param figures what was reported, oldest first
 */
public record Coverage(
    String code,
    String name,
    String nameEn,
    Rule rule,
    BigDecimal level,
    @Nullable BigDecimal upperLevel,
    LocalDate validFrom,
    LocalDate dueOn,
    String owner,
    String source,
    boolean isActive,
    List<Figure> figures) {

  public Coverage {
    figures = List.copyOf(figures);
    if (rule == Rule.RANGE && upperLevel == null) {
      throw new IllegalArgumentException("A range has two ends");
    }
  }

  /** What the wording asks. */
  public enum Rule {
    GT,
    GE,
    /**
     * «20–30%»: from the lower end on it is met; more than the upper end is more than was asked.
     */
    RANGE
  }

  /** How it stands. */
  public enum Status {
    MET,
    /** Beyond the upper end of a range. */
    EXCEEDED,
    NOT_MET,
    NOT_DUE,
    NO_DATA
  }

  /**
   * What was reached on a day.
   *
   * @param reached 0 to {@code ofAll}
   * @param ofAll at least 1
   */
  public record Figure(LocalDate day, long reached, long ofAll, String note) {}

  /** Returns the newest figure from before or on a day, within the validity. */
  public Optional<Figure> asOf(LocalDate day) {
    return figures.stream()
        .filter(figure -> !figure.day().isAfter(day) && !figure.day().isAfter(dueOn))
        .filter(figure -> !figure.day().isBefore(validFrom))
        .reduce((earlier, later) -> later);
  }

  /** Returns how it stands on a day, compared without floating point. */
  public Status status(LocalDate day) {
    Optional<Figure> figure = asOf(day);
    if (figure.isEmpty()) {
      return Status.NO_DATA;
    }
    long reached = figure.get().reached();
    long ofAll = figure.get().ofAll();
    int side = side(reached, ofAll, level);
    boolean isMet = rule == Rule.GT ? side > 0 : side >= 0;
    if (!isMet) {
      return day.isBefore(dueOn) ? Status.NOT_DUE : Status.NOT_MET;
    }
    return upperLevel != null && side(reached, ofAll, upperLevel) > 0
        ? Status.EXCEEDED
        : Status.MET;
  }

  private static int side(long reached, long ofAll, BigDecimal level) {
    return BigDecimal.valueOf(reached).compareTo(level.multiply(BigDecimal.valueOf(ofAll)));
  }

  Coverage with(List<Figure> others) {
    return new Coverage(
        code,
        name,
        nameEn,
        rule,
        level,
        upperLevel,
        validFrom,
        dueOn,
        owner,
        source,
        isActive,
        others);
  }
}
