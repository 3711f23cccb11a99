package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Verdict;

/**
 * One unit against one target.
 *
 * @param code of a {@link TargetLine} of the same document
 * @param level a share from 0 to 1
 * @param verdict null when the answers it rests on are suppressed
 * @param evidence null without a verdict of met or not met
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TargetVerdict(
    String code,
    Comparator comparator,
    BigDecimal level,
    @Nullable Verdict verdict,
    @Nullable Evidence evidence) {}
