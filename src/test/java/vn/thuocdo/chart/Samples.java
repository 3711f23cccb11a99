package vn.thuocdo.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up charts for the tests. */
final class Samples {

  private static final List<String> NAMES =
      List.of(
          "Ủy ban nhân dân xã Mẫu Sơn",
          "Trung tâm Phục vụ hành chính công tỉnh Mẫu – Chi nhánh khu vực số 2 và các xã lân cận",
          "Sở Xây dựng",
          "Phường Đông Ngạc Mẫu",
          "Bệnh viện Đa khoa tỉnh Mẫu, Khoa Khám bệnh theo yêu cầu và Bảo hiểm y tế",
          "Sở Nông nghiệp và Môi trường",
          "Trường Trung học phổ thông Chuyên Nguyễn Mẫu");

  private Samples() {}

  static Caption caption(String title, Locale locale) {
    return new Caption(
        title,
        "Quý III/2026 (15/6–14/9/2026) · người dân và tổ chức vừa giao dịch tại Bộ phận Một cửa",
        "Nguồn: Khảo sát mức độ hài lòng, tỉnh Mẫu. Số liệu mô phỏng. KTC: khoảng tin cậy"
            + " Wilson 95%.",
        "Cao nhất là đơn vị đầu danh sách; mục tiêu trên 90%.",
        locale);
  }

  static SortedBars bars(int count, Locale locale) {
    var random = new Random(7);
    var bars = new ArrayList<Bar>();
    for (int i = 0; i < count; i++) {
      var name = NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " " + (i + 1));
      var group = i % 3 == 0 ? "Sở, ban, ngành" : "Xã, phường";
      double share = 0.78 + 0.2 * random.nextDouble();
      if (i % 9 == 5) {
        bars.add(Bar.hidden(name, group, i % 2 == 0 ? "" : "ẩn để không suy ra đơn vị khác"));
      } else if (i % 8 == 4) {
        bars.add(Bar.shown(name, group, 17, around(share, 17), Standing.UNJUDGED));
      } else {
        long n = 120 + random.nextInt(4000);
        bars.add(
            Bar.shown(
                name, group, n, around(share, n), share > 0.9 ? Standing.MET : Standing.NOT_MET));
      }
    }
    return new SortedBars(
        caption("Tỷ lệ hài lòng chung theo đơn vị", locale),
        bars,
        List.of(new Target(0.9, "trên 90%"), new Target(0.85, "năm 2025: 85%")));
  }

  static StackedLevels levels(int count, Locale locale) {
    var random = new Random(11);
    var rows = new ArrayList<LevelRow>();
    for (int i = 0; i < count; i++) {
      var name = NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " " + (i + 1));
      rows.add(
          i % 9 == 5
              ? LevelRow.hidden(name, "", "")
              : LevelRow.shown(
                  name,
                  "",
                  List.of(
                      (long) random.nextInt(30),
                      (long) random.nextInt(60),
                      (long) random.nextInt(120),
                      300L + random.nextInt(400),
                      300L + random.nextInt(700))));
    }
    return new StackedLevels(
        caption("Năm mức hài lòng theo đơn vị", locale),
        rows,
        List.of("Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"));
  }

  static TimeSeries series(Locale locale) {
    return new TimeSeries(
        caption("Tỷ lệ hài lòng chung theo quý", locale),
        List.of(
            QuarterPoint.of("Quý III/2024", 812, around(0.842, 812)),
            QuarterPoint.of("Quý IV/2024", 1034, around(0.861, 1034)),
            QuarterPoint.of("Quý I/2025", 911, around(0.874, 911)),
            QuarterPoint.of("Quý II/2025", 950, around(0.896, 950)),
            QuarterPoint.of("Quý III/2025", 401, around(0.853, 401)),
            QuarterPoint.missing("Quý IV/2025"),
            QuarterPoint.of("Quý I/2026", 2040, around(0.912, 2040)),
            QuarterPoint.of("Quý II/2026", 2311, around(0.921, 2311))),
        List.of(new Target(0.9, "trên 90%")),
        List.of(new SeriesBreak(4, "Sắp xếp đơn vị hành chính 01/7/2025")));
  }

  private static Estimate around(double share, long n) {
    double half = 1.96 * Math.sqrt(share * (1 - share) / n);
    return new Estimate(share, share - half, Math.min(1, share + half));
  }
}
