package vn.thuocdo.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How one office of the demo does.
 *
 * @param counters codes, the busiest first
 * @param procedureGroups codes with weights
 * @param ratingsInAQuarter usual number in a quarter in which it is open throughout
 * @param sizes exact numbers of ratings in single quarters, by code of the quarter
 * @param firstShare share of satisfied citizens in the first quarter of the demo
 * @param lastShare share in the last ended quarter, which is met exactly
 * @param to last day; of an office that lives, later than the demo
 */
record DemoOffice(
    String unit,
    String point,
    List<String> counters,
    Map<String, Integer> procedureGroups,
    Citizens citizens,
    int ratingsInAQuarter,
    Map<String, Integer> sizes,
    double firstShare,
    double lastShare,
    LocalDate from,
    LocalDate to) {

  /** Who comes here, and when. */
  enum Citizens {
    OF_A_DEPARTMENT(false, 0.62, 0.08, 0.25),
    OF_A_COMMUNE(true, 0.86, 0.03, 0.06),
    OF_A_HOSPITAL(true, 0.94, 0, 0),
    OF_A_SCHOOL(false, 1, 0, 0);

    private final boolean comeOnSaturdays;
    private final double individuals;
    private final double organisations;
    private final double businesses;

    Citizens(boolean comeOnSaturdays, double individuals, double organisations, double businesses) {
      this.comeOnSaturdays = comeOnSaturdays;
      this.individuals = individuals;
      this.organisations = organisations;
      this.businesses = businesses;
    }

    boolean comeOnSaturdays() {
      return comeOnSaturdays;
    }

    /** Returns shares of individuals, organisations and businesses; the rest does not tell. */
    double[] mix() {
      return new double[] {
        individuals, organisations, businesses, 1 - individuals - organisations - businesses
      };
    }
  }
}
