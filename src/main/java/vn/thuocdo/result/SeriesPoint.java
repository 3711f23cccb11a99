package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One quarter of a series, as it was published then. A quarter that was not published, in which the
 * unit was not rated or was suppressed, has no figures.
 *
 * @param version of the publication the figures come from; null if there was none
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SeriesPoint(
    String period,
    LocalDate from,
    LocalDate to,
    @Nullable Integer version,
    @Nullable Long sampleSize,
    @Nullable Double share,
    @Nullable Double lower,
    @Nullable Double upper,
    boolean suppressed,
    boolean few) {}
