package vn.thuocdo;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;

/**
 * Which words of a failure may be written down.
 *
 * <p>A database quotes the values it refuses («Duplicate entry '…' for key»), a parser quotes what
 * it read, and whoever wraps their exceptions repeats it: a message may hold what a citizen wrote,
 * or a key. Only messages of kinds that cannot are kept; of a database the codes, and of everything
 * the class and the lines of code.
 */
final class Discretion {

  private static final List<Class<? extends Throwable>> HARMLESS =
      List.of(
          NotNow.class,
          FileSystemException.class,
          SocketException.class,
          UnknownHostException.class,
          VirtualMachineError.class,
          LinkageError.class);

  private Discretion() {}

  /** Returns what may be told instead of the message; empty for nothing. */
  static String of(Throwable problem) {
    if (problem instanceof SQLException sql) {
      return ofDatabase(sql);
    }
    boolean isHarmless = HARMLESS.stream().anyMatch(kind -> kind.isInstance(problem));
    String message = problem.getMessage();
    return isHarmless && message != null ? message : "";
  }

  /** Returns the codes by which the manual of the database explains the failure. */
  static String ofDatabase(SQLException problem) {
    return "SQLState %s, error %d".formatted(problem.getSQLState(), problem.getErrorCode());
  }
}
