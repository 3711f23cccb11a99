import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '../src/store.js';
import { aDevice, aQueue, aRating } from './a-device.js';

test('ratings are numbered from 1 without a gap, also when they come at once', async () => {
  const { store } = await aDevice();
  const given = await Promise.all(Array.from({ length: 20 }, () => store.add(aRating())));
  assert.deepEqual(given.map((one) => one.seq).sort((a, b) => a - b), Array.from({ length: 20 }, (_, i) => i + 1));
});

test('two pages of one kiosk never use a number twice', async () => {
  const { store, factory } = await aDevice();
  const other = await Store.open(factory);
  const given = await Promise.all([store.add(aRating()), other.add(aRating()), store.add(aRating())]);
  assert.equal(new Set(given.map((one) => one.seq)).size, 3);
});

test('a rating that could not be kept uses up no number and is not acknowledged', async () => {
  const { store } = await aDevice();
  const unclonable = { ...aRating(), answers: { OVERALL: () => {} } };
  await assert.rejects(store.add(/** @type {any} */ (unclonable)));
  assert.equal((await store.add(aRating())).seq, 1);
});

test('a rating is committed with strict durability', async () => {
  const { store } = await aDevice();
  const options = [];
  const transaction = store.database.transaction.bind(store.database);
  store.database.transaction = (stores, mode, how) => (mode && options.push(how?.durability), transaction(stores, mode, how));
  await store.add(aRating());
  assert.deepEqual(options, ['strict']);
});

test('a power cut right after the tap keeps the rating, and the next start seals it', async () => {
  const { store, factory } = await aDevice();
  const { id } = await store.add(aRating(2));
  store.database.close();
  const again = await Store.open(factory);
  assert.equal(await again.count('sealed'), 0);
  await again.sealAll();
  assert.deepEqual((await again.list('sealed')).map((kept) => kept.rating.id), [id]);
  assert.equal((await again.add(aRating())).seq, 2);
});

test('reasons and a comment join an open rating; its score stays', async () => {
  const { store } = await aDevice();
  const { seq } = await store.add(aRating(2));
  await store.complete(seq, { answers: { REASONS: ['WAIT'] }, comment: 'Chờ lâu' });
  const [{ rating }] = await store.list('open');
  assert.deepEqual(rating.answers, { OVERALL: 2, REASONS: ['WAIT'] });
  assert.equal(rating.comment, 'Chờ lâu');
});

test('a sealed rating never changes', async () => {
  const { store } = await aDevice();
  const [{ seq }] = await aQueue(store, 1);
  const before = await store.list('sealed');
  await store.complete(seq, { comment: 'too late', answers: { OVERALL: 1 } });
  assert.deepEqual(await store.list('sealed'), before);
});

test('what was set aside stays on the device and is not sealed again', async () => {
  const { store } = await aDevice();
  const [{ seq }] = await aQueue(store, 1);
  await store.setAside(seq, 'TOO_OLD');
  await store.seal(seq);
  assert.equal(await store.count('sealed'), 0);
  assert.equal((await store.list('aside'))[0].reason, 'TOO_OLD');
});
