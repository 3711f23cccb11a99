package vn.thuocdo.report;

import java.util.Map;

/**
 * What came of saving texts.
 *
 * @param edits as they were sent
 * @param conflicts what somebody else made of the same fields meanwhile
 */
record Writing(
    Map<String, WrittenTexts.Edit> edits,
    Map<String, WrittenTexts.Revision> conflicts,
    boolean isTooLong) {

  static final Writing NONE = new Writing(Map.of(), Map.of(), false);

  Writing {
    edits = Map.copyOf(edits);
    conflicts = Map.copyOf(conflicts);
  }

  boolean isSaved() {
    return conflicts.isEmpty() && !isTooLong;
  }
}
