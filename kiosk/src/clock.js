// @ts-check

/** Less is drift, and harmless. */
const LEAST_MILLIS = 60_000;
/** A device that sleeps looks as if its clock were set forward; nobody lets a kiosk sleep for longer than this. */
const LONGEST_SLEEP_MILLIS = 30 * 24 * 60 * 60_000;

/** Notices that somebody, or the network, has set the device's clock while this page was open. */
export class Clock {
  /**
   * @param {() => number} wall what the device takes for the time, milliseconds
   * @param {() => number} steady milliseconds that nobody sets
   */
  constructor(wall = () => Date.now(), steady = () => performance.now()) {
    this.wall = wall;
    this.steady = steady;
    this.begun = wall() - steady();
  }

  /** By how much the clock was set since it was last followed, milliseconds; 0 for not at all. */
  setBy() {
    const millis = Math.round(this.wall() - this.steady() - this.begun);
    return millis < -LEAST_MILLIS || millis > LONGEST_SLEEP_MILLIS ? millis : 0;
  }

  /** Says that everything noted before has been moved by so much. @param {number} millis */
  followed(millis) {
    this.begun += millis;
  }
}
