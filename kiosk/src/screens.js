// @ts-check
import { nameOf } from './configuration.js';
import { element, heading } from './element.js';
import { face, sign } from './faces.js';
import { receiptCode } from './receipt-code.js';
import { WARNING_MILLIS } from './untouched.js';
import { choicesFor } from './visit.js';

const LONGEST_COMMENT = 500;

/**
 * @typedef {import('./texts.js').Texts} Texts
 * @typedef {import('./configuration.js').Configuration} Configuration
 */

/**
 * @param {Texts} texts
 * @param {(code: string) => void} enrol
 * @param {string} problem with the code that was typed before
 * @param {string} typed
 */
export function enrolScreen(texts, enrol, problem = '', typed = '') {
  const input = element('input', {
    id: 'code',
    name: 'code',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    required: true,
    value: typed,
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
    element(
      'div',
      { class: 'card' },
      heading({}, texts.get('enrol.title')),
      element('p', {}, texts.get('enrol.intro')),
      element('label', { for: 'code' }, texts.get('enrol.code')),
      input,
      element('p', { role: 'alert', class: 'problem' }, problem),
      element('button', { class: 'primary' }, texts.get('enrol.button')),
    ),
  );
}

/** @param {Texts} texts @param {Configuration} configuration @param {(score: number) => void} rate */
export function startScreen(texts, configuration, rate) {
  const scores = configuration.questionnaire.order === '1-5' ? [1, 2, 3, 4, 5] : [5, 4, 3, 2, 1];
  return element(
    'section',
    { class: 'start' },
    element(
      'p',
      { class: 'office' },
      nameOf(configuration.point, texts.tag),
      element('span', { class: 'counter' }, nameOf(configuration.counter, texts.tag)),
    ),
    heading({ id: 'question' }, texts.get('question')),
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
 * @param {{ choices: string[], comment: string }} draft what was added so far; changed here
 * @param {() => void} keep called after every change
 * @param {() => void} finish
 */
export function detailsScreen(texts, configuration, score, draft, keep, finish) {
  const rules = configuration.questionnaire;
  const kind = choicesFor(score, rules);
  const comment = /** @type {HTMLTextAreaElement} */ (
    element('textarea', {
      id: 'comment',
      rows: 3,
      maxlength: LONGEST_COMMENT,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': 'consent',
      oninput: () => {
        draft.comment = comment.value;
        keep();
      },
    })
  );
  comment.value = draft.comment;
  const limit = element('p', { class: 'limit', role: 'status' });
  const boxes = rules.reasons.map((reason) => {
    const button = element(
      'button',
      {
        type: 'button',
        class: 'choice',
        'aria-pressed': String(draft.choices.includes(reason)),
        'data-choice': reason,
        onclick: () => {
          const isChosen = draft.choices.includes(reason);
          if (!isChosen && draft.choices.length >= rules.maxReasons) {
            limit.textContent = texts.get('details.limit', rules.maxReasons);
            return;
          }
          draft.choices = isChosen ? draft.choices.filter((one) => one !== reason) : [...draft.choices, reason];
          button.setAttribute('aria-pressed', String(!isChosen));
          limit.textContent = '';
          keep();
        },
      },
      texts.getChoice((kind === 'PRAISE' ? 'praise.' : 'reason.') + reason),
    );
    return button;
  });
  return element(
    'section',
    { class: 'details' },
    element('p', { class: 'given', 'data-score': score }, face(score), texts.get('details.given', texts.get('score.' + score))),
    ...(kind === 'NONE'
      ? [heading({}, texts.get('details.none'))]
      : [
          heading({ id: 'why' }, texts.get(kind === 'PRAISE' ? 'details.praise' : 'details.reasons', rules.maxReasons)),
          element('div', { class: 'choices', role: 'group', 'aria-labelledby': 'why' }, ...boxes),
          limit,
        ]),
    ...(rules.comment
      ? [
          element(
            'div',
            { class: 'comment' },
            element('label', { for: 'comment' }, texts.get('details.comment')),
            comment,
            element('p', { id: 'consent', class: 'consent' }, texts.get('details.consent')),
          ),
        ]
      : []),
    element(
      'div',
      { class: 'finish' },
      element('button', { class: 'primary', 'data-finish': '', onclick: finish }, texts.get('details.finish')),
    ),
  );
}

/** @param {Texts} texts @param {Configuration} configuration @param {string} id @param {() => void} leave */
export function thanksScreen(texts, configuration, id, leave) {
  return element(
    'section',
    { class: 'thanks' },
    sign('M28 52 L44 67 L73 36'),
    heading({}, texts.get('thanks.title')),
    ...(configuration.hotline ? [element('p', { class: 'hotline' }, texts.get('thanks.hotline', configuration.hotline))] : []),
    element('p', {}, texts.get('thanks.receipt')),
    element('p', { class: 'receipt' }, receiptCode(id)),
    element('button', { class: 'primary', 'data-done': '', onclick: leave }, texts.get('thanks.done')),
    element('div', { class: 'left' }),
  );
}

/** @param {Texts} texts @param {() => void} leave */
export function failureScreen(texts, leave) {
  return element(
    'section',
    { class: 'thanks' },
    sign('M50 24 L50 56 M50 74 L50 75'),
    heading({}, texts.get('failure.title')),
    element('p', { role: 'alert' }, texts.get('failure.what-now')),
    element('button', { class: 'primary', 'data-done': '', onclick: leave }, texts.get('failure.back')),
  );
}

/**
 * Lies over a screen that nobody has touched for long.
 *
 * @param {Texts} texts
 * @param {() => void} stay
 */
export function warning(texts, stay) {
  return element(
    'div',
    { class: 'warning', role: 'alert', onclick: stay },
    element(
      'div',
      { class: 'warning-card' },
      element('p', {}, texts.get('warning', WARNING_MILLIS / 1000)),
      element('div', { class: 'left' }),
      element('button', { class: 'primary', 'data-stay': '' }, texts.get('warning.stay')),
    ),
  );
}
