package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A counter (quầy) at a one-stop point.
 *
 * @param code unique at its point only
 * @param validTo last day of its life; null while it lives
 */
public record Counter(
    long id,
    long pointId,
    String code,
    String name,
    String nameEn,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {}
