// @ts-check
import { element, heading } from './element.js';
import { storageEstimate } from './heartbeat.js';
import { isRightPin } from './pin.js';
import { VERSION } from './version.js';

const ACTS = /** @type {const} */ (['leave', 'send', 'export', 'clean', 'retry', 'new-code']);
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
        if (await isRightPin(input.value, pin)) return enter();
        input.value = '';
        problem.textContent = texts.get('pin.wrong');
        // Guessing a six-digit PIN takes weeks at this pace.
        button.disabled = true;
        setTimeout(() => (button.disabled = false), WRONG_PIN_MILLIS);
      },
    },
    element(
      'div',
      { class: 'card' },
      heading({}, texts.get('pin.title')),
      element('label', { for: 'pin' }, texts.get('pin.label')),
      input,
      problem,
      button,
      element('button', { type: 'button', 'data-leave': '', onclick: leave }, texts.get('staff.leave')),
    ),
  );
}

/**
 * @param {Texts} texts
 * @param {Fact[]} facts
 * @param {Record<typeof ACTS[number], () => void>} acts
 */
export function staffScreen(texts, facts, acts) {
  const rows = facts.flatMap((fact) => [
    element('dt', {}, fact.label),
    element('dd', { class: fact.alarm ? 'problem' : 'fine' }, (fact.alarm ? '⚠ ' : '') + fact.value),
  ]);
  const buttons = ACTS.map((act) =>
    element(
      'button',
      { class: act === 'leave' ? 'primary' : 'act', 'data-act': act, onclick: acts[act] },
      texts.get('staff.' + act),
    ),
  );
  return element(
    'section',
    { class: 'panel' },
    element(
      'div',
      { class: 'card staff' },
      heading({}, texts.get('staff.title')),
      element('dl', {}, ...rows),
      element('div', { class: 'acts' }, ...buttons),
    ),
  );
}

/**
 * Returns what staff want to know of the device.
 *
 * @param {Texts} texts
 * @param {import('./store.js').Store} store
 * @param {{ kiosk: string, ending: string, clockOffsetMillis: number, isPersisted: boolean }} known
 * @returns {Promise<Fact[]>}
 */
export async function factsOf(texts, store, known) {
  const estimate = await storageEstimate();
  const share = estimate.quota ? (estimate.usage ?? 0) / estimate.quota : 0;
  const waiting = (await store.count('sealed')) + (await store.count('open'));
  const aside = await store.count('aside');
  const minutes = Math.round(known.clockOffsetMillis / 60_000);
  const lastContact = await store.fact('lastContact');
  const sending = ['locked-out', 'offline', 'busy'].find((ending) => ending === known.ending);
  const isBroken = known.ending.startsWith('broken');
  return [
    { label: texts.get('fact.kiosk'), value: '№ ' + known.kiosk },
    { label: texts.get('fact.waiting'), value: String(waiting) },
    { label: texts.get('fact.aside'), value: String(aside), alarm: aside > 0 },
    { label: texts.get('fact.numbers'), value: String(await store.lastSeq()) },
    {
      label: texts.get('fact.contact'),
      value: lastContact ? new Date(lastContact).toLocaleString(texts.tag) : texts.get('never'),
    },
    {
      label: texts.get('fact.sending'),
      value: texts.get('sending.' + (isBroken ? 'broken' : (sending ?? 'fine'))),
      alarm: isBroken || sending !== undefined,
    },
    { label: texts.get('fact.clock'), value: texts.get('minutes', minutes), alarm: Math.abs(minutes) > 1 },
    {
      label: texts.get('fact.persisted'),
      value: texts.get(known.isPersisted ? 'yes' : 'no'),
      alarm: !known.isPersisted,
    },
    { label: texts.get('fact.storage'), value: Math.round(share * 100) + ' %', alarm: share > 0.8 },
    { label: texts.get('fact.version'), value: VERSION },
  ];
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
  return element('section', { class: 'panel' }, heading({}, texts.get('cleaning.title')), left);
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
