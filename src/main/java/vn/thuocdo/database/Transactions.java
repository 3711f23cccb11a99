package vn.thuocdo.database;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction, again when the database says that it lost a race.
 *
 * <p>Two servers that write the same rows may deadlock or fail to certify; the loser has changed
 * nothing and simply tries again. The work may therefore run several times and must not do anything
 * outside the database.
 */
@Singleton
public class Transactions {

  private static final int MOST_ATTEMPTS = 8;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);

  /**
   * ER_LOCK_DEADLOCK, ER_LOCK_WAIT_TIMEOUT, ER_TRANSACTION_ROLLBACK_DURING_COMMIT (group
   * replication), ER_CHECKREAD.
   */
  private static final Set<Integer> LOST_RACES = Set.of(1213, 1205, 3101, 1020);

  /**
   * ER_RECORD_FILE_FULL, ER_DISK_FULL, ER_ERROR_ON_WRITE, EE_WRITE: no room for what is to be
   * written.
   */
  private static final Set<Integer> FULL = Set.of(1114, 1021, 1026, 3);

  /**
   * ER_OPTION_PREVENTS_STATEMENT, ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION, ER_READ_ONLY_MODE,
   * ER_SERVER_OFFLINE_MODE, ER_RUN_HOOK_ERROR, ER_GRP_TRX_CONSISTENCY_NOT_ALLOWED, …_BEFORE,
   * …_AFTER_ON_TRX_BEGIN, …_BEGIN_NOT_ALLOWED: a server that is primary no more, or whose group is
   * not whole.
   */
  private static final Set<Integer> DEMOTED =
      Set.of(1290, 1792, 1836, 3032, 3100, 3796, 3797, 3798, 3799);

  private final SynchronousTransactionManager<Connection> manager;

  Transactions(SynchronousTransactionManager<Connection> manager) {
    this.manager = manager;
  }

  /** Work on a connection; may throw what JDBC throws. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Returns what the work returned, after its commit; joins a transaction that is already open.
   *
   * @throws DataAccessException when the database refused, after a roll-back
   */
  public <T extends @Nullable Object> T write(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return manager.executeWrite(callback(work));
      } catch (RuntimeException e) {
        if (attempt == MOST_ATTEMPTS
            || !isLostRace(e)
            || manager.findTransactionStatus().isPresent()) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  /** Returns what the work returned; all its statements see the same moment. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    return manager.execute(TransactionDefinition.READ_ONLY, callback(work));
  }

  private static <T extends @Nullable Object> TransactionCallback<Connection, T> callback(
      Work<T> work) {
    return status -> {
      try {
        return work.on(status.getConnection());
      } catch (SQLException e) {
        throw new DataAccessException("The database refused: " + e.getMessage(), e);
      }
    };
  }

  /** Tells whether the caller is inside a transaction. */
  public boolean isOpen() {
    return manager.findTransactionStatus().isPresent();
  }

  /** Tells whether the same work may well succeed when it is done again. */
  public static boolean isLostRace(Throwable problem) {
    return hasErrorCode(problem, LOST_RACES);
  }

  /** Tells whether a row with the same key was there already. */
  public static boolean isDuplicate(Throwable problem) {
    return hasErrorCode(problem, Set.of(1062));
  }

  /** Tells whether the database could not be asked at all: it is down, or the way to it is. */
  public static boolean isUnreachable(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectionException
          || (cause instanceof SQLException sql
              && (cause instanceof SQLTransientConnectionException
                  || cause instanceof SQLNonTransientConnectionException
                  || (sql.getSQLState() != null && sql.getSQLState().startsWith("08"))
                  || isOfThePool(sql)))) {
        return true;
      }
    }
    return false;
  }

  /** A pool that has closed a broken connection says so without any state or code. */
  private static boolean isOfThePool(SQLException problem) {
    return problem.getSQLState() == null && problem.getErrorCode() == 0;
  }

  /** Tells whether the database has no room to write. */
  public static boolean isFull(Throwable problem) {
    return hasErrorCode(problem, FULL);
  }

  /**
   * Tells whether the database can do nothing now, whatever is asked: it is out of reach, full, or
   * no longer the one that may write. The same work will succeed later.
   */
  public static boolean isUnavailable(Throwable problem) {
    return isUnreachable(problem) || isFull(problem) || isDemoted(problem);
  }

  /**
   * Tells whether the server answers but may not write any more: another has taken its place, and a
   * new connection will find that one.
   */
  static boolean isDemoted(Throwable problem) {
    return hasErrorCode(problem, DEMOTED);
  }

  /**
   * Tells whether whoever asked should come back in a moment: the database can do nothing now, or
   * every attempt lost its race.
   */
  public static boolean isTemporary(Throwable problem) {
    return isUnavailable(problem) || isLostRace(problem);
  }

  /** Tells whether the values themselves are at fault: the same work will fail again. */
  public static boolean isBadData(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && (sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasErrorCode(Throwable problem, Set<Integer> codes) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && codes.contains(sql.getErrorCode())) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int attempt) {
    long longest = FIRST_PAUSE.toMillis() << attempt;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(1, longest + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted between two attempts of a transaction", e);
    }
  }
}
