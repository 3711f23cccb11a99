package vn.thuocdo.rating;

import java.util.Optional;

/** What of a comment is kept, whichever way it came. */
public final class Comments {

  /** Longer comments are cut here, in code points: a long comment must not cost the rating. */
  public static final int LONGEST = 5_000;

  private Comments() {}

  /** Returns the comment as it is stored; empty when nothing was written. */
  public static Optional<String> keep(String written) {
    if (written.isBlank()) {
      return Optional.empty();
    }
    int length = written.codePointCount(0, written.length());
    return Optional.of(
        length <= LONGEST ? written : written.substring(0, written.offsetByCodePoints(0, LONGEST)));
  }
}
