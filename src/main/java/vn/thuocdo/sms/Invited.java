package vn.thuocdo.sms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.rating.Place;
import vn.thuocdo.rating.Respondent;

/**
 * An invitation, as somebody answers it.
 *
 * @param occasion the visit: whatever comes of this invitation is one answer
 */
record Invited(long id, UUID occasion, Place place, Respondent respondent, String language) {

  static final String SELECT =
      """
      SELECT i.id, i.number_hash, COALESCE(i.sent_at, i.invited_at) AS asked_at, i.occasion, i.language, t.unit_id,
        t.point_id, t.counter_id, t.procedure_group_id, t.respondent
      FROM invitation i JOIN service_transaction t ON t.id = i.transaction_id""";

  static Invited read(ResultSet row) throws SQLException {
    return new Invited(
        row.getLong("id"),
        BinaryUuid.of(row.getBytes("occasion")),
        new Place(
            row.getLong("unit_id"),
            row.getLong("point_id"),
            row.getLong("counter_id"),
            row.getLong("procedure_group_id")),
        Respondent.valueOf(row.getString("respondent")),
        row.getString("language"));
  }
}
