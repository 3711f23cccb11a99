package vn.thuocdo;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;

/** Tells an operator what went wrong, in one line. */
final class Sentence {

  private Sentence() {}

  /** Returns the first line of the message nearest to the cause, for what we did not foresee. */
  static String of(Throwable problem) {
    if (problem instanceof NotNow || problem instanceof WrongUsage) {
      return String.valueOf(problem.getMessage());
    }
    boolean isUpdate = problem instanceof FlywayException;
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
      isUpdate = isUpdate || cause instanceof FlywayException;
    }
    if (isUpdate) {
      return "The database could not be updated to this version%s. The version before still starts on it; the backup"
              .formatted(
                  cause instanceof SQLException sql ? " (" + Discretion.ofDatabase(sql) + ")" : "")
          + " made before the update takes it back (--debug shows more)";
    }
    if (cause instanceof SQLException sql) {
      return "That failed: the database refused (%s; --debug shows more)"
          .formatted(Discretion.ofDatabase(sql));
    }
    String message = cause.getMessage();
    String line = message == null ? "" : message.strip().lines().findFirst().orElse("");
    return line.isEmpty()
        ? "That failed: " + cause.getClass().getSimpleName() + " (--debug shows more)"
        : "That failed: " + line + " (--debug shows more)";
  }
}
