package vn.thuocdo.report;

import vn.thuocdo.period.Period;

/** Which report a text belongs to: that of a period, or every one. */
record Scope(String calendar, String period) {

  static final Scope EVERY_REPORT = new Scope("", "");

  static Scope of(Period period) {
    return new Scope(period.calendar().name(), period.code());
  }

  /** Returns how the audit trail names it. */
  String subject() {
    return calendar.isEmpty() ? "*" : calendar + " " + period;
  }
}
