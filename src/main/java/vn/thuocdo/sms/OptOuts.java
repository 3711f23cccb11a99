package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Who wants no messages, by the hash of the number. Runs in the caller's transaction. */
@Singleton
class OptOuts {

  boolean isOut(Connection connection, byte[] number) throws SQLException {
    return Sql.number(
            connection,
            "SELECT COUNT(*) FROM opt_out WHERE number_hash = ? AND ended_at IS NULL",
            (Object) number)
        > 0;
  }

  /** Returns whether this was news: somebody who says it twice is answered once. */
  boolean add(Connection connection, byte[] number, Instant at) throws SQLException {
    if (isOut(connection, number)) {
      return false;
    }
    Sql.update(
        connection,
        """
        INSERT INTO opt_out (number_hash, since, ended_at) VALUES (?, ?, NULL)
        ON DUPLICATE KEY UPDATE since = VALUES(since), ended_at = NULL""",
        number,
        at);
    return true;
  }

  /** Returns whether this was news. */
  boolean end(Connection connection, byte[] number, Instant at) throws SQLException {
    return Sql.update(
            connection,
            "UPDATE opt_out SET ended_at = ? WHERE number_hash = ? AND ended_at IS NULL",
            at,
            number)
        > 0;
  }
}
