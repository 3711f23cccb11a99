// @ts-check

/**
 * @typedef {object} Rating as it is sent
 * @property {string} id
 * @property {number} seq
 * @property {string} questionnaire
 * @property {string} givenAt
 * @property {string} language
 * @property {boolean} assisted
 * @property {Record<string, number | string[]>} answers
 * @property {string} [comment]
 *
 * @typedef {object} Kept
 * @property {number} seq
 * @property {'open' | 'sealed' | 'aside'} state open: its citizen is still here; aside: for staff, never sent again
 * @property {Rating} rating
 * @property {string} [reason] why it was set aside
 */

const RATINGS = 'ratings';
const FACTS = 'facts';

/** Everything that outlives a power cut. One instance per page; several pages may share the database. */
export class Store {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
  }

  /**
   * @param {IDBFactory} factory
   * @param {string} name
   * @returns {Promise<Store>}
   */
  static async open(factory, name = 'thuocdo-kiosk') {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      const ratings = request.result.createObjectStore(RATINGS, { keyPath: 'seq' });
      ratings.createIndex('state', ['state', 'seq']);
      request.result.createObjectStore(FACTS);
    };
    const database = await answer(request);
    // Another page with a newer version must not be locked out by this one.
    database.onversionchange = () => database.close();
    return new Store(database);
  }

  /**
   * Keeps a new rating and gives it the next running number, both or neither.
   *
   * Resolves only when the device says that it is on disk.
   *
   * @param {Omit<Rating, 'seq'>} rating
   * @returns {Promise<Rating>}
   */
  async add(rating) {
    /** @type {Rating} */
    let numbered = { ...rating, seq: 0 };
    await this.write([RATINGS, FACTS], async (transaction) => {
      const facts = transaction.objectStore(FACTS);
      const seq = Number((await answer(facts.get('lastSeq'))) ?? 0) + 1;
      numbered = { ...rating, seq };
      facts.put(seq, 'lastSeq');
      transaction.objectStore(RATINGS).add({ seq, state: 'open', rating: numbered });
    });
    return numbered;
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

  /** Seals what a power cut left open; its citizen is gone. */
  async sealAll() {
    for (const kept of await this.list('open')) {
      await this.seal(kept.seq);
    }
  }

  /** @param {number} seq @param {string} reason */
  async setAside(seq, reason) {
    await this.change(seq, (kept) => ({ ...kept, state: 'aside', reason }));
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
