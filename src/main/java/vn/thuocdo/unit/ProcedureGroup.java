package vn.thuocdo.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Procedures that are reported together (lĩnh vực), as civil status or land.
 *
 * @param validTo last day of its life; null while it lives
 */
public record ProcedureGroup(
    long id,
    String code,
    String name,
    String nameEn,
    LocalDate validFrom,
    @Nullable LocalDate validTo) {}
