import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Sender } from '../src/sender.js';
import { NoAnswer, Refused } from '../src/server.js';
import { FakeServer, rating, storeWith } from './fakes.js';

/**
 * Runs with timers that stand still until told.
 *
 * @param {any} store
 * @param {any} server
 * @param {(sender: Sender, endings: string[], pass: (millis: number) => Promise<void>) => Promise<void>} work
 */
async function withSender(store, server, work) {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  /** @type {string[]} */
  const endings = [];
  const sender = new Sender(store, server, (ending) => endings.push(ending));
  const pass = async (/** @type {number} */ millis) => {
    mock.timers.tick(millis);
    await settled(sender);
  };
  try {
    await work(sender, endings, pass);
  } finally {
    sender.stop();
    mock.timers.reset();
  }
}

/** Waits until a run that a timer has started is over. @param {Sender} sender */
async function settled(sender) {
  do await new Promise((resolve) => setImmediate(resolve));
  while (sender.isSending);
}

test('a storage error does not stop the sending', async () => {
  const store = await storeWith(1);
  const server = new FakeServer();
  const list = store.list;
  store.list = async () => {
    throw new Error('disk');
  };
  await withSender(store, server, async (sender, endings, pass) => {
    await sender.run();
    assert.match(endings[0], /^broken: .*disk/);
    store.list = list;
    await pass(5 * 60_000);
    assert.deepEqual(server.stored, ['r1']);
  });
});

test('a device too full to note the time of contact still empties its queue', async () => {
  const store = await storeWith(120);
  store.putFact = async () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  const server = new FakeServer();
  await withSender(store, server, async (sender) => {
    await sender.run();
    assert.equal(server.stored.length, 120);
    assert.equal(await store.count('sealed'), 0);
  });
});

test('after an outage the queue goes out by itself, without anybody touching the screen', async () => {
  const store = await storeWith(2);
  const server = new FakeServer();
  const offline = () => {
    throw new NoAnswer('offline');
  };
  server.before.push(offline, offline, offline);
  await withSender(store, server, async (sender, endings, pass) => {
    await sender.run();
    for (let i = 0; i < 3; i++) await pass(5 * 60_000);
    assert.deepEqual(server.stored, ['r1', 'r2']);
    assert.deepEqual(endings.slice(0, 4), ['offline', 'offline', 'offline', 'sent']);
  });
});

test('the server is not asked before the time that it named', async () => {
  const store = await storeWith(1);
  const server = new FakeServer();
  server.before.push(() => {
    throw new Refused(429, 100_000);
  });
  await withSender(store, server, async (sender, _, pass) => {
    await sender.run();
    await pass(50_000);
    await sender.run();
    assert.equal(server.batches.length, 1);
    await pass(60_000);
    assert.deepEqual(server.stored, ['r1']);
  });
});

test('a server that names a wait of years is asked again after a quarter of an hour', async () => {
  const store = await storeWith(1);
  const server = new FakeServer();
  server.before.push(() => {
    throw new Refused(503, 1e11);
  });
  await withSender(store, server, async (sender, _, pass) => {
    await sender.run();
    await pass(15 * 60_000);
    assert.deepEqual(server.stored, ['r1']);
  });
});

for (const status of [401, 403]) {
  test(`locked out with ${status} it keeps everything and tries again later`, async () => {
    const store = await storeWith(2);
    const server = new FakeServer();
    server.before.push(() => {
      throw new Refused(status, 0);
    });
    await withSender(store, server, async (sender, endings, pass) => {
      await sender.run();
      assert.deepEqual(endings, ['locked-out']);
      assert.equal(await store.count('sealed'), 2);
      await pass(5 * 60_000);
      assert.deepEqual(server.stored, ['r1', 'r2']);
    });
  });
}

test('what is sealed while a run comes to its end goes out right after it', async () => {
  const store = await storeWith(0);
  const late = await store.add(rating('late'));
  // Taken for the rating of a page that is alive.
  store.sealAbandoned = async () => {};
  const server = new FakeServer();
  await withSender(store, server, async (sender, endings, pass) => {
    sender.report = (ending) => {
      if (endings.push(ending) === 1) store.seal(late.seq).then(() => sender.run());
    };
    const alone = sender.alone;
    sender.alone = async (work) => {
      const wait = await alone.call(sender, work);
      while ((await store.count('sealed')) === 0 && server.stored.length === 0);
      await new Promise((resolve) => setImmediate(resolve));
      return wait;
    };
    await sender.run();
    assert.deepEqual(server.stored, []);
    await pass(1);
    assert.deepEqual(server.stored, ['late']);
  });
});

test('two senders on one store send every rating, and the server counts each once', async () => {
  const store = await storeWith(120);
  const server = new FakeServer();
  await withSender(store, server, async (one) => {
    const other = new Sender(store, /** @type {any} */ (server), () => {});
    await Promise.all([one.run(), other.run()]);
    other.stop();
    assert.equal(server.stored.length, 120);
    assert.equal(await store.count('sealed'), 0);
    assert.equal(await store.count('aside'), 0);
  });
});
