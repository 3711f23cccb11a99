package vn.thuocdo.report;

import java.time.Instant;
import java.util.Objects;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.ResultDocument;

/**
 * What documents are made from.
 *
 * @param sha256 of the document as it was published; empty before
 */
record Source(ResultDocument document, String sha256) {

  static Source of(Publication publication) {
    return new Source(publication.document(), publication.sha256());
  }

  /** The moment that stands in the properties of files: no clock, so that they stay the same. */
  Instant moment() {
    return Objects.requireNonNullElse(document.publishedAt(), document.toPeriod().endsBefore());
  }
}
