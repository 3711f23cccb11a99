package vn.thuocdo.paper;

import org.jspecify.annotations.Nullable;
import vn.thuocdo.period.Period;
import vn.thuocdo.result.Counts;

/**
 * What a survey of the past counted.
 *
 * @param period as a whole; no part of it can be told apart
 * @param eligible how many people could have been asked; null when the survey did not tell
 */
record HistoricCount(
    long unitId, int questionId, Period period, Counts counts, @Nullable Long eligible) {}
