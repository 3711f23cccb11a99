package vn.thuocdo;

import picocli.CommandLine.Option;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;

/** Which period a command is about. */
final class PeriodOptions {

  @Option(
      names = "--period",
      required = true,
      paramLabel = "P",
      description = "2026-M10, 2026-Q3, 2026-H1, 2026-9M, 2026-Y or two dates.")
  private String code = "";

  @Option(
      names = "--calendar",
      defaultValue = "REPORTING",
      description = "REPORTING (from the 15th to the 14th, the default) or CALENDAR.")
  private ReportingCalendar calendar = ReportingCalendar.REPORTING;

  /**
   * Returns the period.
   *
   * @throws WrongUsage if the code names none
   */
  Period period() {
    try {
      return Period.parse(code, calendar);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage() + ".", e);
    }
  }
}
