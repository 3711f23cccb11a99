package vn.thuocdo;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test can put forward, so that a day with ratings is over at once. */
@Singleton
@Replaces(InstantSource.class)
@Requires(property = "test.later-clock")
public class LaterClock implements InstantSource {

  private volatile Duration ahead;

  /**
   * @param ahead how far it is ahead when the process begins
   */
  LaterClock(@Value("${test.ahead:0s}") Duration ahead) {
    this.ahead = ahead;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  public void putForward(Duration by) {
    ahead = ahead.plus(by);
  }
}
