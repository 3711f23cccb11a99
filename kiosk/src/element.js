// @ts-check

/**
 * Returns a new element.
 *
 * @param {string} name
 * @param {Record<string, unknown>} [properties] on… are listeners, the rest attributes; false and undefined are left out
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value !== undefined) made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * Returns the heading of a screen; it takes the focus, so that a screen reader starts to read there.
 *
 * @param {Record<string, unknown>} properties
 * @param {string} text
 */
export function heading(properties, text) {
  return element('h1', { ...properties, tabindex: '-1' }, text);
}
