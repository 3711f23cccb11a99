// @ts-check
// What stands in for the device's storage and for the server.
import 'fake-indexeddb/auto';
import { Store } from '../src/store.js';

let stores = 0;

/** Returns an empty store of its own. */
export async function emptyStore() {
  return Store.open(indexedDB, 'test-' + ++stores);
}

/**
 * Returns a store with sealed ratings 1 to `count`, whose ids are «r1», «r2»…
 *
 * @param {number} count
 */
export async function storeWith(count) {
  const store = await emptyStore();
  for (let i = 1; i <= count; i++) {
    const kept = await store.add(rating('r' + i));
    await store.seal(kept.seq);
  }
  return store;
}

/** @param {string} id */
export function rating(id) {
  return {
    id,
    questionnaire: 'KIOSK_1TAP@1',
    givenAt: '2026-11-21T02:59:10.000Z',
    language: 'vi',
    assisted: false,
    answers: { OVERALL: 4 },
  };
}

/** @param {import('../src/store.js').Kept[]} kept */
export const ids = (kept) => kept.map((one) => one.rating.id);

/** A server that stores what it is sent, as the real one does. */
export class FakeServer {
  constructor() {
    /** @type {string[]} in the order in which they were stored */
    this.stored = [];
    /** @type {string[][]} the ids of every batch that was sent */
    this.batches = [];
    /** @type {((batch: any[]) => void)[]} what goes wrong, one for each batch, before anything is stored */
    this.before = [];
    /** @type {(() => void)[]} what goes wrong after a batch is stored: its answer is lost */
    this.after = [];
    /** @type {(id: string) => { outcome?: string, reason?: string } | 'MISSING'} */
    this.judge = () => ({});
  }

  /** @param {any[]} batch */
  post = async (batch) => {
    this.batches.push(batch.map((one) => one.id));
    this.before.shift()?.(batch);
    const receipts = batch.flatMap(({ id }) => {
      const judged = this.judge(id);
      if (judged === 'MISSING') return [];
      if (judged.outcome) return [{ id, ...judged }];
      const isRepeat = this.stored.includes(id);
      if (!isRepeat) this.stored.push(id);
      return [{ id, outcome: isRepeat ? 'REPEATED' : 'STORED' }];
    });
    this.after.shift()?.();
    return receipts;
  };

  /** As Sender calls it. @param {any[]} batch */
  send(batch) {
    return this.post(batch);
  }
}
