// @ts-check
import { isConfiguration } from './configuration.js';
import { NoAnswer } from './server.js';
import { VERSION } from './version.js';

/** @typedef {import('./configuration.js').Configuration} Configuration */

/**
 * Tells the server how the kiosk is, and fetches the configuration when the server's has changed.
 *
 * @param {import('./store.js').Store} store
 * @param {import('./server.js').Server} server
 * @param {boolean} isPersisted
 * @param {Date} now
 * @returns {Promise<{ clockOffsetMillis: number, configuration?: Configuration }>} the server's clock minus ours, and
 *   the configuration if it is new
 * @throws {NoAnswer | import('./server.js').Refused}
 */
export async function heartbeat(store, server, isPersisted, now) {
  const estimate = await storageEstimate();
  const [waiting, open, setAside, [oldest], lastSeq] = await Promise.all([
    store.count('sealed'),
    store.count('open'),
    store.count('aside'),
    store.list('sealed', 1),
    store.lastSeq(),
  ]);
  const answer = await server.heartbeat({
    sentAt: now.toISOString(),
    version: VERSION,
    waiting: waiting + open,
    oldestWaitingAt: oldest?.rating?.givenAt ?? null,
    setAside,
    lastSeq,
    persisted: isPersisted,
    storageUsage: estimate.usage ?? null,
    storageQuota: estimate.quota ?? null,
  });
  const clockOffsetMillis = Date.parse(answer?.now) - now.getTime();
  if (Number.isNaN(clockOffsetMillis)) throw new NoAnswer('no heartbeat of ours');
  await store.putFact('lastContact', now.toISOString());
  if (answer.configuration === (await store.fact('configurationTag'))) return { clockOffsetMillis };
  const configuration = await server.configuration();
  if (!isConfiguration(configuration)) throw new NoAnswer('no configuration');
  await store.putFact('configuration', configuration);
  await store.putFact('configurationTag', answer.configuration);
  return { clockOffsetMillis, configuration };
}

/** @returns {Promise<StorageEstimate>} empty where the browser does not tell */
export async function storageEstimate() {
  return (await globalThis.navigator?.storage?.estimate?.()) ?? {};
}
