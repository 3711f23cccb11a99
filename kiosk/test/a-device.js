import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { Store } from '../src/store.js';
import { NoAnswer } from '../src/server.js';
import { uuid7 } from '../src/uuid.js';

/** An empty device, and the factory with which it starts again after a power cut. */
export async function aDevice() {
  const factory = new IDBFactory();
  return { factory, store: await Store.open(factory) };
}

export function aRating(score = 5) {
  return {
    id: uuid7(Date.now()),
    questionnaire: 'KIOSK_1TAP@1',
    givenAt: '2026-11-21T02:59:10.000Z',
    language: 'vi',
    assisted: false,
    answers: { OVERALL: score },
  };
}

/** @returns {Promise<any[]>} the ratings given and sealed */
export async function aQueue(store, size) {
  const given = [];
  for (let i = 0; i < size; i++) {
    given.push(await store.add(aRating()));
    await store.seal(given[i].seq);
  }
  return given;
}

/** A server that stores each id once and can lose its answer on the way back. */
export class AServer {
  constructor() {
    this.stored = new Map();
    this.batches = [];
    this.answersToLose = 0;
    this.refuse = () => undefined;
    this.post = this.post.bind(this);
  }

  async post(ratings) {
    this.batches.push(ratings.length);
    const receipts = ratings.map(({ id }, i) => {
      const reason = this.refuse(ratings[i]);
      if (reason) return { id, outcome: 'REFUSED', reason };
      const outcome = this.stored.has(id) ? 'REPEATED' : 'STORED';
      if (outcome === 'STORED') this.stored.set(id, JSON.stringify(ratings[i]));
      return { id, outcome };
    });
    if (this.answersToLose-- > 0) throw new NoAnswer('lost on the way back');
    return receipts;
  }
}
