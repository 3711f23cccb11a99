package vn.thuocdo.sms;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.keys.Keys;

/**
 * Seals what is kept sealed with the newest key, some rows at a time, while servers go on. Whoever
 * is stopped in between goes on where it was when it is called again.
 *
 * <p>The key of hashes stays: of a number that is kept as a hash alone no other hash can be made,
 * and nobody who opted out would be recognised.
 */
@Singleton
public class ResealMessages {

  private static final int AT_ONCE = 200;
  private static final String OLD = "(LEFT(number_sealed, 4) <> ? OR LEFT(body_sealed, 4) <> ?)";

  private final Transactions transactions;
  private final Keys keys;

  ResealMessages(Transactions transactions, Keys keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  /** Called with how many messages are done of how many. */
  @FunctionalInterface
  public interface Progress {
    void messages(long done, long of);
  }

  /**
   * What was done.
   *
   * @param isNewKey whether a key was made; not when an earlier call had not finished
   * @param lost messages whose key is gone, left as they are
   */
  public record Result(boolean isNewKey, long resealed, long lost) {}

  /** Makes a new key, unless something still waits for the newest one, and seals with it. */
  public Result renew(Progress progress) {
    return reseal(old() == 0, progress);
  }

  /** Seals with the newest key what was sealed with older ones. */
  public Result finish(Progress progress) {
    return reseal(false, progress);
  }

  private Result reseal(boolean isNewKey, Progress progress) {
    if (isNewKey) {
      keys.renew();
    }
    long all = old();
    long after = 0;
    long resealed = 0;
    long lost = 0;
    Some some;
    do {
      long from = after;
      some = transactions.write(connection -> some(connection, from));
      after = some.last;
      resealed += some.resealed;
      lost += some.lost;
      progress.messages(resealed + lost, all);
    } while (some.resealed + some.lost > 0);
    return new Result(isNewKey, resealed, lost);
  }

  private long old() {
    byte[] newest = newest();
    return transactions.read(
        connection ->
            Sql.number(
                connection, "SELECT COUNT(*) FROM sms_message WHERE " + OLD, newest, newest));
  }

  /** Stands at the beginning of all that the newest key sealed. */
  private byte[] newest() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(keys.newest()).array();
  }

  private record Some(long last, long resealed, long lost) {}

  private record Row(long id, byte @Nullable [] number, byte @Nullable [] body) {}

  private Some some(Connection connection, long after) throws SQLException {
    byte[] newest = newest();
    List<Row> rows =
        Sql.list(
            connection,
            "SELECT id, number_sealed, body_sealed FROM sms_message WHERE id > ? AND "
                + OLD
                + " ORDER BY id LIMIT ? FOR UPDATE",
            row -> new Row(row.getLong(1), row.getBytes(2), row.getBytes(3)),
            after,
            newest,
            newest,
            AT_ONCE);
    long last = after;
    long lost = 0;
    for (Row row : rows) {
      Optional<byte[]> number = resealed(row.number);
      Optional<byte[]> body = resealed(row.body);
      boolean isLost =
          (row.number != null && number.isEmpty()) || (row.body != null && body.isEmpty());
      if (isLost) {
        lost++;
      } else {
        Sql.update(
            connection,
            "UPDATE sms_message SET number_sealed = ?, body_sealed = ? WHERE id = ?",
            number.orElse(null),
            body.orElse(null),
            row.id);
      }
      last = row.id;
    }
    return new Some(last, rows.size() - lost, lost);
  }

  private Optional<byte[]> resealed(byte @Nullable [] sealed) {
    return sealed == null ? Optional.empty() : keys.open(sealed).map(keys::seal);
  }
}
