package vn.thuocdo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a publication came about: part of the document, so that nobody can tell it differently later.
 *
 * @param closedBy display name of the account, as {@code checkedBy} and {@code signedBy}; the three
 *     moments are when it was done
 * @param objectionsUntil last day on which units could object
 * @param correction why the version before was corrected; null for the first version
 * @param replies of units that replied, by their codes; without phone numbers and addresses
 * @param silent units that did not reply, by code
 * @param remedies of what the period before showed, by unit, then by due date
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Proceedings(
    Instant closedAt,
    String closedBy,
    Instant checkedAt,
    String checkedBy,
    Instant signedAt,
    String signedBy,
    LocalDate objectionsUntil,
    @Nullable String correction,
    List<UnitReply> replies,
    List<String> silent,
    List<Remedy> remedies) {

  /**
   * What a unit said about its figures.
   *
   * @param unit code
   * @param objection null when the unit agreed
   * @param answer of Sở Nội vụ; null for an agreement
   * @param isUpheld whether the objection was right; null for an agreement
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record UnitReply(
      String unit,
      Instant repliedAt,
      @Nullable String objection,
      @Nullable String answer,
      @Nullable Boolean isUpheld) {}

  /**
   * What a unit does about what an earlier period showed.
   *
   * @param unit code
   * @param measure empty while the unit has not told any, as {@code responsible} and {@code
   *     evidence}
   * @param responsible an office or a position
   * @param doneOn null while it is not done
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Remedy(
      String period,
      String unit,
      String finding,
      String measure,
      String responsible,
      LocalDate dueOn,
      @Nullable LocalDate doneOn,
      String evidence) {}
}
