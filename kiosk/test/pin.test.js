import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import { test } from 'node:test';
import { isRightPin } from '../src/pin.js';

const SALT = Buffer.from('0123456789abcdef');
const PIN = {
  salt: SALT.toString('base64'),
  iterations: 100_000,
  hash: pbkdf2Sync('012345', SALT, 100_000, 32, 'sha256').toString('base64'),
};

test('only the right PIN opens the staff area', async () => {
  assert.ok(await isRightPin('012345', PIN));
  for (const wrong of ['', '12345', '0123456', '543210']) assert.ok(!(await isRightPin(wrong, PIN)), wrong);
});
