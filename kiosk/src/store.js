// @ts-check
import { Clock } from './clock.js';

/**
 * @typedef {object} Rating as it is sent
 * @property {string} id
 * @property {number} [seq] running number of this kiosk, from 1; without one when it was given under another enrolment
 * @property {string} questionnaire
 * @property {string} givenAt
 * @property {string} language
 * @property {boolean} assisted
 * @property {Record<string, number | string[]>} answers
 * @property {string} [comment]
 *
 * @typedef {object} Kept
 * @property {number} seq running number of this device, over all its enrolments
 * @property {string} [page] the page that took it, while it is open
 * @property {'open' | 'sealed' | 'aside'} state open: its citizen is still here; aside: for staff, never sent again
 * @property {Rating} rating
 * @property {string} [reason] why it was set aside
 */

const RATINGS = 'ratings';
const FACTS = 'facts';
const PAGE_LOCK = 'thuocdo-kiosk-page-';

/** Everything that outlives a power cut. One instance per page; several pages may share the database. */
export class Store {
  /**
   * @param {IDBDatabase} database
   * @param {Clock} clock
   */
  constructor(database, clock = new Clock()) {
    this.database = database;
    this.clock = clock;
    this.page = crypto.randomUUID();
    /** @type {() => void} */
    this.tellLost = () => {};
    // Another page with a newer version must not be locked out by this one.
    database.onversionchange = () => {
      database.close();
      this.tellLost();
    };
    database.onclose = () => this.tellLost();
    // Held until the page is gone, so that other pages know whose citizen is still there.
    globalThis.navigator?.locks?.request(PAGE_LOCK + this.page, () => new Promise(() => {})).catch(() => {});
  }

  /** @param {() => void} tell called when the browser takes the storage away */
  onLost(tell) {
    this.tellLost = tell;
  }

