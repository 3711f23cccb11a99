package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.Place;

/**
 * Draws whom to ask. A keyed hash of the dossier decides, so that nobody can choose, foresee or
 * repeat a draw, and anybody with the keys can check it.
 */
@Singleton
class Sampling {

  private static final BigDecimal RANGE = new BigDecimal(BigInteger.ONE.shiftLeft(64));

  private final Keys keys;

  Sampling(Keys keys) {
    this.keys = keys;
  }

  /**
   * @param weeklyQuota null for no limit
   * @param unitId 0 for all units together
   */
  record Rule(long unitId, long procedureGroupId, BigDecimal share, @Nullable Integer weeklyQuota) {

    boolean holdsFor(Place place) {
      return (unitId == 0 || unitId == place.unitId())
          && (procedureGroupId == 0 || procedureGroupId == place.procedureGroupId());
    }
  }

  /** Returns the most particular rule: unit and group, unit, group, all; all are asked without. */
  Rule ruleFor(Connection connection, Place place) throws SQLException {
    return Sql.first(
            connection,
            """
            SELECT unit_id, procedure_group_id, share, weekly_quota FROM sampling_rule
            WHERE unit_id IN (0, ?) AND procedure_group_id IN (0, ?)
            ORDER BY unit_id <> 0 DESC, procedure_group_id <> 0 DESC LIMIT 1""",
            row ->
                new Rule(
                    row.getLong(1),
                    row.getLong(2),
                    row.getBigDecimal(3),
                    row.getObject(4, Integer.class)),
            place.unitId(),
            place.procedureGroupId())
        .orElse(new Rule(0, 0, BigDecimal.ONE, null));
  }

  /** Tells whether a dossier is among the share. */
  boolean isDrawn(byte[] dossierHash, BigDecimal share) {
    byte[] hash = keys.hash("draw", HexFormat.of().formatHex(dossierHash));
    var number = new BigInteger(1, java.util.Arrays.copyOf(hash, Long.BYTES));
    return new BigDecimal(number).compareTo(share.multiply(RANGE)) < 0;
  }

  /**
   * Returns how many invitations of the week a rule has to count: Monday to Sunday in the office
   * zone.
   */
  long askedThisWeek(Connection connection, Rule rule, Instant now) throws SQLException {
    Instant monday =
        OfficeZone.startOf(
            OfficeZone.dayOf(now).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    return Sql.number(
        connection,
        """
        SELECT COUNT(*) FROM invitation i JOIN service_transaction t ON t.id = i.transaction_id
        WHERE i.invited_at >= ? AND ? IN (0, t.unit_id) AND ? IN (0, t.procedure_group_id)""",
        monday,
        rule.unitId,
        rule.procedureGroupId);
  }
}
