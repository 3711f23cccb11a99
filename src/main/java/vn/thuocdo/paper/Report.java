package vn.thuocdo.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.text.CsvLines;
import vn.thuocdo.text.Language;

/**
 * What became of a file.
 *
 * @param header the line with the names of the columns
 * @param stored lines that are new
 * @param repeated lines that were taken before
 * @param refusedLines all of them, though {@code refused} holds the first only
 * @param refused the first refused lines, by number
 * @param finishedBefore when the same file was taken as a whole; null if it was not
 */
public record Report(
    String header,
    long stored,
    long repeated,
    long refusedLines,
    List<RefusedLine> refused,
    @Nullable Instant finishedBefore) {

  /** More refused lines than these are counted only: such a file has one thing wrong with it. */
  public static final int MOST_REFUSED = 10_000;

  /** Called with how many bytes are done of how many. */
  @FunctionalInterface
  public interface Progress {
    void bytes(long done, long of);
  }

  /** Returns the refused lines as a file of the same columns, with the reason beside each. */
  public String refusedAsCsv(Language language) {
    char separator = CsvLines.separatorOf(header);
    var text = new StringBuilder(header).append(separator).append("reason\n");
    for (RefusedLine line : refused) {
      text.append(line.text())
          .append(separator)
          .append('"')
          .append(line.explain(language).replace("\"", "\"\""))
          .append("\"\n");
    }
    return text.toString();
  }
}
