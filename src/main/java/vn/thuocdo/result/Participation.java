package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who could answer did, at one unit or in one total, and the share in which every
 * procedure group weighs as much as it has transactions.
 *
 * <p>Transactions and invitations are shown where the answers are shown and nowhere else, so that
 * they are as hard to work out as these.
 *
 * @param code of the unit, or of the domain for a total
 * @param all answers in the whole, of all transactions
 * @param byProcedureGroup groups with transactions or answers; empty when the unit is hidden
 * @param byChannel at kiosks of all transactions, by message and by link of those invited; empty
 *     when the unit is hidden
 * @param weighted null where transactions are not known well enough, or answers are too few
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Participation(
    String code,
    Response all,
    List<Response> byProcedureGroup,
    List<Response> byChannel,
    @Nullable WeightedShare weighted) {

  /**
   * The answers of one part and those who could give them.
   *
   * @param code of the procedure group or channel; of the unit or domain for the whole
   * @param answers on the scale; null when suppressed
   * @param asked transactions, or invitations; null when suppressed or not known
   * @param rate {@code answers / asked}; null also when more answered than were counted
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Response(
      String code,
      String name,
      String nameEn,
      @Nullable Long answers,
      @Nullable Long asked,
      @Nullable Double rate,
      boolean suppressed) {

    static Response of(String code, String name, String nameEn, long answers, long asked) {
      return new Response(
          code,
          name,
          nameEn,
          answers,
          asked == 0 ? null : asked,
          asked == 0 || answers > asked ? null : (double) answers / asked,
          false);
    }

    static Response hidden(String code, String name, String nameEn) {
      return new Response(code, name, nameEn, null, null, null, true);
    }
  }
}
