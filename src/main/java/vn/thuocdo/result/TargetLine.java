package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.unit.Domain;

/**
 * A target as it stood when the figures were made.
 *
 * @param respondent only answers of this group; all when null
 * @param unit code of the only unit it speaks of; every unit of the domain when null
 * @param level a share from 0 to 1
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TargetLine(
    String code,
    String name,
    String nameEn,
    Domain domain,
    @Nullable Respondent respondent,
    @Nullable String unit,
    Comparator comparator,
    BigDecimal level,
    LocalDate validFrom,
    LocalDate dueOn,
    String source) {}
