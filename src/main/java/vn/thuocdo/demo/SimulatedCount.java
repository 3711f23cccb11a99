package vn.thuocdo.demo;

import java.time.LocalDate;

/** Transactions that nobody had, as they would have been counted by hand on an evening. */
record SimulatedCount(
    LocalDate day, String unit, String point, String procedureGroup, int counted) {}
