import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '../src/store.js';
import { emptyStore, ids, rating, storeWith } from './fakes.js';

const CONFIGURATION = /** @type {any} */ ({ kiosk: '18' });

test('running numbers have no gap, also when many are added at once', async () => {
  const store = await emptyStore();
  const kept = await Promise.all(Array.from({ length: 20 }, (_, i) => store.add(rating('r' + i))));
  assert.deepEqual(
    kept.map((one) => one.rating.seq).sort((a, b) => Number(a) - Number(b)),
    Array.from({ length: 20 }, (_, i) => i + 1),
  );
});

test('two pages on one database never share a number', async () => {
  const pages = [await Store.open(indexedDB, 'two-pages'), await Store.open(indexedDB, 'two-pages')];
  const kept = await Promise.all(Array.from({ length: 10 }, (_, i) => pages[i % 2].add(rating('r' + i))));
  assert.equal(new Set(kept.map((one) => one.rating.seq)).size, 10);
});

test('a rating that cannot be kept takes no number with it', async () => {
  const store = await emptyStore();
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  try {
    await assert.rejects(store.add(rating('lost')), /full/);
  } finally {
    IDBObjectStore.prototype.add = add;
  }
  assert.equal((await store.add(rating('kept'))).rating.seq, 1);
  assert.equal(await store.count('open'), 1);
});

test('a rating is kept only when the whole transaction is', async () => {
  const store = await emptyStore();
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...call) {
    const request = put.apply(this, call);
    queueMicrotask(() => this.transaction.abort());
    return request;
  };
  try {
    await assert.rejects(store.add(rating('lost')));
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  assert.equal(await store.count('open'), 0);
  assert.equal(await store.lastSeq(), 0);
});

test('what the citizen adds joins the rating while it is open', async () => {
  const store = await emptyStore();
  const { seq } = await store.add(rating('r1'));
  await store.complete(seq, { answers: { REASONS: ['WAIT'] }, comment: 'Chờ lâu quá' });
  const [kept] = await store.list('open');
  assert.deepEqual(kept.rating.answers, { OVERALL: 4, REASONS: ['WAIT'] });
  assert.equal(kept.rating.comment, 'Chờ lâu quá');
});

test('a sealed rating never changes', async () => {
  const store = await storeWith(1);
  const before = await store.list('sealed');
  await store.complete(1, { answers: { OVERALL: 1 }, comment: 'too late' });
  assert.deepEqual(await store.list('sealed'), before);
});

test('a rating that was set aside is not sealed again by a citizen who finishes late', async () => {
  const store = await storeWith(1);
  await store.setAside(1, 'OFF_THE_SCALE');
  await store.seal(1);
  assert.equal(await store.count('sealed'), 0);
});

test('the browser is asked to say «kept» only when it is on disk', async () => {
  const store = await emptyStore();
  /** @type {unknown[]} */
  const asked = [];
  const begin = store.database.transaction.bind(store.database);
  store.database.transaction = (stores, mode, options) => {
    if (mode === 'readwrite') asked.push(options?.durability);
    return begin(stores, mode, options);
  };
  await store.add(rating('r1'));
  assert.deepEqual(asked, ['strict']);
});

test('an open rating is not among those to be sent', async () => {
  const store = await storeWith(1);
  await store.add(rating('r2'));
  assert.deepEqual(ids(await store.list('sealed')), ['r1']);
});

test('what a page left open is sealed at the next start', async () => {
  const store = await emptyStore();
  await store.add(rating('r1'));
  await store.sealAbandoned();
  assert.deepEqual(ids(await store.list('sealed')), ['r1']);
});

test('what a page that is alive has open stays open', async () => {
  /** @type {{ name: string }[]} */
  const held = [];
  const locks = { request: async (/** @type {string} */ name) => held.push({ name }), query: async () => ({ held }) };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
  try {
    const store = await emptyStore();
    await store.add(rating('r1'));
    await store.sealAbandoned();
    assert.equal(await store.count('open'), 1);
    held.length = 0;
    await store.sealAbandoned();
    assert.equal(await store.count('open'), 0);
  } finally {
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
});

test('what is set aside is kept with its reason and is not sent', async () => {
  const store = await storeWith(2);
  await store.setAside(1, 'OFF_THE_SCALE');
  assert.deepEqual(ids(await store.list('sealed')), ['r2']);
  const [aside] = await store.list('aside');
  assert.equal(aside.reason, 'OFF_THE_SCALE');
  assert.equal(aside.rating.id, 'r1');
});

test('what was set aside can be sent once more', async () => {
  const store = await storeWith(1);
  await store.setAside(1, 'HTTP_400');
  await store.retryAside();
  assert.deepEqual(ids(await store.list('sealed')), ['r1']);
});

test('the oldest come first, and no more than asked for', async () => {
  const store = await storeWith(12);
  assert.deepEqual(ids(await store.list('sealed', 3)), ['r1', 'r2', 'r3']);
});

test('everything is there again after a restart', async () => {
  const store = await Store.open(indexedDB, 'restart');
  await store.enrol('key', CONFIGURATION);
  await store.add(rating('r1'));
  store.database.close();
  const again = await Store.open(indexedDB, 'restart');
  assert.equal(await again.fact('key'), 'key');
  assert.equal(await again.count('open'), 1);
  assert.equal((await again.add(rating('r2'))).rating.seq, 2);
});

test('a new enrolment numbers from 1 and keeps what waits, without the numbers of the old one', async () => {
  const store = await storeWith(3);
  await store.enrol('key', CONFIGURATION);
  assert.equal(await store.lastSeq(), 0);
  assert.equal((await store.add(rating('new'))).rating.seq, 1);
  const waiting = await store.list('sealed');
  assert.deepEqual(ids(waiting), ['r1', 'r2', 'r3']);
  assert.ok(waiting.every((kept) => kept.rating.seq === undefined));
});

test('a page is told when the browser takes the storage away', async () => {
  const store = await Store.open(indexedDB, 'taken');
  const told = new Promise((resolve) => store.onLost(() => resolve('told')));
  indexedDB.open('taken', 2);
  assert.equal(await told, 'told');
});
