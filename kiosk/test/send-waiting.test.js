import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendWaiting } from '../src/send-waiting.js';
import { NoAnswer, Refused, Server } from '../src/server.js';
import { FakeServer, ids, rating, storeWith } from './fakes.js';

/** Sends until there is nothing more to do at once. @param {any} store @param {any} post */
async function sendAll(store, post, most = 60) {
  for (let i = 0; i < most; i++) {
    const { ending } = await sendWaiting(store, post);
    if (ending !== 'sent') return ending;
  }
  throw new Error('never ends');
}

/** @param {number} status @param {number} [retryAfterMillis] @param {boolean} [isOurs] */
const refuse = (status, retryAfterMillis = 0, isOurs = true) => () => {
  throw new Refused(status, retryAfterMillis, isOurs);
};

test('what is sent is forgotten, oldest first', async () => {
  const store = await storeWith(3);
  const server = new FakeServer();
  assert.equal(await sendAll(store, server.post), 'empty');
  assert.deepEqual(server.stored, ['r1', 'r2', 'r3']);
  assert.equal(await store.count('sealed'), 0);
});

test('a batch has at most fifty ratings', async () => {
  const store = await storeWith(120);
  const server = new FakeServer();
  await sendAll(store, server.post);
  assert.deepEqual(server.batches.map((batch) => batch.length), [50, 50, 20]);
});

test('a lost reply costs a repeat, never a rating', async () => {
  const store = await storeWith(2);
  const server = new FakeServer();
  server.after.push(() => {
    throw new NoAnswer('reply lost');
  });
  assert.equal((await sendWaiting(store, server.post)).ending, 'offline');
  assert.equal(await store.count('sealed'), 2);
  assert.equal(await sendAll(store, server.post), 'empty');
  assert.deepEqual(server.stored, ['r1', 'r2']);
});

test('without a network everything stays', async () => {
  const store = await storeWith(2);
  const post = async () => {
    throw new NoAnswer('offline');
  };
  assert.equal((await sendWaiting(store, post)).ending, 'offline');
  assert.equal(await store.count('sealed'), 2);
});

test('a refused rating is set aside with its reason and does not hold back the others', async () => {
  const store = await storeWith(3);
  const server = new FakeServer();
  server.judge = (id) => (id === 'r2' ? { outcome: 'REFUSED', reason: 'TOO_OLD' } : {});
  assert.equal(await sendAll(store, server.post), 'empty');
  assert.deepEqual(server.stored, ['r1', 'r3']);
  assert.deepEqual((await store.list('aside')).map((kept) => [kept.rating.id, kept.reason]), [['r2', 'TOO_OLD']]);
});

for (const [what, broken] of Object.entries({
  'nothing at all': undefined,
  'no id': { ...rating('x'), id: undefined },
  'no answers': { ...rating('x'), answers: null },
  'no time': { ...rating('x'), givenAt: 17 },
})) {
  test(`a record with ${what} never blocks those behind it`, async () => {
    const store = await storeWith(3);
    await store.change(1, (kept) => ({ ...kept, rating: /** @type {any} */ (broken) }));
    const server = new FakeServer();
    assert.equal(await sendAll(store, server.post), 'empty');
    assert.deepEqual(server.stored, ['r2', 'r3']);
    assert.deepEqual((await store.list('aside')).map((kept) => kept.reason), ['UNREADABLE']);
  });
}

test('a rating that the server cannot even read is found by halving and set aside alone', async () => {
  const store = await storeWith(50);
  const server = new FakeServer();
  const post = async (/** @type {any[]} */ batch) => {
    if (batch.some((one) => one.id === 'r37')) refuse(400)();
    return server.post(batch);
  };
  assert.equal(await sendAll(store, post), 'empty');
  assert.equal(server.stored.length, 49);
  assert.deepEqual((await store.list('aside')).map((kept) => [kept.rating.id, kept.reason]), [['r37', 'HTTP_400']]);
});

test('a batch that is too large is halved until it fits, and nothing is set aside', async () => {
  const store = await storeWith(50);
  const server = new FakeServer();
  let calls = 0;
  const post = async (/** @type {any[]} */ batch) => {
    calls++;
    if (batch.length > 7) refuse(413)();
    return server.post(batch);
  };
  assert.equal(await sendAll(store, post), 'empty');
  assert.equal(server.stored.length, 50);
  assert.equal(await store.count('aside'), 0);
  assert.ok(calls < 40, 'it took ' + calls + ' calls');
});

