package vn.thuocdo.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves on. */
final class MovableClock implements InstantSource {

  private Instant now;

  MovableClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void moveOn(Duration duration) {
    now = now.plus(duration);
  }
}
