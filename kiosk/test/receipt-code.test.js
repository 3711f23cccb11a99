import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receiptCode } from '../src/receipt-code.js';
import { uuid7 } from '../src/uuid.js';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @param {string} code */
function idOf(code) {
  let value = 0n;
  for (const digit of code.replaceAll('-', '').slice(0, 26)) value = value * 32n + BigInt(DIGITS.indexOf(digit));
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

test('a receipt code leads back to its rating', () => {
  const ids = ['00000000-0000-7000-8000-000000000000', 'ffffffff-ffff-7fff-bfff-ffffffffffff'];
  for (let i = 0; i < 200; i++) ids.push(uuid7(Date.UTC(2026, 10, 21) + i * 86_400_000));
  for (const id of ids) assert.equal(idOf(receiptCode(id)), id);
});

test('a receipt code has no letter that is mistaken for another when copied by hand', () => {
  assert.match(receiptCode('ffffffff-ffff-7fff-bfff-ffffffffffff'), /^([0-9A-HJKMNP-TV-Z]{3}-){8}[0-9A-HJKMNP-TV-Z]{3}$/);
});

test('the server reads the same code', () => {
  // The same pairs stand in ReceiptCodeTest.
  assert.equal(receiptCode('01939f2c-7b1e-7abc-8def-0123456789ab'), '01J-EFJ-RYR-YFA-Y8V-VR1-4D2-PF2-DBA');
  assert.equal(receiptCode('ffffffff-ffff-7fff-bfff-ffffffffffff'), '7ZZ-ZZZ-ZZZ-ZFZ-ZVZ-ZZZ-ZZZ-ZZZ-ZZ6');
});
