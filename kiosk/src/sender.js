// @ts-check
import { waitMillis } from './back-off.js';
import { sendWaiting } from './send-waiting.js';

const IDLE_MILLIS = 60_000;
const LOCKED_OUT_MILLIS = 5 * 60_000;
/** A server that names a longer wait is asked again all the same. */
const LONGEST_WAIT_MILLIS = 15 * 60_000;
const LOCK = 'thuocdo-kiosk-sender';

/** Keeps sending what waits; whatever happens to one attempt, there is a next one. */
export class Sender {
  /**
   * @param {import('./store.js').Store} store
   * @param {import('./server.js').Server} server
   * @param {(ending: string) => void} report what the last attempt came to
   * @param {() => Date} now
   */
  constructor(store, server, report, now = () => new Date()) {
    this.store = store;
    this.server = server;
    this.report = report;
    this.now = now;
    this.failures = 0;
    this.isSending = false;
    this.isAskedAgain = false;
    /** Until when the server does not want to be asked, milliseconds. */
    this.notBefore = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** Sends now, or as soon as the server wants to be asked again, and from then on whenever there is reason to. */
  async run() {
    if (this.isSending) {
      this.isAskedAgain = true;
      return;
    }
    clearTimeout(this.timer);
    const pause = this.notBefore - this.now().getTime();
    if (pause > 0 && pause <= LONGEST_WAIT_MILLIS) {
      this.timer = setTimeout(() => this.run(), pause);
      return;
    }
    this.isSending = true;
    let wait = waitMillis(this.failures + 1);
    try {
      wait = await this.alone(() => this.sendAll());
    } catch (error) {
      this.failures++;
      this.report('broken: ' + error);
    } finally {
      this.isSending = false;
      this.timer = setTimeout(() => this.run(), this.isAskedAgain ? 0 : wait);
      this.isAskedAgain = false;
    }
  }

  stop() {
    clearTimeout(this.timer);
  }

  /** @returns {Promise<number>} how long to wait for the next attempt, milliseconds */
  async sendAll() {
    await this.store.sealAbandoned().catch(() => {});
    await this.store.followClock().catch(() => {});
    for (;;) {
      const { ending, retryAfterMillis } = await sendWaiting(this.store, (ratings) =>
        this.server.send(ratings, this.now().toISOString()),
      );
      this.report(ending);
      if (ending === 'sent') {
        this.failures = 0;
        // Good to know, but no reason to stop when the device is full.
        await this.store.putFact('lastContact', this.now().toISOString()).catch(() => {});
        continue;
      }
      if (ending === 'empty') return IDLE_MILLIS;
      if (ending === 'locked-out') return LOCKED_OUT_MILLIS;
      this.failures++;
      if (retryAfterMillis > 0) this.notBefore = this.now().getTime() + Math.min(retryAfterMillis, LONGEST_WAIT_MILLIS);
      return Math.max(Math.min(retryAfterMillis, LONGEST_WAIT_MILLIS), waitMillis(this.failures));
    }
  }

  /**
   * Two pages of one kiosk must not send the same batch at once; the server would sort it out, at twice the cost.
   *
   * @param {() => Promise<number>} work
   */
  async alone(work) {
    if (!globalThis.navigator?.locks) return work();
    return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : IDLE_MILLIS));
  }
}
