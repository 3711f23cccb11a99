package vn.thuocdo.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Publications about other periods that share days with this one: whoever has a month and its
 * quarter can subtract. Time is cut into spans that each of these periods holds wholly or not at
 * all, so that every period is the sum of its spans.
 *
 * @param spans in the order of their days; none where no such publication is
 * @param own numbers of the spans that this period is made of
 * @param told what is published, by the numbers of spans; never about the days of this period
 */
record OtherPeriods(List<Span> spans, List<Integer> own, List<Told> told) {

  static final OtherPeriods NONE = new OtherPeriods(List.of(), List.of(), List.of());

  /**
   * Some days with what was answered on them.
   *
   * @param to last day, inclusive
   */
  record Span(LocalDate from, LocalDate to, List<Tallied> sums) {}

  /** All versions about the same days, the newest first. */
  record Told(List<Integer> spans, List<ResultDocument> versions) {}

  /** Reads what was answered on some days, both included, as it would be published now. */
  @FunctionalInterface
  interface Reader {
    List<Tallied> read(LocalDate from, LocalDate to);
  }

  /**
   * Returns what there is beside the days from first to last.
   *
   * @param documents of all that is or will be public; those that matter are picked
   */
  static OtherPeriods of(
      LocalDate first, LocalDate last, List<ResultDocument> documents, Reader reader) {
    List<ResultDocument> touching =
        documents.stream()
            .filter(one -> !one.from().isAfter(last) && !one.to().isBefore(first))
            .filter(one -> !(one.from().equals(first) && one.to().equals(last)))
            .toList();
    if (touching.isEmpty()) {
      return NONE;
    }
    LocalDate begin =
        touching.stream().map(ResultDocument::from).reduce(first, OtherPeriods::earlier);
    LocalDate end = touching.stream().map(ResultDocument::to).reduce(last, OtherPeriods::later);
    List<ResultDocument> within =
        documents.stream()
            .filter(one -> !one.from().isBefore(begin) && !one.to().isAfter(end))
            .filter(one -> !(one.from().equals(first) && one.to().equals(last)))
            .toList();
    var days = new TreeSet<LocalDate>(List.of(first, last.plusDays(1)));
    within.forEach(one -> days.addAll(List.of(one.from(), one.to().plusDays(1))));
    List<LocalDate> cuts = List.copyOf(days);
    var spans = new ArrayList<Span>();
    for (int i = 0; i + 1 < cuts.size(); i++) {
      LocalDate to = cuts.get(i + 1).minusDays(1);
      spans.add(new Span(cuts.get(i), to, reader.read(cuts.get(i), to)));
    }
    return new OtherPeriods(spans, within(spans, first, last), told(spans, within));
  }

  private static List<Told> told(List<Span> spans, List<ResultDocument> documents) {
    var told = new ArrayList<Told>();
    for (ResultDocument document : documents) {
      List<Integer> own = within(spans, document.from(), document.to());
      if (told.stream().noneMatch(one -> one.spans().equals(own))) {
        told.add(
            new Told(
                own,
                documents.stream()
                    .filter(
                        other ->
                            other.from().equals(document.from())
                                && other.to().equals(document.to()))
                    .toList()));
      }
    }
    return List.copyOf(told);
  }

  private static List<Integer> within(List<Span> spans, LocalDate from, LocalDate to) {
    return IntStream.range(0, spans.size())
        .filter(i -> !spans.get(i).from().isBefore(from) && !spans.get(i).to().isAfter(to))
        .boxed()
        .toList();
  }

  private static LocalDate earlier(LocalDate one, LocalDate other) {
    return one.isBefore(other) ? one : other;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
