package vn.thuocdo.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.thuocdo.demo.DemoOffice.Citizens;

/**
 * The offices of the demo, designed so that 2026-Q3 shows every verdict there is.
 *
 * <p>Against «trên 90%»: SO-NV and P-MAU-TRUNG met and certain, SO-NNMT and X-MAU-DONG met and
 * uncertain, X-MAU-TAY not met and uncertain, SO-XD not met and certain, DK-MAU-DAO too few
 * answers. Against «trên 80%»: BV-MAU met and certain, TH-MAU hidden, because a school in summer
 * has next to no visitors.
 */
final class DemoOffices {

  static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 15);

  /** Districts end and communes merge on this day. */
  static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

  /** Last day of the running quarter. */
  static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 14);

  private static final LocalDate EVE = REFORM.minusDays(1);

  private static final Map<String, Integer> OF_A_COMMUNE =
      Map.of("HO_TICH", 30, "CHUNG_THUC", 45, "BAO_TRO", 25);
  private static final Map<String, Integer> OF_A_DISTRICT =
      Map.of("DAT_DAI", 40, "XAY_DUNG", 25, "KINH_DOANH", 35);
  private static final Map<String, Integer> OF_A_NEW_COMMUNE =
      Map.of(
          "HO_TICH",
          24,
          "CHUNG_THUC",
          32,
          "BAO_TRO",
          10,
          "DAT_DAI",
          18,
          "XAY_DUNG",
          8,
          "KINH_DOANH",
          8);
  private static final Map<String, Integer> OF_AN_ISLAND = Map.of("HO_TICH", 1);

  static final List<DemoOffice> ALL =
      List.of(
          living(
              "SO-NV",
              "MC-SO-NV",
              List.of("1", "2"),
              Map.of("LAO_DONG", 45, "BAO_TRO", 30, "TO_CHUC", 25),
              Citizens.OF_A_DEPARTMENT,
              1000,
              Map.of("2026-Q3", 1000),
              0.930,
              0.958),
          living(
              "SO-XD",
              "MC-SO-XD",
              List.of("1", "2"),
              Map.of("XAY_DUNG", 55, "GIAO_THONG", 45),
              Citizens.OF_A_DEPARTMENT,
              1250,
              Map.of("2026-Q3", 1250),
              0.802,
              0.845),
          living(
              "SO-NNMT",
              "MC-SO-NNMT",
              List.of("1"),
              Map.of("DAT_DAI", 70, "MOI_TRUONG", 30),
              Citizens.OF_A_DEPARTMENT,
              680,
              Map.of("2026-Q3", 680),
              0.884,
              0.912),
          living(
              "BV-MAU",
              "TD-BV-MAU",
              List.of("1", "2"),
              Map.of("Y_TE", 1),
              Citizens.OF_A_HOSPITAL,
              2100,
              Map.of("2026-Q3", 2100),
              0.762,
              0.834),
          living(
              "TH-MAU",
              "VP-TH-MAU",
              List.of("1"),
              Map.of("GIAO_DUC", 1),
              Citizens.OF_A_SCHOOL,
              240,
              Map.of("2025-Q3", 8, "2026-Q3", 3),
              0.872,
              0.90),
          ended("TP-MAU", OF_A_DISTRICT, 950, Map.of(), 0.868),
          ended("H-MAU-DONG", OF_A_DISTRICT, 800, Map.of(), 0.851),
          ended("H-MAU-TAY", OF_A_DISTRICT, 780, Map.of(), 0.836),
          ended("P-MAU-1", OF_A_COMMUNE, 520, Map.of(), 0.904),
          ended("P-MAU-2", OF_A_COMMUNE, 480, Map.of(), 0.917),
          ended("P-MAU-3", OF_A_COMMUNE, 430, Map.of(), 0.893),
          ended("X-MAU-4", OF_A_COMMUNE, 340, Map.of(), 0.878),
          ended("X-MAU-5", OF_A_COMMUNE, 310, Map.of(), 0.862),
          ended("X-MAU-6", OF_A_COMMUNE, 300, Map.of(), 0.871),
          ended("X-MAU-7", OF_A_COMMUNE, 330, Map.of(), 0.853),
          ended("X-MAU-8", OF_A_COMMUNE, 320, Map.of(), 0.866),
          ended("X-MAU-9", OF_AN_ISLAND, 21, Map.of("2025-Q2", 21, "2025-Q3", 3), 0.88),
          living(
              "P-MAU-TRUNG",
              "HCC-MAU-TRUNG",
              List.of("1", "2"),
              OF_A_NEW_COMMUNE,
              Citizens.OF_A_COMMUNE,
              2600,
              Map.of("2026-Q3", 2600),
              0.868,
              0.933),
          living(
              "X-MAU-DONG",
              "HCC-MAU-DONG",
              List.of("1", "2"),
              OF_A_NEW_COMMUNE,
              Citizens.OF_A_COMMUNE,
              740,
              Map.of("2026-Q3", 740),
              0.862,
              0.9095),
          living(
              "X-MAU-TAY",
              "HCC-MAU-TAY",
              List.of("1", "2"),
              OF_A_NEW_COMMUNE,
              Citizens.OF_A_COMMUNE,
              900,
              Map.of("2026-Q3", 900),
              0.851,
              0.889),
          living(
              "DK-MAU-DAO",
              "HCC-MAU-DAO",
              List.of("1"),
              OF_AN_ISLAND,
              Citizens.OF_A_COMMUNE,
              18,
              Map.of("2025-Q3", 14, "2026-Q3", 17),
              0.86,
              0.88));

  private DemoOffices() {}

  private static DemoOffice living(
      String unit,
      String point,
      List<String> counters,
      Map<String, Integer> procedureGroups,
      Citizens citizens,
      int ratingsInAQuarter,
      Map<String, Integer> sizes,
      double firstShare,
      double lastShare) {
    LocalDate from = point.startsWith("HCC-") ? REFORM : FIRST_DAY;
    return new DemoOffice(
        unit,
        point,
        counters,
        procedureGroups,
        citizens,
        ratingsInAQuarter,
        sizes,
        firstShare,
        lastShare,
        from,
        LAST_DAY);
  }

  private static DemoOffice ended(
      String unit,
      Map<String, Integer> procedureGroups,
      int ratingsInAQuarter,
      Map<String, Integer> sizes,
      double share) {
    return new DemoOffice(
        unit,
        "MC-" + unit,
        List.of("1"),
        procedureGroups,
        Citizens.OF_A_COMMUNE,
        ratingsInAQuarter,
        sizes,
        share,
        share,
        FIRST_DAY,
        EVE);
  }
}
