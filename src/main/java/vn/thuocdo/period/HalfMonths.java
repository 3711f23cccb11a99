package vn.thuocdo.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A span of days cut into whole half months and the single days at its edges.
 *
 * <p>Half months run from the 1st to the 14th and from the 15th to the end: months of both
 * calendars, and with them all longer periods, are made of whole ones.
 *
 * @param whole from the first day of the first whole half month to the last day of the last one
 * @param edges spans of days before and after, at most two
 */
public record HalfMonths(Optional<Span> whole, List<Span> edges) {

  private static final int FIRST_DAY_OF_SECOND_HALF = 15;

  /** Days from first to last, both included. */
  public record Span(LocalDate first, LocalDate last) {}

  /** Returns the first day of the half month in which the day lies. */
  public static LocalDate startOf(LocalDate day) {
    return day.withDayOfMonth(
        day.getDayOfMonth() < FIRST_DAY_OF_SECOND_HALF ? 1 : FIRST_DAY_OF_SECOND_HALF);
  }

  /** Returns the first day of the half month after the one in which the day lies. */
  public static LocalDate startAfter(LocalDate day) {
    return day.getDayOfMonth() < FIRST_DAY_OF_SECOND_HALF
        ? day.withDayOfMonth(FIRST_DAY_OF_SECOND_HALF)
        : day.withDayOfMonth(1).plusMonths(1);
  }

  /**
   * Cuts the days from first to last, both included.
   *
   * @throws IllegalArgumentException if the last day is before the first
   */
  public static HalfMonths of(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(last + " is before " + first);
    }
    LocalDate start = first.equals(startOf(first)) ? first : startAfter(first);
    LocalDate end = startOf(last.plusDays(1)).minusDays(1);
    if (end.isBefore(start)) {
      return new HalfMonths(Optional.empty(), List.of(new Span(first, last)));
    }
    var edges = new ArrayList<Span>();
    if (first.isBefore(start)) {
      edges.add(new Span(first, start.minusDays(1)));
    }
    if (end.isBefore(last)) {
      edges.add(new Span(end.plusDays(1), last));
    }
    return new HalfMonths(Optional.of(new Span(start, end)), List.copyOf(edges));
  }
}
