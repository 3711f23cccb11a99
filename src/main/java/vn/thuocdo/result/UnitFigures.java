package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one unit in one period, or of all units of one domain together.
 *
 * @param code of the unit; of the domain for a total
 * @param group code of the group it may be compared with
 * @param counts of the levels 1 to 5; null when suppressed
 * @param noOpinion answers outside the scale; null when suppressed
 * @param sampleSize sum of {@code counts}; null when suppressed
 * @param share of 4 and 5, 0 to 1, unrounded; null when suppressed or without answers
 * @param lower end of the 95 % Wilson interval
 * @param upper end of the 95 % Wilson interval
 * @param targets those in force, in the order of their codes; empty when suppressed
 * @param wholePeriod whether the unit lived on every day of the period
 * @param few whether there are answers, but too few to rank: to be shown grey
 * @param rank 1 is the highest share in the group, equal shares have the same; null when not ranked
 * @param byChannel channels with answers, those that count in no whole last; empty when suppressed
 * @param byProcedureGroup procedure groups with answers, {@code -} for not told; empty when
 *     suppressed
 * @param byRespondent respondent groups, only while a target speaks of one; empty when suppressed
 * @param series the last quarters, oldest first, ending with this period if it is a quarter
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UnitFigures(
    String code,
    String name,
    String group,
    @Nullable List<Long> counts,
    @Nullable Long noOpinion,
    @Nullable Long sampleSize,
    @Nullable Double share,
    @Nullable Double lower,
    @Nullable Double upper,
    boolean suppressed,
    List<TargetVerdict> targets,
    String nameEn,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    boolean wholePeriod,
    boolean few,
    @Nullable Integer rank,
    List<Line> byChannel,
    List<Line> byProcedureGroup,
    List<Line> byRespondent,
    List<SeriesPoint> series) {}
