// @ts-check

/**
 * Tells whether a PIN is right, without the network: the device knows only its slow hash.
 *
 * @param {string} typed
 * @param {{ salt: string, iterations: number, hash: string }} pin base64, PBKDF2 with HMAC-SHA-256, 256 bits
 */
export async function isRightPin(typed, pin) {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(typed), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(pin.salt), iterations: pin.iterations },
    key,
    256,
  );
  return btoa(String.fromCharCode(...new Uint8Array(bits))) === pin.hash;
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
