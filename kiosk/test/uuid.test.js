import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuid7 } from '../src/uuid.js';

const MOMENT = Date.UTC(2026, 10, 21, 3, 0, 0);

test('an id is a UUID of version 7 that starts with its time', () => {
  const id = uuid7(MOMENT);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(id.replaceAll('-', '').slice(0, 12), 16), MOMENT);
});

test('ids sort by age whatever their random bits', () => {
  const filled = (/** @type {number} */ byte) => (/** @type {Uint8Array} */ bytes) => bytes.fill(byte);
  for (const step of [1, 255, 256, 65_536, 2 ** 32]) {
    assert.ok(uuid7(MOMENT, filled(0xff)) < uuid7(MOMENT + step, filled(0)), 'after ' + step + ' ms');
  }
});

test('ids of one millisecond differ', () => {
  const ids = new Set(Array.from({ length: 1_000 }, () => uuid7(MOMENT)));
  assert.equal(ids.size, 1_000);
});

test('the random bits are kept but for version and variant', () => {
  assert.equal(uuid7(0, (bytes) => bytes.fill(0xff)), '00000000-0000-7fff-bfff-ffffffffffff');
});