  /**
   * @param {IDBFactory} factory
   * @param {string} name
   * @param {Clock} [clock]
   * @returns {Promise<Store>}
   */
  static async open(factory, name = 'thuocdo-kiosk', clock) {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      const ratings = request.result.createObjectStore(RATINGS, { keyPath: 'seq' });
      ratings.createIndex('state', ['state', 'seq']);
      request.result.createObjectStore(FACTS);
    };
    return new Store(await answer(request), clock);
  }

  /**
   * Keeps a new rating and gives it the next running number, both or neither.
   *
   * Resolves only when the device says that it is on disk.
   *
   * @param {Omit<Rating, 'seq'>} rating
   * @returns {Promise<Kept>}
   */
  async add(rating) {
    await this.followClock().catch(() => {});
    /** @type {Kept | undefined} */
    let kept;
    await this.write([RATINGS, FACTS], async (transaction) => {
      const facts = transaction.objectStore(FACTS);
      const seq = Number((await answer(facts.get('lastSeq'))) ?? 0) + 1;
      const before = Number((await answer(facts.get('seqBefore'))) ?? 0);
      kept = { seq, state: 'open', page: this.page, rating: { ...rating, seq: seq - before } };
      facts.put(seq, 'lastSeq');
      transaction.objectStore(RATINGS).add(kept);
    });
    return /** @type {Kept} */ (/** @type {unknown} */ (kept));
  }

  /**
   * Adds reasons or a comment to a rating whose citizen is still here; a sealed rating never changes.
   *
   * @param {number} seq
   * @param {Partial<Pick<Rating, 'answers' | 'comment' | 'assisted'>>} more
   */
  async complete(seq, more) {
    await this.change(seq, (kept) =>
      kept.state === 'open'
        ? { ...kept, rating: { ...kept.rating, ...more, answers: { ...kept.rating.answers, ...more.answers } } }
        : kept,
    );
  }

  /** Says that a rating is whole and may be sent. @param {number} seq */
  async seal(seq) {
    await this.change(seq, (kept) => (kept.state === 'open' ? { ...kept, state: 'sealed' } : kept));
  }

  /** Seals what a page left open that is gone by now, by a power cut or a crash; its citizen is gone, too. */
  async sealAbandoned() {
    const alive = await pagesAlive();
    for (const kept of await this.list('open')) {
      if (!alive.has(kept.page ?? '')) await this.seal(kept.seq);
    }
  }

  /** @param {number} seq @param {string} reason */
  async setAside(seq, reason) {
    await this.change(seq, (kept) => ({ ...kept, state: 'aside', reason }));
  }

  /** Lets everything that was set aside be sent once more, for a server that has been put right. */
  async retryAside() {
    for (const kept of await this.list('aside')) {
      await this.change(kept.seq, (now) => ({ ...now, state: 'sealed', reason: undefined }));
    }
  }

  /**
   * Moves the times that this page noted while the clock was wrong by as much as it was set since. The server corrects
   * a clock that is wrong when it sends; that one has been put right in between, only the device can know.
   */
  async followClock() {
    const millis = this.clock.setBy();
    if (millis === 0) return;
    // First, so that two who ask at once do not move the same twice.
    this.clock.followed(millis);
    try {
      await this.write([RATINGS], async (transaction) => {
        const ratings = transaction.objectStore(RATINGS);
        for (const kept of /** @type {Kept[]} */ (await answer(ratings.getAll()))) {
          const givenAt = new Date(kept.rating?.givenAt).getTime();
          if (kept.page !== this.page || Number.isNaN(givenAt)) continue;
          ratings.put({ ...kept, rating: { ...kept.rating, givenAt: new Date(givenAt + millis).toISOString() } });
        }
      });
    } catch (error) {
      this.clock.followed(-millis);
      throw error;
    }
  }

  /** Forgets a rating that the server has answered for. @param {number} seq */
  async remove(seq) {
    await this.write([RATINGS], async (transaction) => {
      transaction.objectStore(RATINGS).delete(seq);
    });
  }

  /**
   * @param {Kept['state']} state
   * @param {number} [most]
   * @returns {Promise<Kept[]>} oldest first
   */
  async list(state, most) {
    const index = this.database.transaction(RATINGS).objectStore(RATINGS).index('state');
    return answer(index.getAll(IDBKeyRange.bound([state, 0], [state, Number.MAX_SAFE_INTEGER]), most));
  }

  /** @param {Kept['state']} state */
  async count(state) {
    const index = this.database.transaction(RATINGS).objectStore(RATINGS).index('state');
    return answer(index.count(IDBKeyRange.bound([state, 0], [state, Number.MAX_SAFE_INTEGER])));
  }

  /** The last running number of this enrolment, 0 before the first rating. */
  async lastSeq() {
    const [last, before] = await Promise.all([this.fact('lastSeq'), this.fact('seqBefore')]);
    return Number(last ?? 0) - Number(before ?? 0);
  }

  /**
   * Makes this device the kiosk that the server says it is; what waits is kept.
   *
   * A new kiosk numbers from 1. What was given under another enrolment goes out without a number, because the number
   * belonged to a kiosk that the server counts no more.
   *
   * @param {string} key
   * @param {import('./configuration.js').Configuration} configuration
   */
  async enrol(key, configuration) {
    await this.write([RATINGS, FACTS], async (transaction) => {
      const facts = transaction.objectStore(FACTS);
      const ratings = transaction.objectStore(RATINGS);
      for (const kept of /** @type {Kept[]} */ (await answer(ratings.getAll()))) {
        if (kept.rating) delete kept.rating.seq;
        ratings.put(kept);
      }
      facts.put((await answer(facts.get('lastSeq'))) ?? 0, 'seqBefore');
      facts.put(key, 'key');
      facts.put(configuration, 'configuration');
      facts.delete('configurationTag');
    });
  }

  /** @param {string} name @returns {Promise<any>} undefined when unknown */
  async fact(name) {
    return answer(this.database.transaction(FACTS).objectStore(FACTS).get(name));
  }

  /** @param {string} name @param {unknown} value */
  async putFact(name, value) {
    await this.write([FACTS], async (transaction) => {
      transaction.objectStore(FACTS).put(value, name);
    });
  }

  /** @param {number} seq @param {(kept: Kept) => Kept} changed */
  async change(seq, changed) {
    await this.write([RATINGS], async (transaction) => {
      const ratings = transaction.objectStore(RATINGS);
      const kept = await answer(ratings.get(seq));
      if (kept) ratings.put(changed(kept));
    });
  }

  /**
   * @param {string[]} stores
   * @param {(transaction: IDBTransaction) => Promise<void>} work
   */
  async write(stores, work) {
    // «strict»: the promise of thanks must survive the power cut of the next second.
    const transaction = this.database.transaction(stores, 'readwrite', { durability: 'strict' });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(undefined);
      transaction.onerror = () => reject(transaction.error ?? new Error('storage failed'));
      transaction.onabort = () => reject(transaction.error ?? new Error('storage refused'));
    });
    try {
      await work(transaction);
    } catch (error) {
      try {
        transaction.abort();
      } catch {
        // Already ended; its own error is told below.
      }
      await done.catch(() => {});
      throw error;
    }
    await done;
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage failed'));
  });
}

/** @returns {Promise<Set<string>>} the pages of this browser that are open, empty where the browser does not tell */
async function pagesAlive() {
  const held = (await globalThis.navigator?.locks?.query())?.held ?? [];
  return new Set(held.map((lock) => lock.name ?? '').filter((name) => name.startsWith(PAGE_LOCK)).map((name) => name.slice(PAGE_LOCK.length)));
}
