package vn.thuocdo;

/** Tells an operator what went wrong, in one line. */
final class Sentence {

  private Sentence() {}

  /** Returns the first line of the message nearest to the cause, for what we did not foresee. */
  static String of(Throwable problem) {
    if (problem instanceof NotNow) {
      return String.valueOf(problem.getMessage());
    }
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String line = message == null ? "" : message.strip().lines().findFirst().orElse("");
    return line.isEmpty()
        ? "That failed: " + cause.getClass().getSimpleName() + " (--debug shows more)"
        : "That failed: " + line + " (--debug shows more)";
  }
}
