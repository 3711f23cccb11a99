package vn.thuocdo.exclusion;

import java.time.LocalDate;

/**
 * What a decision is about: the marked ratings of one counter on one day.
 *
 * @param day in the office's zone
 * @param counterId 0 for ratings that came without a counter
 */
record CounterDay(LocalDate day, long pointId, long counterId) {}
