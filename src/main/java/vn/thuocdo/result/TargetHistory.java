package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.target.Verdict;

/**
 * What was reached against one target over the periods, made of documents alone.
 *
 * @param target as the newest document words it
 * @param points oldest first
 */
public record TargetHistory(TargetLine target, List<Point> points) {

  public TargetHistory {
    points = List.copyOf(points);
  }

  /**
   * One period.
   *
   * @param share of those the target speaks of, 0 to 1; null when hidden or without answers
   * @param isLive whether nobody published it yet
   * @param sampleSize null when hidden
   * @param verdict null when hidden
   */
  public record Point(
      Period period,
      boolean isLive,
      @Nullable Double share,
      @Nullable Long sampleSize,
      @Nullable Verdict verdict) {}

  /**
   * Returns one history for each target that any of the documents knows, by code.
   *
   * @param documents at most one for a period
   */
  public static List<TargetHistory> of(Collection<ResultDocument> documents) {
    var histories = new TreeMap<String, TargetHistory>();
    documents.stream()
        .sorted(Comparator.comparing(ResultDocument::to).thenComparing(ResultDocument::from))
        .forEach(
            document ->
                document
                    .targets()
                    .forEach(
                        target ->
                            histories.merge(
                                target.code(),
                                new TargetHistory(target, List.of(point(document, target))),
                                TargetHistory::followedBy)));
    return List.copyOf(histories.values());
  }

  private TargetHistory followedBy(TargetHistory later) {
    var all = new ArrayList<>(points);
    all.addAll(later.points);
    return new TargetHistory(later.target, all);
  }

  private static Point point(ResultDocument document, TargetLine target) {
    String unit = target.unit();
    Optional<UnitFigures> figures =
        unit == null ? document.findTotal(target.domain()) : document.findUnit(unit);
    Verdict verdict =
        figures.stream()
            .flatMap(one -> one.targets().stream())
            .filter(one -> one.code().equals(target.code()))
            .map(TargetVerdict::verdict)
            .findFirst()
            .orElse(null);
    var respondent = target.respondent();
    Optional<Line> line =
        respondent == null
            ? Optional.empty()
            : figures.stream()
                .flatMap(one -> one.byRespondent().stream())
                .filter(one -> one.code().equals(respondent.name()))
                .findFirst();
    boolean isOfAll = respondent == null;
    return new Point(
        document.toPeriod(),
        document.version() == null,
        isOfAll ? figures.map(UnitFigures::share).orElse(null) : line.map(Line::share).orElse(null),
        isOfAll
            ? figures.map(UnitFigures::sampleSize).orElse(null)
            : line.map(Line::sampleSize).orElse(null),
        verdict);
  }
}
