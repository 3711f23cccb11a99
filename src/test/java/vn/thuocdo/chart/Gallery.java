package vn.thuocdo.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes sample pictures into the folder named by the first argument, for looking at. */
final class Gallery {

  private Gallery() {}

  public static void main(String[] args) throws IOException {
    var folder = Files.createDirectories(Path.of(args[0]));
    var vi = Locale.of("vi");
    var charts = new Charts();
    write(charts, folder, "bars", Samples.bars(25, vi));
    write(charts, folder, "bars-en", Samples.bars(7, Locale.ENGLISH));
    write(charts, folder, "bars-200", Samples.bars(200, vi));
    write(charts, folder, "bar-1", Samples.bars(1, vi));
    write(charts, folder, "levels", Samples.levels(12, vi));
    write(charts, folder, "series", Samples.series(vi));
    write(
        charts,
        folder,
        "empty",
        new SortedBars(Samples.caption("Tỷ lệ hài lòng", vi), List.of(), List.of()));
    var chart = Samples.bars(25, vi);
    for (int round = 0; round < 300; round++) {
      charts.svg(chart);
    }
    long start = System.nanoTime();
    for (int round = 0; round < 100; round++) {
      charts.svg(chart);
    }
    System.out.println("svg ms " + (System.nanoTime() - start) / 1e8);
  }

  private static void write(Charts charts, Path folder, String name, Chart chart)
      throws IOException {
    Files.write(folder.resolve(name + ".svg"), charts.svg(chart));
    for (var size : PngSize.values()) {
      Files.write(folder.resolve(name + "-" + size + ".png"), charts.png(chart, size));
    }
  }
}
