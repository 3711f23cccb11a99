// @ts-check

export const UNTOUCHED_MILLIS = 60_000;
export const WARNING_MILLIS = 15_000;

/** Watches how long nobody has touched the screen. */
export class Untouched {
  /** @param {() => number} now milliseconds, on a clock that nobody sets back */
  constructor(now = () => performance.now()) {
    this.now = now;
    this.touchedAt = -Infinity;
    /** @type {ReturnType<typeof setTimeout>[]} */
    this.timers = [];
    /** @type {(touched: EventTarget | null) => void} */
    this.again = () => {};
  }

  /** Every touch, key and letter starts the wait anew. */
  listen() {
    for (const touch of ['pointerdown', 'keydown', 'input']) {
      addEventListener(
        touch,
        (event) => {
          this.touchedAt = this.now();
          this.again(event.target);
        },
        true,
      );
    }
  }

  /** How long the last touch is ago. */
  millis() {
    return this.now() - this.touchedAt;
  }

  /**
   * Watches one screen; the one before is watched no longer.
   *
   * @param {{ warn?: () => void, touched?: (target: EventTarget | null) => void, leave: () => void }} what
   */
  watch({ warn, touched, leave }) {
    const wait = () => {
      this.clear();
      if (warn) this.timers.push(setTimeout(warn, UNTOUCHED_MILLIS - WARNING_MILLIS));
      this.timers.push(setTimeout(leave, UNTOUCHED_MILLIS));
    };
    this.again = (target) => {
      touched?.(target);
      wait();
    };
    wait();
  }

  /** Leaves a screen after a while whether it is touched or not. @param {number} millis @param {() => void} leave */
  leaveAfter(millis, leave) {
    this.ignore();
    this.timers.push(setTimeout(leave, millis));
  }

  /** Watches nothing. */
  ignore() {
    this.clear();
    this.again = () => {};
  }

  clear() {
    this.timers.forEach(clearTimeout);
    this.timers = [];
  }
}
