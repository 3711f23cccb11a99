package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A place where citizens hand in papers and get results (bộ phận một cửa).
 *
 * @param validTo last day of its life; null while it lives
 */
public record OneStopPoint(
    long id,
    String code,
    long unitId,
    String name,
    String nameEn,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {}
