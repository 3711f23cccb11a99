package vn.thuocdo.problem;

import io.micronaut.http.HttpStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be met, for a reason that its sender can understand.
 *
 * <p>The code is stable and names the sentence in {@code messages/problem_*.properties}.
 */
public final class Refusal extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final transient Object[] values;
  private final @Nullable Duration retryAfter;

  private Refusal(HttpStatus status, String code, @Nullable Duration retryAfter, Object[] values) {
    super(status.getCode() + " " + code, null, false, false);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.values = values;
  }

  /** Returns a refusal; the values fill the placeholders of its sentence. */
  public static Refusal of(HttpStatus status, String code, Object... values) {
    return new Refusal(status, code, null, values);
  }

  /** Returns a refusal that says when to try again. */
  public static Refusal retryLater(
      HttpStatus status, String code, Duration retryAfter, Object... values) {
    return new Refusal(status, code, retryAfter, values);
  }

  public HttpStatus status() {
    return status;
  }

  public String code() {
    return code;
  }

  Object[] values() {
    return values.clone();
  }

  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
