package vn.thuocdo.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.result.ExclusionLine;
import vn.thuocdo.result.FactorLine;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.TargetLine;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.stats.Proportion;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Evidence;
import vn.thuocdo.target.Verdict;
import vn.thuocdo.unit.Domain;

/** The third quarter of 2026 of a province that does not exist. */
public final class GivenQuarter {

  static final Instant PUBLISHED_AT = Instant.parse("2026-09-17T02:30:00Z");
  private static final LocalDate LONG_AGO = LocalDate.parse("2020-01-01");
  private static final BigDecimal LEVEL = new BigDecimal("0.9");

  static final ReportTexts TEXTS =
      new ReportTexts(
          Map.of(
              Passage.STRENGTHS,
              "- Tỷ lệ hài lòng ở Xã An Bình vượt mục tiêu.\n- Các điểm một cửa mở cửa đúng giờ.",
              Passage.TASKS,
              "a) Thêm quầy hộ tịch vào sáng thứ Hai; b) <hướng dẫn> & niêm yết lại."),
          Map.of(
              OfficeFact.PARENT, "UBND tỉnh Mẫu",
              OfficeFact.AGENCY, "Sở Nội vụ",
              OfficeFact.ABBREVIATION, "SNV",
              OfficeFact.PLACE, "Mẫu",
              OfficeFact.ADDRESSEE, "Ủy ban nhân dân tỉnh Mẫu",
              OfficeFact.BASES,
                  "Căn cứ Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh;\n"
                      + "Theo đề nghị của Trưởng phòng Cải cách hành chính",
              OfficeFact.AUTHORITY, "KT. Giám đốc",
              OfficeFact.SIGNER_TITLE, "Phó Giám đốc",
              OfficeFact.SIGNER_NAME, "Nguyễn Văn Mẫu",
              OfficeFact.RECIPIENTS, "Như trên\nMặt trận Tổ quốc tỉnh\nLưu: VT, CCHC"));

  private GivenQuarter() {}

  /** Units that are fine, that miss the target, with few answers, hidden, and without any. */
  static ResultDocument ofFive() {
    List<UnitFigures> units =
        List.of(
            unit("XA-01", "Xã An Bình", "COMMUNE", 1, 600, 20, true),
            unit("XA-02", "Xã =Hòa Lạc", "COMMUNE", 2, 160, 40, true),
            unit("XA-03", "Phường Tân Phú", "COMMUNE", null, 10, 2, true),
            hidden("XA-04", "Xã Đồng Tiến", "COMMUNE"),
            unit("SO-01", "Sở Nội vụ", "DEPARTMENT", 1, 181, 19, true));
    return document(units, 951, 81, true);
  }

  /** Nothing was asked for, and nobody answered. */
  static ResultDocument ofNothing() {
    UnitFigures silent = unit("XA-01", "Xã An Bình", "COMMUNE", null, 0, 0, false);
    return document(List.of(silent), 0, 0, false);
  }

  /** A large province, for measuring. */
  public static ResultDocument ofMany(int count) {
    var units = new ArrayList<UnitFigures>();
    for (int i = 1; i <= count; i++) {
      units.add(
          unit(
              "XA-%03d".formatted(i),
              "Xã Mẫu số %d thuộc huyện cũ".formatted(i),
              i <= count / 5 ? "DEPARTMENT" : "COMMUNE",
              i <= count / 5 ? i : i - count / 5,
              900 - i,
              20 + i,
              true));
    }
    return document(units, 800L * count, 100L * count, true);
  }

  private static ResultDocument document(
      List<UnitFigures> units, long satisfied, long others, boolean hasTarget) {
    Period period = Period.parse("2026-Q3", ReportingCalendar.REPORTING);
    return new ResultDocument(
        period.code(),
        period.calendar(),
        period.from(),
        period.to(),
        1,
        PUBLISHED_AT,
        "wilson-1",
        units,
        List.of(
            unit(
                "ADMINISTRATION",
                "Cơ quan hành chính",
                "ADMINISTRATION",
                null,
                satisfied,
                others,
                hasTarget)),
        hasTarget ? List.of(target()) : List.of(),
        List.of(
            new ResultDocument.GroupLine(
                "DEPARTMENT", "Sở, ban, ngành", "Departments", Domain.ADMINISTRATION),
            new ResultDocument.GroupLine("COMMUNE", "Cấp xã", "Communes", Domain.ADMINISTRATION)),
        new ResultDocument.Rules(
            "Tỷ lệ hài lòng là số ý kiến mức 4 và 5 chia cho số ý kiến.",
            "The share satisfied.",
            0.95,
            5,
            30,
            "Số liệu dựa trên ít hơn 5 ý kiến được ẩn.",
            "Fewer than 5 are hidden.",
            hasTarget ? List.of("XA-04") : List.of(),
            3,
            hasTarget ? 7 : 0,
            hasTarget
                ? List.of(
                    new ExclusionLine(LocalDate.parse("2026-07-08"), "XA-01", 1, "-Kiểm thử máy"))
                : List.of(),
            List.of("OVERALL"),
            List.of("QR")),
        "Tỉnh Mẫu",
        "Mẫu Province",
        true,
        null,
        hasTarget ? List.of(factor("ACCESS", "Tiếp cận dịch vụ"), hiddenFactor()) : null,
        null,
        null,
        null);
  }

