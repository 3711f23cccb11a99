// @ts-check

const SVG = 'http://www.w3.org/2000/svg';

/** Mouth and brows of each score: told apart by shape alone, without any colour. */
const MOUTHS = ['', 'M30 74 Q50 48 70 74', 'M32 70 Q50 58 68 70', 'M32 66 L68 66', 'M30 60 Q50 78 70 60', 'M26 56 Q50 92 74 56 Z'];
const BROWS = ['', 'M23 36 L41 27 M77 36 L59 27', 'M25 34 L40 31 M75 34 L60 31', '', '', 'M26 30 Q34 22 42 30 M58 30 Q66 22 74 30'];

/** Returns the drawing of a score; decoration only, the word beside it is the name. @param {number} score 1 to 5 */
export function face(score) {
  const svg = drawing('face');
  part(svg, 'circle', { cx: '50', cy: '50', r: '46', class: 'skin' });
  part(svg, 'circle', { cx: '35', cy: '44', r: '5', class: 'ink' });
  part(svg, 'circle', { cx: '65', cy: '44', r: '5', class: 'ink' });
  part(svg, 'path', { d: MOUTHS[score], class: score === 5 ? 'grin' : 'line' });
  if (BROWS[score]) part(svg, 'path', { d: BROWS[score], class: 'line' });
  return svg;
}

/** Returns a round sign, decoration only. @param {string} d its strokes, on a square of 100 */
export function sign(d) {
  const svg = drawing('sign');
  part(svg, 'circle', { cx: '50', cy: '50', r: '46' });
  part(svg, 'path', { d });
  return svg;
}

/** @param {string} name of the class */
function drawing(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 100 100');
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  return svg;
}

/** @param {Element} svg @param {string} name @param {Record<string, string>} attributes */
function part(svg, name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  svg.append(element);
}
