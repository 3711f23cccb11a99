// @ts-check

/**
 * What the server tells a kiosk about itself; README.md has the contract.
 *
 * @typedef {{ code: string, name: string, nameEn: string }} Place
 * @typedef {object} Configuration
 * @property {string} kiosk
 * @property {Place} point
 * @property {Place} counter
 * @property {Place} unit
 * @property {string | null} [hotline]
 * @property {boolean} demo
 * @property {{ salt: string, iterations: number, hash: string }} pin
 * @property {{ code: string, version: number, order: string, reasons: string[], askReasonsAtOrBelow: number,
 *   askPraiseAt: number, maxReasons: number, comment: boolean, coolDownSeconds: number }} questionnaire
 */

/**
 * Tells whether something that came over the network is a configuration.
 *
 * A sign-in page between the kiosk and the server may answer anything; it must not replace what works.
 *
 * @param {any} thing
 * @returns {thing is Configuration}
 */
export function isConfiguration(thing) {
  return (
    typeof thing?.kiosk === 'string' &&
    [thing.point, thing.counter, thing.unit].every((place) => typeof place?.name === 'string') &&
    typeof thing.pin?.salt === 'string' &&
    typeof thing.pin.hash === 'string' &&
    Number.isInteger(thing.pin.iterations) &&
    typeof thing.questionnaire?.code === 'string' &&
    Number.isInteger(thing.questionnaire.version) &&
    Array.isArray(thing.questionnaire.reasons)
  );
}

/** @param {Place} place @param {string} language tag; a place has a name in Vietnamese and maybe in English */
export function nameOf(place, language) {
  return language === 'vi' ? place.name : place.nameEn || place.name;
}
