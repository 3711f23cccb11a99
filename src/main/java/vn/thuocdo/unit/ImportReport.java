package vn.thuocdo.unit;

import java.util.List;

/**
 * What a directory file did, or would do. Every line with content, but for the header and comments,
 * is counted in exactly one of the four.
 *
 * @param refused in the order of the file
 */
public record ImportReport(int added, int changed, int unchanged, List<RefusedRow> refused) {

  public ImportReport {
    refused = List.copyOf(refused);
  }
}
