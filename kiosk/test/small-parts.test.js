import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import { test } from 'node:test';
import { isRightPin } from '../src/pin.js';
import { receiptCode } from '../src/receipt-code.js';
import { uuid7 } from '../src/uuid.js';

test('an id has the shape of a UUID version 7 and begins with its time', () => {
  const id = uuid7(0x0123456789ab, (bytes) => bytes.fill(0xff));
  assert.equal(id, '01234567-89ab-7fff-bfff-ffffffffffff');
});

test('a later id sorts behind an earlier one', () => {
  assert.ok(uuid7(1_000) < uuid7(1_001));
});

test('no two of ten thousand ids are equal', () => {
  assert.equal(new Set(Array.from({ length: 10_000 }, () => uuid7(1))).size, 10_000);
});

test('a receipt code leads back to its id and to no other', () => {
  const id = uuid7(1_795_000_000_000);
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const value = [...receiptCode(id).replaceAll('-', '')].reduce((sum, one) => sum * 32n + BigInt(digits.indexOf(one)), 0n);
  assert.equal(value.toString(16).padStart(32, '0'), id.replaceAll('-', ''));
});

test('a PIN is right only when its hash is', async () => {
  const salt = Buffer.from('0123456789abcdef');
  const hash = pbkdf2Sync('246810', salt, 1_000, 32, 'sha256');
  const pin = { salt: salt.toString('base64'), iterations: 1_000, hash: hash.toString('base64') };
  assert.equal(await isRightPin('246810', pin), true);
  assert.equal(await isRightPin('246811', pin), false);
});
