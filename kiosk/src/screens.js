// @ts-check
import { element } from './element.js';
import { face } from './faces.js';
import { receiptCode } from './receipt-code.js';
import { choicesFor } from './visit.js';

const LONGEST_COMMENT = 500;

/**
 * @typedef {import('./texts.js').Texts} Texts
 * @typedef {object} Configuration
 * @property {string} kiosk
 * @property {{ code: string, name: string, nameEn: string }} point
 * @property {{ code: string, name: string, nameEn: string }} counter
 * @property {{ code: string, name: string, nameEn: string }} unit
 * @property {string} [hotline]
 * @property {boolean} demo
 * @property {{ salt: string, iterations: number, hash: string }} pin
 * @property {{ code: string, version: number, order: string, reasons: string[], askReasonsAtOrBelow: number,
 *   askPraiseAt: number, maxReasons: number, comment: boolean, coolDownSeconds: number }} questionnaire
 */

/** @param {Texts} texts @param {(code: string) => void} enrol @param {string} problem */
export function enrolScreen(texts, enrol, problem) {
  const input = element('input', {
    id: 'code',
    name: 'code',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    required: true,
  });
  return element(
    'form',
    {
      class: 'panel',
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        enrol(/** @type {HTMLInputElement} */ (input).value);
      },
    },
    element('h1', {}, texts.get('enrol.title')),
    element('p', {}, texts.get('enrol.intro')),
    element('label', { for: 'code' }, texts.get('enrol.code')),
    input,
    element('p', { role: 'alert', class: 'problem' }, problem),
    element('button', { class: 'primary' }, texts.get('enrol.button')),
  );
}

/** @param {Texts} texts @param {Configuration} configuration @param {(score: number) => void} rate */
export function startScreen(texts, configuration, rate) {
  const scores = configuration.questionnaire.order === '1-5' ? [1, 2, 3, 4, 5] : [5, 4, 3, 2, 1];
  const isVietnamese = texts.tag === 'vi';
  return element(
    'section',
    { class: 'start' },
    element(
      'p',
      { class: 'office' },
      isVietnamese ? configuration.point.name : configuration.point.nameEn,
      element('span', { class: 'counter' }, isVietnamese ? configuration.counter.name : configuration.counter.nameEn),
    ),
    element('h1', { id: 'question' }, texts.get('question')),
    element(
      'div',
      { class: 'faces', role: 'group', 'aria-labelledby': 'question' },
      ...scores.map((score) =>
        element(
          'button',
          { class: 'score', 'data-score': score, onclick: () => rate(score) },
          face(score),
          element('span', { class: 'digit' }, String(score)),
          element('span', { class: 'word' }, texts.get('score.' + score)),
        ),
      ),
    ),
    element('p', { class: 'notice' }, texts.get('notice')),
  );
}

/**
 * @param {Texts} texts
 * @param {Configuration} configuration
 * @param {number} score
 * @param {(choices: string[], comment: string) => void} keep called after every change
 * @param {() => void} finish
 */
export function detailsScreen(texts, configuration, score, keep, finish) {
  const rules = configuration.questionnaire;
  const kind = choicesFor(score, rules);
  /** @type {string[]} */
  let chosen = [];
  const comment = /** @type {HTMLTextAreaElement} */ (
    element('textarea', {
      id: 'comment',
      rows: 3,
      maxlength: LONGEST_COMMENT,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': 'consent',
      oninput: () => keep(chosen, comment.value),
    })
  );
  const limit = element('p', { class: 'limit', role: 'status' });
  const boxes = rules.reasons.map((reason) => {
    const button = element(
      'button',
      {
        type: 'button',
        class: 'choice',
        'aria-pressed': 'false',
        'data-choice': reason,
        onclick: () => {
          const isChosen = chosen.includes(reason);
          if (!isChosen && chosen.length >= rules.maxReasons) {
            limit.textContent = texts.get('details.limit', rules.maxReasons);
            return;
          }
          chosen = isChosen ? chosen.filter((one) => one !== reason) : [...chosen, reason];
          button.setAttribute('aria-pressed', String(!isChosen));
          limit.textContent = '';
          keep(chosen, comment.value);
        },
      },
      texts.get((kind === 'PRAISE' ? 'praise.' : 'reason.') + reason),
    );
    return button;
  });
  return element(
    'section',
    { class: 'details' },
    element('p', { class: 'given', role: 'status' }, face(score), texts.get('details.given', texts.get('score.' + score))),
    ...(kind === 'NONE'
      ? [element('h1', {}, texts.get('details.none'))]
      : [
          element('h1', { id: 'why' }, texts.get(kind === 'PRAISE' ? 'details.praise' : 'details.reasons', rules.maxReasons)),
          element('div', { class: 'choices', role: 'group', 'aria-labelledby': 'why' }, ...boxes),
          limit,
        ]),
    ...(rules.comment
      ? [
          element('label', { for: 'comment' }, texts.get('details.comment')),
          // Above the field: what is said about it must be read before it is filled, and the way out floats below.
          element('p', { id: 'consent', class: 'consent' }, texts.get('details.consent')),
          comment,
        ]
      : []),
    element('button', { class: 'primary', 'data-finish': '', onclick: finish }, texts.get('details.finish')),
  );
}

/** @param {Texts} texts @param {Configuration} configuration @param {string} id @param {() => void} leave */
export function thanksScreen(texts, configuration, id, leave) {
  return element(
    'section',
    { class: 'thanks' },
    element('h1', {}, element('span', { role: 'status' }, texts.get('thanks.title'))),
    ...(configuration.hotline ? [element('p', {}, texts.get('thanks.hotline', configuration.hotline))] : []),
    element('p', {}, texts.get('thanks.receipt')),
    element('p', { class: 'receipt' }, receiptCode(id)),
    element('button', { class: 'primary', onclick: leave }, texts.get('thanks.done')),
  );
}

/** @param {Texts} texts @param {() => void} leave */
export function failureScreen(texts, leave) {
  return element(
    'section',
    { class: 'thanks' },
    element('h1', {}, element('span', { role: 'alert' }, texts.get('failure.title'))),
    element('p', {}, texts.get('failure.what-now')),
    element('button', { class: 'primary', onclick: leave }, texts.get('failure.back')),
  );
}
