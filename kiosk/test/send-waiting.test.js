import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../src/server.js';
import { sendWaiting } from '../src/send-waiting.js';
import { AServer, aDevice, aQueue, aRating } from './a-device.js';

test('sends the oldest first, at most fifty at once', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  const given = await aQueue(store, 60);
  await sendWaiting(store, server.post);
  assert.deepEqual(server.batches, [50]);
  assert.deepEqual([...server.stored.keys()], given.slice(0, 50).map((one) => one.id));
  assert.equal(await store.count('sealed'), 10);
});

test('an open rating is not sent', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  await store.add(aRating());
  assert.equal((await sendWaiting(store, server.post)).ending, 'empty');
  assert.deepEqual(server.batches, []);
});

test('a lost answer costs a repeat, never a rating and never a second one', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  server.answersToLose = 1;
  await aQueue(store, 3);
  assert.equal((await sendWaiting(store, server.post)).ending, 'offline');
  assert.equal(await store.count('sealed'), 3);
  assert.equal((await sendWaiting(store, server.post)).ending, 'sent');
  assert.equal(await store.count('sealed'), 0);
  assert.equal(server.stored.size, 3);
});

test('a refused rating is set aside and does not hold back the others', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  const [bad] = await aQueue(store, 3);
  server.refuse = (rating) => (rating.id === bad.id ? 'TOO_OLD' : undefined);
  await sendWaiting(store, server.post);
  assert.equal(server.stored.size, 2);
  assert.deepEqual((await store.list('aside')).map((kept) => [kept.rating.id, kept.reason]), [[bad.id, 'TOO_OLD']]);
});

test('a record that nobody can read is set aside and does not hold back the others', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  const [broken] = await aQueue(store, 3);
  await store.change(broken.seq, (kept) => ({ ...kept, rating: /** @type {any} */ (undefined) }));
  await sendWaiting(store, server.post);
  assert.equal(server.stored.size, 2);
  assert.equal(await store.count('aside'), 1);
});

test('an id without a receipt stays waiting', async () => {
  const { store } = await aDevice();
  const [first, second] = await aQueue(store, 2);
  await sendWaiting(store, async () => [{ id: first.id, outcome: 'STORED' }]);
  assert.deepEqual((await store.list('sealed')).map((kept) => kept.rating.id), [second.id]);
});

test('a server that answers for nothing is not asked again at once', async () => {
  const { store } = await aDevice();
  await aQueue(store, 1);
  assert.equal((await sendWaiting(store, async () => [])).ending, 'offline');
});

for (const status of [400, 413]) {
  test(`a batch refused with ${status} is halved until only the one rating to blame is set aside`, async () => {
    const { store } = await aDevice();
    const server = new AServer();
    const given = await aQueue(store, 7);
    const post = async (ratings) => {
      if (ratings.some((one) => one.id === given[4].id)) throw new Refused(status, 0);
      return server.post(ratings);
    };
    while ((await sendWaiting(store, post)).ending === 'sent');
    assert.equal(server.stored.size, 6);
    assert.deepEqual((await store.list('aside')).map((kept) => kept.rating.id), [given[4].id]);
  });
}

for (const status of [401, 403, 429, 500, 503]) {
  test(`an answer of ${status} removes nothing and sets nothing aside`, async () => {
    const { store } = await aDevice();
    await aQueue(store, 2);
    const { ending, retryAfterMillis } = await sendWaiting(store, async () => {
      throw new Refused(status, 7_000);
    });
    assert.equal(ending, status < 404 ? 'locked-out' : 'busy');
    if (status === 429 || status === 503) assert.equal(retryAfterMillis, 7_000);
    assert.equal(await store.count('sealed'), 2);
    assert.equal(await store.count('aside'), 0);
  });
}

test('after hundreds of lost answers every rating is on the server once, as it was given', async () => {
  const { store } = await aDevice();
  const server = new AServer();
  const given = await aQueue(store, 120);
  let attempts = 0;
  for (; (await store.count('sealed')) > 0; attempts++) {
    server.answersToLose = attempts % 3 === 2 ? 0 : 1;
    await sendWaiting(store, server.post);
  }
  assert.ok(attempts > 5);
  assert.deepEqual([...server.stored.values()], given.map((one) => JSON.stringify(one)));
});
