package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.stats.Proportion;

/**
 * The figures of one part of a whole: of a channel, a procedure group, a respondent group, a
 * counter.
 *
 * @param counts of the levels 1 to 5; null when suppressed
 * @param share of 4 and 5 among {@code sampleSize}, 0 to 1; null when suppressed or without answers
 * @param lower end of the 95 % Wilson interval
 * @param upper end of the 95 % Wilson interval
 * @param few whether there are answers, but too few to compare with others: to be shown grey
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Line(
    String code,
    String name,
    String nameEn,
    @Nullable List<Long> counts,
    @Nullable Long noOpinion,
    @Nullable Long sampleSize,
    @Nullable Double share,
    @Nullable Double lower,
    @Nullable Double upper,
    boolean suppressed,
    boolean few) {

  static Line of(String code, String name, String nameEn, Counts counts, Limits limits) {
    long n = counts.sampleSize();
    Proportion interval =
        n == 0 ? null : Proportion.wilson(counts.satisfied(), n, Limits.CONFIDENCE);
    return new Line(
        code,
        name,
        nameEn,
        counts.levels(),
        counts.noOpinion(),
        n,
        interval == null ? null : interval.share(),
        interval == null ? null : interval.lower(),
        interval == null ? null : interval.upper(),
        false,
        n > 0 && n < limits.fewBelow());
  }

  static Line hidden(String code, String name, String nameEn) {
    return new Line(code, name, nameEn, null, null, null, null, null, null, true, false);
  }
}
