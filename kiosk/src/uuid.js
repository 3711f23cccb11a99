// @ts-check

/**
 * Returns a UUID version 7: 48 bits of time, then random bits, so that ids sort by age.
 *
 * @param {number} nowMillis device clock
 * @param {(bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>} fillRandom
 */
export function uuid7(nowMillis, fillRandom = (bytes) => crypto.getRandomValues(bytes)) {
  const bytes = fillRandom(new Uint8Array(16));
  for (let i = 0; i < 6; i++) {
    bytes[i] = Math.floor(nowMillis / 2 ** (8 * (5 - i))) & 0xff;
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
