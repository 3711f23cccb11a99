import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitMillis } from '../src/back-off.js';

const CASES = [
  { failures: 1, least: 1_000, most: 2_000 },
  { failures: 2, least: 2_000, most: 4_000 },
  { failures: 5, least: 16_000, most: 32_000 },
  { failures: 8, least: 128_000, most: 256_000 },
  { failures: 9, least: 150_000, most: 300_000 },
  { failures: 10_000, least: 150_000, most: 300_000 },
];

for (const { failures, least, most } of CASES) {
  test(`after ${failures} failures it waits ${least} to ${most} ms`, () => {
    assert.equal(waitMillis(failures, () => 0), least);
    assert.equal(waitMillis(failures, () => 1), most);
  });
}