for (const status of [401, 403]) {
  test(`after ${status} every rating stays`, async () => {
    const store = await storeWith(3);
    const sent = await sendWaiting(store, async () => refuse(status)());
    assert.equal(sent.ending, 'locked-out');
    assert.equal(await store.count('sealed'), 3);
  });
}

for (const status of [429, 500, 503]) {
  test(`after ${status} it comes back when the server wants it`, async () => {
    const store = await storeWith(3);
    const sent = await sendWaiting(store, async () => refuse(status, 7_000)());
    assert.deepEqual([sent.ending, sent.retryAfterMillis], ['busy', 7_000]);
    assert.equal(await store.count('sealed'), 3);
  });
}

for (const status of [404, 405, 407, 418]) {
  test(`after ${status} nothing is halved or set aside: it is not about the ratings`, async () => {
    const store = await storeWith(4);
    let calls = 0;
    const sent = await sendWaiting(store, async () => {
      calls++;
      return refuse(status)();
    });
    assert.deepEqual([sent.ending, calls], ['busy', 1]);
    assert.equal(await store.count('sealed'), 4);
  });
}

test('a 400 from something that is not our server sets nothing aside', async () => {
  const store = await storeWith(4);
  assert.equal(await sendAll(store, async () => refuse(400, 0, false)()), 'busy');
  assert.equal(await store.count('sealed'), 4);
});

test('a rating without a receipt stays, and those with one go', async () => {
  const store = await storeWith(3);
  const server = new FakeServer();
  server.judge = (id) => (id === 'r1' ? 'MISSING' : {});
  assert.equal(await sendAll(store, server.post), 'offline');
  assert.deepEqual(ids(await store.list('sealed')), ['r1']);
});

test('an unknown outcome is no receipt', async () => {
  const store = await storeWith(1);
  const server = new FakeServer();
  server.judge = () => ({ outcome: 'MAYBE' });
  assert.equal(await sendAll(store, server.post), 'offline');
  assert.equal(await store.count('sealed'), 1);
});

for (const [what, response] of Object.entries({
  'a sign-in page': () => new Response('<h1>Wi-Fi</h1>', { headers: { 'Content-Type': 'text/html' } }),
  'an answer of another kind': () => new Response('{"hello":1}'),
  'nothing but null': () => new Response('null'),
})) {
  test(`${what} with status 200 is no answer`, async () => {
    const store = await storeWith(2);
    const server = new Server(async () => 'key', async () => response());
    const sent = await sendWaiting(store, (ratings) => server.send(ratings, '2026-11-21T03:00:00Z'));
    assert.equal(sent.ending, 'offline');
    assert.equal(await store.count('sealed'), 2);
  });
}

test('the key goes along, and a redirect is not followed', async () => {
  /** @type {any} */
  let asked;
  const server = new Server(
    async () => 'secret',
    /** @type {any} */ (async (/** @type {string} */ path, /** @type {any} */ options) => {
      asked = { path, ...options };
      return new Response('{"receipts":[]}');
    }),
  );
  await server.send([rating('r1')], '2026-11-21T03:00:00Z');
  assert.equal(asked.path, '/api/kiosk/ratings');
  assert.equal(asked.headers.Authorization, 'Bearer secret');
  assert.deepEqual([asked.redirect, asked.credentials, asked.cache], ['error', 'omit', 'no-store']);
  assert.equal(JSON.parse(asked.body).sentAt, '2026-11-21T03:00:00Z');
});

test('a refusal says when to come back and whether it is ours', async () => {
  const headers = { 'Retry-After': '12', 'Content-Type': 'application/problem+json' };
  const server = new Server(async () => '', async () => new Response('{}', { status: 429, headers }));
  await assert.rejects(server.configuration(), (/** @type {any} */ error) => {
    assert.deepEqual([error.status, error.retryAfterMillis, error.isOurs], [429, 12_000, true]);
    return error instanceof Refused;
  });
});

test('a storage error is told, and the rating is sent again', async () => {
  const store = await storeWith(1);
  const server = new FakeServer();
  const remove = store.remove;
  store.remove = async () => {
    throw new Error('disk');
  };
  await assert.rejects(sendWaiting(store, server.post), /disk/);
  store.remove = remove;
  assert.equal(await sendAll(store, server.post), 'empty');
  assert.deepEqual(server.stored, ['r1']);
});
