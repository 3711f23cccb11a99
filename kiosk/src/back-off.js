// @ts-check

const FIRST_MILLIS = 2_000;
const LONGEST_MILLIS = 5 * 60_000;

/**
 * Returns how long to wait before the next attempt, longer after each failure, up to five minutes.
 *
 * The wait is spread so that the kiosks of a province do not all come back in the same second after an outage.
 *
 * @param {number} failures in a row, at least 1
 * @param {() => number} random 0 to 1
 */
export function waitMillis(failures, random = Math.random) {
  const longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS * 2 ** Math.min(failures - 1, 20));
  return Math.round(longest / 2 + (random() * longest) / 2);
}
