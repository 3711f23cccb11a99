// @ts-check

/** Crockford's digits: no I, L, O or U, so that nothing is misread when copied by hand. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Returns the code with which a citizen can ask for a rating: its whole UUID, 26 digits in groups.
 *
 * Nothing but the id is in it, and the id says nothing of the person or the answer.
 *
 * @param {string} id
 */
export function receiptCode(id) {
  let value = BigInt('0x' + id.replaceAll('-', ''));
  let digits = '';
  for (let i = 0; i < 26; i++) {
    digits = DIGITS[Number(value & 31n)] + digits;
    value >>= 5n;
  }
  return /** @type {RegExpMatchArray} */ (digits.match(/.{1,5}/g)).join('-');
}
