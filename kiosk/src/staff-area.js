// @ts-check
import { element } from './element.js';
import { isRightPin } from './pin.js';

const CLEANING_SECONDS = 30;
const WRONG_PIN_MILLIS = 3_000;

/**
 * @typedef {import('./texts.js').Texts} Texts
 * @typedef {{ label: string, value: string, alarm?: boolean }} Fact
 */

/**
 * @param {Texts} texts
 * @param {{ salt: string, iterations: number, hash: string }} pin
 * @param {() => void} enter
 * @param {() => void} leave
 */
export function pinScreen(texts, pin, enter, leave) {
  const input = /** @type {HTMLInputElement} */ (
    element('input', { id: 'pin', type: 'password', inputmode: 'numeric', autocomplete: 'off', required: true })
  );
  const problem = element('p', { role: 'alert', class: 'problem' });
  const button = /** @type {HTMLButtonElement} */ (element('button', { class: 'primary' }, texts.get('pin.button')));
  return element(
    'form',
    {
      class: 'panel',
      onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        // The button is still while the slow hash is made, so that two tries cannot run at once.
        button.disabled = true;
        // Browsers offer the hash only on https and on localhost.
        const isRight = globalThis.crypto?.subtle ? await isRightPin(input.value, pin) : undefined;
        if (isRight) return enter();
        input.value = '';
        problem.textContent = texts.get(isRight === undefined ? 'pin.insecure' : 'pin.wrong');
        // Guessing a six-digit PIN takes weeks at this pace.
        setTimeout(() => (button.disabled = false), WRONG_PIN_MILLIS);
      },
    },
    element('h1', {}, texts.get('pin.title')),
    element('label', { for: 'pin' }, texts.get('pin.label')),
    input,
    problem,
    button,
    element('button', { type: 'button', onclick: leave }, texts.get('staff.leave')),
  );
}

/**
 * @param {Texts} texts
 * @param {Fact[]} facts
 * @param {Record<'export' | 'clean' | 'send' | 'unenrol' | 'leave', () => void>} acts
 */
export function staffScreen(texts, facts, acts) {
  return element(
    'section',
    { class: 'panel staff' },
    element('h1', {}, texts.get('staff.title')),
    element(
      'dl',
      {},
      ...facts.flatMap((fact) => [
        element('dt', {}, fact.label),
        element('dd', { class: fact.alarm ? 'problem' : 'fine' }, fact.value),
      ]),
    ),
    ...['send', 'export', 'clean', 'unenrol', 'leave'].map((act) =>
      element(
        'button',
        { 'data-act': act, onclick: acts[/** @type {keyof typeof acts} */ (act)] },
        texts.get('staff.' + act),
      ),
    ),
  );
}

/** Takes no touch for a while, so that the glass can be wiped. @param {Texts} texts @param {() => void} leave */
export function cleaningScreen(texts, leave) {
  const left = element('p', { class: 'countdown', role: 'timer' }, String(CLEANING_SECONDS));
  let seconds = CLEANING_SECONDS;
  const timer = setInterval(() => {
    seconds--;
    left.textContent = String(seconds);
    if (seconds === 0) {
      clearInterval(timer);
      leave();
    }
  }, 1_000);
  return element('section', { class: 'panel' }, element('h1', {}, texts.get('cleaning.title')), left);
}

/**
 * Saves what waits and what was set aside as a file; nothing is removed from the device.
 *
 * @param {import('./store.js').Store} store
 * @param {string} kiosk
 * @param {Date} now
 */
export async function exportQueue(store, kiosk, now) {
  const kept = [...(await store.list('sealed')), ...(await store.list('open')), ...(await store.list('aside'))];
  const queue = {
    format: 'thuocdo-kiosk-queue/1',
    kiosk,
    exportedAt: now.toISOString(),
    ratings: kept.sort((a, b) => a.seq - b.seq).map((one) => one.rating),
  };
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(queue)], { type: 'application/json' }));
  link.download = 'kiosk-' + kiosk + '-' + now.toISOString().slice(0, 10) + '.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
