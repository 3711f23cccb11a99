package vn.thuocdo.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vn.thuocdo.closing.Drafts;
import vn.thuocdo.result.Proceedings;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.ResultDocument;

/**
 * What documents are made from.
 *
 * @param sha256 of the document as it was published or frozen; may be empty
 * @param remedies of what the period before showed, from the register
 * @param isDraft whether the figures are frozen, but not published: the documents say so
 */
record Source(
    ResultDocument document, String sha256, List<Proceedings.Remedy> remedies, boolean isDraft) {

  Source {
    remedies = List.copyOf(remedies);
  }

  static Source of(Publication publication) {
    Proceedings proceedings = publication.document().proceedings();
    return new Source(
        publication.document(),
        publication.sha256(),
        proceedings == null ? List.of() : proceedings.remedies(),
        false);
  }

  static Source of(Drafts.Draft draft) {
    return new Source(draft.document(), draft.sha256(), draft.remedies(), true);
  }

  /** The moment that stands in the properties of files: no clock, so that they stay the same. */
  Instant moment() {
    return Objects.requireNonNullElse(document.publishedAt(), document.toPeriod().endsBefore());
  }
}
