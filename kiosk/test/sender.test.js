import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitMillis } from '../src/back-off.js';
import { Sender } from '../src/sender.js';
import { AServer, aDevice, aQueue } from './a-device.js';

const asServer = (post) => /** @type {any} */ ({ send: post });

test('waits longer after each failure, up to five minutes', () => {
  const longest = (failures) => waitMillis(failures, () => 1);
  assert.deepEqual([1, 2, 3, 8, 9, 100].map(longest), [2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
});

test('never waits less than half of it, so that kiosks spread but do not hammer', () => {
  assert.equal(waitMillis(9, () => 0), 150_000);
});

test('sends a long queue to its end in one run', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  await aQueue(store, 120);
  const sender = new Sender(store, asServer(server.post), () => {});
  await sender.run();
  sender.stop();
  assert.deepEqual(server.batches, [50, 50, 20]);
  assert.equal(await store.count('sealed'), 0);
});

test('one storage error never stops the sending', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  await aQueue(store, 1);
  const list = store.list.bind(store);
  store.list = async () => {
    throw new Error('storage failed');
  };
  const sender = new Sender(store, asServer(server.post), () => {});
  await sender.run();
  assert.ok(sender.timer, 'the next attempt is planned');
  store.list = list;
  await sender.run();
  sender.stop();
  assert.equal(server.stored.size, 1);
});

test('two runs at once send a batch once', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  await aQueue(store, 5);
  const sender = new Sender(store, asServer(server.post), () => {});
  await Promise.all([sender.run(), sender.run()]);
  sender.stop();
  assert.deepEqual(server.batches, [5]);
});
