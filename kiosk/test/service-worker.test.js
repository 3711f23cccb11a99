import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VERSION_FILE, WORKER_FILE, filesOfWorker, filesOnDisk, stampIn, stampOfFiles } from './files.js';

test('the service worker keeps every file of the kiosk, and none that does not exist', async () => {
  assert.deepEqual(await filesOfWorker(), await filesOnDisk());
});

test('the version changes whenever a file changes', async () => {
  const stamp = await stampOfFiles();
  const advice = `the files have changed and are now ${stamp}; write it with: npm run stamp`;
  assert.equal(await stampIn(WORKER_FILE), stamp, WORKER_FILE + ': ' + advice);
  assert.equal(await stampIn(VERSION_FILE), stamp, VERSION_FILE + ': ' + advice);
});
