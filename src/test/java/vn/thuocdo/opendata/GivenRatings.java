package vn.thuocdo.opendata;

import io.micronaut.context.ApplicationContext;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.database.Transactions;

/** Puts ratings of unit 1 into the database, without tallies. */
public final class GivenRatings {

  private GivenRatings() {}

  /**
   * Adds ratings of a day.
   *
   * @param ids where their ids are put
   */
  public static void add(ApplicationContext context, String day, int times, List<UUID> ids) {
    context
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      """
                      INSERT INTO rating (id, questionnaire_id, unit_id, point_id, counter_id, procedure_group_id, channel,
                        respondent, language, assisted, suspicion, given_at, given_on, clock_offset_ms, received_at, answers)
                      VALUES (?, (SELECT id FROM questionnaire WHERE code = 'KIOSK_1TAP' AND version = 1), 1, 1, 0, 0, 'KIOSK',
                        'UNKNOWN', 'vi', FALSE, '', ?, ?, 0, UTC_TIMESTAMP(3), '{}')""")) {
                for (int i = 0; i < times; i++) {
                  UUID id = UUID.randomUUID();
                  ids.add(id);
                  statement.setBytes(1, BinaryUuid.bytes(id));
                  statement.setObject(2, LocalDate.parse(day).atTime(3, 0));
                  statement.setObject(3, LocalDate.parse(day));
                  statement.addBatch();
                }
                statement.executeBatch();
              }
              try (var statement =
                  connection.prepareStatement(
                      """
                      INSERT INTO rating_day (given_on, point_id, ratings, replaced) VALUES (?, 1, ?, 0)
                      ON DUPLICATE KEY UPDATE ratings = ratings + VALUES(ratings)""")) {
                statement.setObject(1, LocalDate.parse(day));
                statement.setInt(2, times);
                return statement.executeUpdate();
              }
            });
  }
}
