package vn.thuocdo.result;

import java.time.Instant;

/**
 * One frozen document. Immutable, as everything it holds.
 *
 * @param text the document, word for word as it was frozen
 * @param version 1, or more for a correction
 * @param sha256 of {@code text} in UTF-8, in lower-case hexadecimal digits
 */
public record Publication(
    ResultDocument document,
    int version,
    Instant publishedAt,
    String publishedBy,
    String sha256,
    String text) {

  /** Returns the document with its hash in it: the shape of {@code /api/results}. */
  public String textWithHash() {
    return ResultJson.withHash(text, sha256);
  }
}