  private static FactorLine factor(String code, String name) {
    return new FactorLine(
        "SIPAS_5F@1",
        "Năm yếu tố",
        "Five factors",
        code,
        name,
        name,
        0.85,
        List.of(
            new FactorLine.Criterion("Q1", "Nơi ngồi chờ đủ chỗ", "Seats", 90, 100),
            new FactorLine.Criterion("Q2", "Trang thiết bị hiện đại", "Equipment", 80, 100)),
        false);
  }

  private static FactorLine hiddenFactor() {
    return new FactorLine(
        "SIPAS_5F@1",
        "Năm yếu tố",
        "Five factors",
        "OFFICER",
        "Công chức",
        "Officers",
        null,
        List.of(),
        true);
  }

  private static TargetLine target() {
    return new TargetLine(
        "HC-2026",
        "Trên 90% người dân hài lòng với sự phục vụ hành chính",
        "Above 90%",
        Domain.ADMINISTRATION,
        null,
        null,
        Comparator.GT,
        LEVEL,
        LocalDate.parse("2026-01-01"),
        LocalDate.parse("2026-12-31"),
        "Kế hoạch năm 2026");
  }

  private static UnitFigures unit(
      String code,
      String name,
      String group,
      @Nullable Integer rank,
      long satisfied,
      long others,
      boolean hasTarget) {
    long n = satisfied + others;
    Proportion share = n == 0 ? null : Proportion.wilson(satisfied, n, 0.95);
    List<Long> counts =
        List.of(
            others / 4,
            others / 4,
            others - others / 4 * 2,
            satisfied / 3,
            satisfied - satisfied / 3);
    boolean isFew = n > 0 && n < 30;
    return new UnitFigures(
        code,
        name,
        group,
        counts,
        4L,
        n,
        share == null ? null : share.share(),
        share == null ? null : share.lower(),
        share == null ? null : share.upper(),
        false,
        hasTarget && share != null ? List.of(verdict(share, isFew)) : List.of(),
        "Unit " + code,
        LONG_AGO,
        null,
        true,
        isFew,
        rank,
        n == 0 ? List.of() : List.of(line("KIOSK", "Ki-ốt tại quầy", counts), hiddenLine()),
        n == 0 ? List.of() : List.of(line("HO_TICH", "Hộ tịch", counts)),
        List.of(),
        series(share, n));
  }

  private static TargetVerdict verdict(Proportion share, boolean isFew) {
    Verdict verdict =
        isFew
            ? Verdict.INSUFFICIENT_DATA
            : share.share() > LEVEL.doubleValue() ? Verdict.MET : Verdict.NOT_MET;
    boolean isSure = share.lower() > LEVEL.doubleValue() || share.upper() < LEVEL.doubleValue();
    return new TargetVerdict(
        "HC-2026",
        Comparator.GT,
        LEVEL,
        verdict,
        isFew ? null : isSure ? Evidence.CERTAIN : Evidence.UNCERTAIN);
  }

  private static List<SeriesPoint> series(@Nullable Proportion share, long n) {
    var points = new ArrayList<SeriesPoint>();
    Period period = Period.parse("2026-Q3", ReportingCalendar.REPORTING);
    for (Period quarter : period.lastQuarters(6)) {
      boolean isNow = quarter.equals(period);
      Proportion then = isNow ? share : Proportion.wilson(850, 1000, 0.95);
      points.add(
          new SeriesPoint(
              quarter.code(),
              quarter.from(),
              quarter.to(),
              isNow ? null : 1,
              isNow ? n : 1000L,
              then == null ? null : then.share(),
              then == null ? null : then.lower(),
              then == null ? null : then.upper(),
              false,
              false));
    }
    return points;
  }

  private static Line line(String code, String name, List<Long> counts) {
    long n = counts.stream().mapToLong(Long::longValue).sum();
    Proportion share = Proportion.wilson(counts.get(3) + counts.get(4), n, 0.95);
    return new Line(
        code,
        name,
        code,
        counts,
        1L,
        n,
        share.share(),
        share.lower(),
        share.upper(),
        false,
        n < 30);
  }

  private static Line hiddenLine() {
    return new Line(
        "SMS", "Tin nhắn", "Text message", null, null, null, null, null, null, true, false);
  }

  private static UnitFigures hidden(String code, String name, String group) {
    return new UnitFigures(
        code, name, group, null, null, null, null, null, null, true, List.of(), name, LONG_AGO,
        null, true, false, null, List.of(), List.of(), List.of(), List.of());
  }
}
