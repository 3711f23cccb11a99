package vn.thuocdo.chart;

/** Width and height of a picture in CSS pixels. */
public record Size(int width, int height) {}
