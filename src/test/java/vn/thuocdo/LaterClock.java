package vn.thuocdo;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test can put forward, so that a day with ratings is over at once. */
@Singleton
@Replaces(InstantSource.class)
@Requires(property = "test.later-clock")
public class LaterClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  public void putForward(Duration by) {
    ahead = ahead.plus(by);
  }
}
