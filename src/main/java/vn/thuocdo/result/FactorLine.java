package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the criteria of one factor of a questionnaire, of all units and all channels
 * together.
 *
 * @param questionnaire code and version, as in {@code SIPAS_5F@1}
 * @param share mean of the shares of satisfied answers of the criteria, 0 to 1, unrounded; null
 *     when suppressed
 * @param criteria those with answers, in the order of the questionnaire; empty when suppressed
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FactorLine(
    String questionnaire,
    String title,
    String titleEn,
    String code,
    String name,
    String nameEn,
    @Nullable Double share,
    List<Criterion> criteria,
    boolean suppressed) {

  /**
   * One question.
   *
   * @param satisfied answers on the levels that its scale calls satisfied
   * @param sampleSize answers with an opinion, more than 0
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Criterion(
      String code, String name, String nameEn, long satisfied, long sampleSize) {}

  FactorLine hidden() {
    return new FactorLine(questionnaire, title, titleEn, code, name, nameEn, null, List.of(), true);
  }
}
