import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isConfiguration } from '../src/configuration.js';
import { heartbeat } from '../src/heartbeat.js';
import { NoAnswer } from '../src/server.js';
import { storeWith } from './fakes.js';

const NOW = new Date('2026-11-21T03:00:00.000Z');
const PLACE = { code: 'P1', name: 'Bộ phận Một cửa', nameEn: 'One-stop office' };
const CONFIGURATION = {
  kiosk: '17',
  point: PLACE,
  counter: PLACE,
  unit: PLACE,
  demo: false,
  pin: { salt: 'AA==', iterations: 1, hash: 'AA==' },
  questionnaire: { code: 'KIOSK_1TAP', version: 1, reasons: ['WAIT'] },
};

/** @param {any} answer @param {any} configuration */
function server(answer, configuration = CONFIGURATION) {
  const beats = /** @type {any[]} */ ([]);
  return {
    beats,
    heartbeat: async (/** @type {any} */ beat) => {
      beats.push(beat);
      return answer;
    },
    configuration: async () => configuration,
  };
}

test('a heartbeat tells what waits and how far the clock is off', async () => {
  const store = await storeWith(3);
  await store.setAside(1, 'TOO_OLD');
  const door = server({ now: '2026-11-21T03:02:00Z', configuration: '"a"' });
  const told = await heartbeat(store, /** @type {any} */ (door), true, NOW);
  assert.equal(told.clockOffsetMillis, 120_000);
  const [beat] = door.beats;
  assert.deepEqual([beat.waiting, beat.setAside, beat.lastSeq, beat.persisted], [2, 1, 3, true]);
  assert.deepEqual([beat.sentAt, beat.oldestWaitingAt], [NOW.toISOString(), '2026-11-21T02:59:10.000Z']);
});

test('a new configuration is fetched once', async () => {
  const store = await storeWith(0);
  const door = /** @type {any} */ (server({ now: NOW.toISOString(), configuration: '"a"' }));
  assert.deepEqual((await heartbeat(store, door, true, NOW)).configuration, CONFIGURATION);
  assert.equal((await heartbeat(store, door, true, NOW)).configuration, undefined);
});

for (const answer of [null, {}, { now: 'soon' }]) {
  test(`${JSON.stringify(answer)} is no heartbeat and changes nothing`, async () => {
    const store = await storeWith(0);
    await store.putFact('configuration', CONFIGURATION);
    await assert.rejects(heartbeat(store, /** @type {any} */ (server(answer, {})), true, NOW), NoAnswer);
    assert.deepEqual(await store.fact('configuration'), CONFIGURATION);
  });
}

test('an answer that is no configuration does not replace the one that works', async () => {
  const store = await storeWith(0);
  await store.putFact('configuration', CONFIGURATION);
  const door = /** @type {any} */ (server({ now: NOW.toISOString(), configuration: '"b"' }, { welcome: 'Wi-Fi' }));
  await assert.rejects(heartbeat(store, door, true, NOW), NoAnswer);
  assert.deepEqual(await store.fact('configuration'), CONFIGURATION);
});

test('a configuration is told from anything else', () => {
  assert.ok(isConfiguration(CONFIGURATION));
  for (const wrong of [undefined, 'text', {}, { ...CONFIGURATION, pin: null }, { ...CONFIGURATION, questionnaire: {} }]) {
    assert.ok(!isConfiguration(wrong), JSON.stringify(wrong));
  }
});
