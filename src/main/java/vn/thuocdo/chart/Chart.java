package vn.thuocdo.chart;

/** What can be drawn. All kinds share a caption. */
public sealed interface Chart permits SortedBars, StackedLevels, TimeSeries {

  /** The words around the picture. */
  Caption caption();

  /** Returns the same chart with other words around it. */
  Chart with(Caption other);
}
