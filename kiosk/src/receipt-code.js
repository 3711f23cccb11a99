// @ts-check

/** Crockford's digits: no I, L, O or U, so that nothing is misread when copied by hand. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const LENGTH = 26;

/**
 * Returns the code with which a citizen can ask for a rating: its whole UUID, 26 digits, and one that checks them, in
 * groups of three. Class ReceiptCode of the server reads it: one wrong digit, or two that changed places, are noticed.
 *
 * Nothing but the id is in it, and the id says nothing of the person or the answer.
 *
 * @param {string} id
 */
export function receiptCode(id) {
  let value = BigInt('0x' + id.replaceAll('-', ''));
  /** @type {number[]} */
  const digits = [];
  for (let i = 0; i < LENGTH; i++) {
    digits.unshift(Number(value & 31n));
    value >>= 5n;
  }
  const text = [...digits, checkOf(digits)].map((digit) => DIGITS[digit]).join('');
  return /** @type {RegExpMatchArray} */ (text.match(/.{3}/g)).join('-');
}

/**
 * In the field of 32 elements each place weighs another power of the root of x⁵ + x² + 1.
 *
 * @param {number[]} digits
 */
function checkOf(digits) {
  return digits.reduceRight((check, digit) => {
    const twice = (check ^ digit) << 1;
    return twice >= 32 ? twice ^ 0b100101 : twice;
  }, 0);
}
