package vn.thuocdo.publicsite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.chart.SortedBars;
import vn.thuocdo.chart.StackedLevels;
import vn.thuocdo.result.Publication;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Domain;

/** The charts of the public pages, for whoever puts them on paper. */
public final class DocumentCharts {

  private final Edition edition;

  private DocumentCharts(Edition edition) {
    this.edition = edition;
  }

  /**
   * @param document published, or not yet
   */
  public static DocumentCharts of(ResultDocument document, Language language) {
    var publication =
        new Publication(
            document,
            Objects.requireNonNullElse(document.version(), 0),
            Objects.requireNonNullElse(document.publishedAt(), Instant.EPOCH),
            "",
            "",
            "");
    return new DocumentCharts(Edition.newest(publication, language));
  }

  /**
   * Returns the shares of the units of a domain, best first, group by group.
   *
   * @param most units on one chart
   */
  public List<Chart> shares(Domain domain, int most) {
    return new Drawings(edition)
        .ofDomain(Drawings.SHARES, domain).filter(Drawings::showsSomething).stream()
            .flatMap(chart -> split(chart, most).stream())
            .toList();
  }

  /** Returns the five levels of the units of a domain, group by group. */
  public List<Chart> levels(Domain domain, int most) {
    return new Drawings(edition)
        .ofDomain(Drawings.LEVELS, domain).filter(Drawings::showsSomething).stream()
            .flatMap(chart -> split(chart, most).stream())
            .toList();
  }

  /** Returns the quarters of a domain; none if there is nothing to show. */
  public Optional<Chart> series(Domain domain) {
    return new Drawings(edition).ofDomain(Drawings.SERIES, domain).filter(Drawings::showsSomething);
  }

  /** Returns the five levels of a unit and its parts; none if there is nothing to show. */
  public Optional<Chart> levels(UnitFigures unit) {
    return new Drawings(edition).ofUnit(Drawings.LEVELS, unit).filter(Drawings::showsSomething);
  }

  /** Returns the quarters of a unit; none if there is nothing to show. */
  public Optional<Chart> series(UnitFigures unit) {
    return new Drawings(edition).ofUnit(Drawings.SERIES, unit).filter(Drawings::showsSomething);
  }

  private static List<Chart> split(Chart chart, int most) {
    return switch (chart) {
      case SortedBars bars ->
          pages(bars.bars(), most).stream()
              .<Chart>map(page -> new SortedBars(bars.caption(), page, bars.targets()))
              .toList();
      case StackedLevels levels ->
          pages(levels.rows(), most).stream()
              .<Chart>map(page -> new StackedLevels(levels.caption(), page, levels.words()))
              .toList();
      default -> List.of(chart);
    };
  }

  /** Returns pages of nearly the same length, none longer than {@code most}. */
  private static <T> List<List<T>> pages(List<T> rows, int most) {
    int pages = Math.max(1, (rows.size() + most - 1) / most);
    var split = new ArrayList<List<T>>();
    for (int i = 0; i < pages; i++) {
      split.add(rows.subList(rows.size() * i / pages, rows.size() * (i + 1) / pages));
    }
    return split;
  }
}
