// @ts-check
import { element } from './element.js';
import { findVoice } from './speech.js';

const HOLD_FOR_STAFF_MILLIS = 3_000;

/** Screens on which a citizen may change the language. */
const WITH_LANGUAGES = ['start', 'details', 'enrol'];

/**
 * @typedef {import('./texts.js').Texts} Texts
 *
 * @typedef {object} Acts
 * @property {(language: Texts) => void} speak
 * @property {() => void} readAloud
 * @property {() => void} assist
 * @property {() => void} askPin
 */

/**
 * Returns the row of switches above a screen, small beside what the screen asks.
 *
 * @param {string} screen
 * @param {Texts} texts
 * @param {Texts[]} languages
 * @param {boolean} isAssisted
 * @param {Acts} acts
 */
export function toolbar(screen, texts, languages, isAssisted, acts) {
  const others = WITH_LANGUAGES.includes(screen) ? languages.filter((language) => language.tag !== texts.tag) : [];
  return element(
    'div',
    { class: 'tools', role: 'group', 'aria-label': texts.get('tools') },
    ...others.map((language) =>
      element(
        'button',
        { class: 'tool', lang: language.tag, 'data-language': language.tag, onclick: () => acts.speak(language) },
        language.get('language'),
      ),
    ),
    element('span', { class: 'gap' }),
    bodySwitch('big', texts.get('tool.big')),
    bodySwitch('contrast', texts.get('tool.contrast')),
    ...(findVoice(texts.tag)
      ? [element('button', { class: 'tool', 'data-speak': '', onclick: acts.readAloud }, texts.get('tool.speak'))]
      : []),
    ...(screen === 'start' ? [assistedSwitch(texts, isAssisted, acts), staffButton(texts, acts.askPin)] : []),
  );
}

/** @param {'big' | 'contrast'} name a class of the body @param {string} text */
function bodySwitch(name, text) {
  const button = element(
    'button',
    { class: 'tool', 'data-tool': name, 'aria-pressed': String(document.body.classList.contains(name)) },
    text,
  );
  button.addEventListener('click', () => {
    button.setAttribute('aria-pressed', String(document.body.classList.toggle(name)));
  });
  return button;
}

/** @param {Texts} texts @param {boolean} isAssisted @param {Acts} acts */
function assistedSwitch(texts, isAssisted, acts) {
  return element(
    'button',
    { class: 'tool', 'data-assisted': '', 'aria-pressed': String(isAssisted), onclick: acts.assist },
    texts.get('tool.assisted'),
  );
}

/** Held for three seconds, or pressed by keyboard: citizens who brush it go nowhere. */
function staffButton(/** @type {Texts} */ texts, /** @type {() => void} */ askPin) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let holding;
  const letGo = () => clearTimeout(holding);
  return element(
    'button',
    {
      class: 'tool quiet',
      'data-staff': '',
      'aria-label': texts.get('tool.staff'),
      onpointerdown: () => (holding = setTimeout(askPin, HOLD_FOR_STAFF_MILLIS)),
      onpointerup: letGo,
      onpointerleave: letGo,
      onpointercancel: letGo,
      // A click without a pointer comes from a keyboard or a screen reader.
      onclick: (/** @type {MouseEvent} */ event) => event.detail === 0 && askPin(),
    },
    '⋯',
  );
}
