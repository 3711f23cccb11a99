// @ts-check
import './fakes.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clock } from '../src/clock.js';
import { Store } from '../src/store.js';
import { rating } from './fakes.js';

const DAY = 24 * 60 * 60_000;
const NOON = Date.parse('2026-11-21T05:00:00Z');
let stores = 0;

/** A device whose clock can be set. */
class Device {
  wall = NOON;
  steady = 1_000;

  /** @param {number} millis */
  pass(millis) {
    this.wall += millis;
    this.steady += millis;
  }

  clock() {
    return new Clock(
      () => this.wall,
      () => this.steady,
    );
  }

  /** @param {string} name */
  page(name = 'clock-' + ++stores) {
    return Store.open(indexedDB, name, this.clock());
  }

  /** @param {Store} store @param {string} id */
  give(store, id) {
    return store.add({ ...rating(id), givenAt: new Date(this.wall).toISOString() });
  }
}

/** @param {Store} store */
const times = async (store) => (await store.list('open')).map((kept) => kept.rating.givenAt);

test('a clock that runs is not set', () => {
  const device = new Device();
  const clock = device.clock();
  device.pass(40 * DAY);
  assert.equal(clock.setBy(), 0);
});

test('drift and sleep are no setting', () => {
  const device = new Device();
  const clock = device.clock();
  device.wall -= 20_000;
  assert.equal(clock.setBy(), 0);
  device.wall += 9 * DAY;
  assert.equal(clock.setBy(), 0);
});

test('what was given a year ahead goes back with the clock, and what is given then stays', async () => {
  const device = new Device();
  device.wall += 365 * DAY;
  const store = await device.page();
  await device.give(store, 'a');
  device.pass(60_000);
  device.wall -= 365 * DAY;
  await device.give(store, 'b');
  await store.followClock();
  assert.deepEqual(await times(store), ['2026-11-21T05:00:00.000Z', '2026-11-21T05:01:00.000Z']);
});

test('what was given by an empty clock comes forward with it', async () => {
  const device = new Device();
  device.wall = 0;
  const store = await device.page();
  await device.give(store, 'a');
  device.wall = NOON;
  await Promise.all([store.followClock(), store.followClock()]);
  assert.deepEqual(await times(store), ['2026-11-21T05:00:00.000Z']);
});

test('two pages move their own ratings only', async () => {
  const device = new Device();
  device.wall += 365 * DAY;
  const name = 'clock-' + ++stores;
  const [one, two] = [await device.page(name), await device.page(name)];
  await device.give(one, 'a');
  await device.give(two, 'b');
  device.wall -= 365 * DAY;
  await one.followClock();
  await two.followClock();
  assert.deepEqual(await times(one), ['2026-11-21T05:00:00.000Z', '2026-11-21T05:00:00.000Z']);
});

test('a device that cannot write moves them later', async () => {
  const device = new Device();
  device.wall += 365 * DAY;
  const store = await device.page();
  await device.give(store, 'a');
  device.wall -= 365 * DAY;
  const write = store.write;
  store.write = async () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  await assert.rejects(store.followClock());
  store.write = write;
  await store.followClock();
  assert.deepEqual(await times(store), ['2026-11-21T05:00:00.000Z']);
});
