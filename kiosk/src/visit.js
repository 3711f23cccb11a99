// @ts-check

/**
 * What the screen shows and what may follow what, as a table. Pure: no clock, no page, no storage.
 *
 * @typedef {{ screen: 'start' }
 *   | { screen: 'details', score: number, seq: number, id: string }
 *   | { screen: 'thanks', id: string }
 *   | { screen: 'failure' }
 *   | { screen: 'enrol' }
 *   | { screen: 'pin' }
 *   | { screen: 'staff' }
 *   | { screen: 'cleaning' }} Visit
 *
 * @typedef {{ type: 'stored', score: number, seq: number, id: string }
 *   | { type: 'not-stored' }
 *   | { type: 'finished' }
 *   | { type: 'staff-asked' }
 *   | { type: 'staff-known' }
 *   | { type: 'cleaning' }
 *   | { type: 'new-code' }
 *   | { type: 'left' }} Happening
 */

/** @type {Visit} */
export const START = { screen: 'start' };

/** @type {Record<Visit['screen'], Partial<Record<Happening['type'], Visit['screen']>>>} */
const TABLE = {
  start: { stored: 'details', 'not-stored': 'failure', 'staff-asked': 'pin' },
  details: { finished: 'thanks', left: 'start' },
  thanks: { left: 'start' },
  failure: { left: 'start' },
  enrol: { left: 'start' },
  pin: { 'staff-known': 'staff', left: 'start' },
  staff: { 'staff-known': 'staff', cleaning: 'cleaning', 'new-code': 'enrol', left: 'start' },
  cleaning: { left: 'start' },
};

/**
 * Returns what follows. A second tap on the same glass, or one that came too late, changes nothing.
 *
 * @param {Visit} visit
 * @param {Happening} happening
 * @returns {Visit}
 */
export function next(visit, happening) {
  const screen = TABLE[visit.screen][happening.type];
  if (!screen) return visit;
  if (screen === 'details' && happening.type === 'stored') {
    return { screen, score: happening.score, seq: happening.seq, id: happening.id };
  }
  if (screen === 'thanks' && visit.screen === 'details') return { screen, id: visit.id };
  return /** @type {Visit} */ ({ screen });
}

/**
 * Which choices a score asks for.
 *
 * @param {number} score 1 to 5
 * @param {{ askReasonsAtOrBelow: number, askPraiseAt: number }} rules
 * @returns {'REASONS' | 'PRAISE' | 'NONE'}
 */
export function choicesFor(score, rules) {
  if (score <= rules.askReasonsAtOrBelow) return 'REASONS';
  return score >= rules.askPraiseAt ? 'PRAISE' : 'NONE';
}
