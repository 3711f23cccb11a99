// @ts-check

/**
 * One citizen's visit to the screen, as a table of what may follow what. Pure: no clock, no page, no storage.
 *
 * @typedef {{ screen: 'start' }
 *   | { screen: 'details', score: number, seq: number, id: string }
 *   | { screen: 'thanks', id: string }
 *   | { screen: 'failure' }} Visit
 *
 * @typedef {{ type: 'stored', score: number, seq: number, id: string }
 *   | { type: 'not-stored' }
 *   | { type: 'finished' }
 *   | { type: 'left' }} Happening
 */

/** @type {Visit} */
export const START = { screen: 'start' };

/**
 * @param {Visit} visit
 * @param {Happening} happening
 * @returns {Visit}
 */
export function next(visit, happening) {
  if (happening.type === 'left') return START;
  if (visit.screen === 'start' && happening.type === 'stored') {
    return { screen: 'details', score: happening.score, seq: happening.seq, id: happening.id };
  }
  if (visit.screen === 'start' && happening.type === 'not-stored') return { screen: 'failure' };
  if (visit.screen === 'details' && happening.type === 'finished') return { screen: 'thanks', id: visit.id };
  // A second tap on the same glass, or one that came too late, changes nothing.
  return visit;
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
