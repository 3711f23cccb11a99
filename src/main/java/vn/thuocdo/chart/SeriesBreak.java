package vn.thuocdo.chart;

/**
 * A place where a series stops being comparable with itself.
 *
 * @param before index of the first point after the break, from 1 to the last point
 * @param label for example «Sắp xếp đơn vị hành chính 01/7/2025»
 */
public record SeriesBreak(int before, String label) {}
