// @ts-check
import { isConfiguration } from './configuration.js';
import { element } from './element.js';
import { heartbeat } from './heartbeat.js';
import { detailsScreen, enrolScreen, failureScreen, startScreen, thanksScreen, warning } from './screens.js';
import { Sender } from './sender.js';
import { NoAnswer, Refused } from './server.js';
import { hush, speak } from './speech.js';
import { cleaningScreen, exportQueue, factsOf, pinScreen, staffScreen } from './staff-area.js';
import { Texts } from './texts.js';
import { toolbar } from './toolbar.js';
import { Untouched } from './untouched.js';
import { uuid7 } from './uuid.js';
import { START, choicesFor, next } from './visit.js';

const THANKS_MILLIS = 8_000;
const HEARTBEAT_MILLIS = 60_000;
const IDLE_MILLIS = 10_000;
/** The second tap of a double tap must not hit what the first one brought. */
const SETTLING_MILLIS = 350;

/** The screen of one kiosk: shows a visit, keeps what is tapped, and lets the sender do the rest. */
export class Kiosk {
  /**
   * @param {HTMLElement} page
   * @param {import('./store.js').Store} store
   * @param {import('./server.js').Server} server
   */
  constructor(page, store, server) {
    this.page = page;
    this.store = store;
    this.server = server;
    this.sender = new Sender(store, server, (ending) => (this.lastEnding = ending));
    this.untouched = new Untouched();
    this.lastEnding = '';
    this.clockOffsetMillis = 0;
    this.isPersisted = false;
    this.assisted = false;
    /** @type {import('./visit.js').Visit} */
    this.visit = START;
    /** @type {{ choices: string[], comment: string }} what the citizen has added so far */
    this.draft = { choices: [], comment: '' };
    /** @type {import('./configuration.js').Configuration | undefined} */
    this.configuration = undefined;
    /** @type {Texts[]} */
    this.languages = [];
    this.texts = new Texts('vi', {});
    /** On the page's own clock, which nobody sets back. */
    this.notBefore = 0;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.beating = undefined;
    /** @type {import('./staff-area.js').Fact[]} */
    this.facts = [];
    /** @type {Promise<unknown>} */
    this.keeping = Promise.resolve();
  }

  async begin() {
    this.languages = await Texts.loadAll();
    this.texts = this.languages[0];
    await this.store.sealAbandoned();
    this.configuration = await this.store.fact('configuration');
    this.listen();
    this.show();
    if (this.configuration) this.work();
    // Last, because a browser may ask somebody first.
    this.isPersisted = (await navigator.storage?.persist?.()) ?? false;
  }

  listen() {
    this.untouched.listen();
    addEventListener('online', () => this.configuration && this.sender.run());
    // What a browser keeps of a page that it leaves must not show the citizen of that moment.
    addEventListener('pagehide', () => this.leave());
    addEventListener('pageshow', (event) => event.persisted && this.leave());
    addEventListener('popstate', () => this.leave());
    addEventListener('contextmenu', (event) => event.preventDefault());
    addEventListener('keydown', (event) => this.key(event));
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', () => this.showTools());
    this.store.onLost(() => this.whenIdle(() => location.reload()));
  }

  /** Starts what goes on for ever once the device is a kiosk. */
  work() {
    this.sender.run();
    const beat = () => this.beat().catch(() => {});
    beat();
    clearInterval(this.beating);
    this.beating = setInterval(beat, HEARTBEAT_MILLIS);
  }

  async beat() {
    const told = await heartbeat(this.store, this.server, this.isPersisted, new Date());
    this.clockOffsetMillis = told.clockOffsetMillis;
    const { configuration } = told;
    if (!configuration) return;
    this.whenIdle(() => {
      this.configuration = configuration;
      this.show();
    });
  }

  /** @param {() => void} act done as soon as nobody stands in front of the kiosk */
  whenIdle(act) {
    const nobody = this.untouched.millis() > IDLE_MILLIS;
    if (nobody && (this.visit.screen === 'start' || !this.configuration)) act();
    else setTimeout(() => this.whenIdle(act), 1_000);
  }

  /** @param {number} score */
  async rate(score) {
    if (this.visit.screen !== 'start' || performance.now() < this.notBefore || !this.configuration) return;
    this.notBefore = Infinity;
    const rules = this.configuration.questionnaire;
    let kept;
    try {
      kept = await this.store.add({
        id: uuid7(Date.now()),
        questionnaire: rules.code + '@' + rules.version,
        givenAt: new Date().toISOString(),
        language: this.texts.tag,
        assisted: this.assisted,
        answers: { OVERALL: score },
      });
    } catch {
      // Not stored means not thanked for.
      this.go({ type: 'not-stored' });
      return;
    }
    this.holdBack();
    this.go({ type: 'stored', score, seq: kept.seq, id: kept.rating.id });
  }

  /** Back comes to this page again, and to its start, not to where the citizen before had been. */
  holdBack() {
    if (!history.state?.held) history.pushState({ held: true }, '');
  }

  /** Keeps what the citizen adds, as it is added. */
  keep() {
    const { visit, draft } = this;
    if (visit.screen !== 'details' || !this.configuration) return;
    const kind = choicesFor(visit.score, this.configuration.questionnaire);
    const more = {
      answers: kind === 'NONE' ? {} : { [kind]: [...draft.choices] },
      comment: draft.comment.trim() || undefined,
    };
    this.keeping = this.keeping.then(() => this.store.complete(visit.seq, more)).catch(() => {});
  }

  finish() {
    this.sealVisit();
    this.go({ type: 'finished' });
  }

  leave() {
    this.sealVisit();
    if (this.configuration) this.go({ type: 'left' });
  }

  /** The tap was the rating; whatever was added to it is in, and it goes out whole. */
  sealVisit() {
    const { visit } = this;
    if (visit.screen !== 'details') return;
    this.keeping = this.keeping
      .then(() => this.store.seal(visit.seq))
      .then(() => this.sender.run())
      .catch(() => {});
  }

  /** @param {import('./visit.js').Happening} happening */
  go(happening) {
    const before = this.visit;
    this.visit = next(before, happening);
    if (this.visit === before && before.screen !== 'start') return;
    if (this.visit.screen === 'start') this.forgetCitizen(before.screen === 'thanks' || before.screen === 'details');
    this.show();
  }

  /** @param {boolean} hasRated */
  forgetCitizen(hasRated) {
    hush();
    this.assisted = false;
    this.draft = { choices: [], comment: '' };
    this.texts = this.languages[0];
    document.body.classList.remove('big', 'contrast');
    const coolDown = hasRated ? (this.configuration?.questionnaire.coolDownSeconds ?? 3) * 1000 : 0;
    const running = this.notBefore === Infinity ? 0 : this.notBefore;
    this.notBefore = Math.max(running, performance.now() + coolDown);
  }

  show() {
    const { texts, visit } = this;
    document.documentElement.lang = texts.tag;
    document.title = texts.get('title');
    document.body.dataset.screen = this.screenName();
    const band = element('p', { class: 'band' }, this.configuration?.demo ? texts.get('demo') : '');
    this.page.replaceChildren(band, this.tools(), this.screen());
    scrollTo(0, 0);
    const first = this.page.querySelector('input') ?? this.page.querySelector('h1');
    /** @type {HTMLElement | null} */ (first)?.focus();
    this.settle();
    if (visit.screen === 'thanks' || visit.screen === 'failure') {
      this.untouched.leaveAfter(THANKS_MILLIS, () => this.leave());
    } else if (visit.screen === 'details') {
      this.untouched.watch({ warn: () => this.warn(), touched: (target) => this.unwarn(target), leave: () => this.leave() });
    } else if (visit.screen === 'cleaning') {
      this.untouched.ignore();
    } else {
      this.untouched.watch({ leave: () => this.leaveUntouched() });
    }
  }

  /** An untouched start screen forgets the language and the switches of one who went away. */
  leaveUntouched() {
    const isChanged =
      this.texts !== this.languages[0] || this.assisted || document.body.matches('.big, .contrast');
    if (this.visit.screen !== 'start' || isChanged) this.leave();
  }

  screenName() {
    return this.configuration ? this.visit.screen : 'enrol';
  }

  /** Takes no pointer for a moment after a change, and none for a rating during the cool-down. */
  settle() {
    document.body.classList.add('settling');
    setTimeout(() => document.body.classList.remove('settling'), SETTLING_MILLIS);
    const left = this.notBefore - performance.now();
    if (this.screenName() !== 'start' || left <= 0) return;
    const scores = /** @type {NodeListOf<HTMLButtonElement>} */ (this.page.querySelectorAll('.score'));
    scores.forEach((score) => (score.disabled = true));
    setTimeout(() => scores.forEach((score) => (score.disabled = false)), left);
  }

  screen() {
    const { texts, configuration, visit } = this;
    if (!configuration || visit.screen === 'enrol') return enrolScreen(texts, (code) => this.enrol(code));
    switch (visit.screen) {
      case 'details':
        return detailsScreen(texts, configuration, visit.score, this.draft, () => this.keep(), () => this.finish());
      case 'thanks':
        return thanksScreen(texts, configuration, visit.id, () => this.leave());
      case 'failure':
        return failureScreen(texts, () => this.leave());
      case 'pin':
        return pinScreen(texts, configuration.pin, () => this.showStaff(), () => this.leave());
      case 'staff':
        return staffScreen(texts, this.facts, this.staffActs(configuration));
      case 'cleaning':
        return cleaningScreen(texts, () => this.leave());
      default:
        return startScreen(texts, configuration, (score) => this.rate(score));
    }
  }

  tools() {
    if (this.visit.screen === 'cleaning') return element('div', { class: 'tools' });
    return toolbar(this.screenName(), this.texts, this.languages, this.assisted, {
      speak: (language) => this.changed(() => (this.texts = language)),
      assist: () => this.changed(() => (this.assisted = !this.assisted)),
      readAloud: () => this.readAloud(),
      askPin: () => this.go({ type: 'staff-asked' }),
    });
  }

  showTools() {
    this.page.querySelector('.tools')?.replaceWith(this.tools());
  }

  /** @param {() => void} change */
  changed(change) {
    hush();
    change();
    this.show();
  }

  readAloud() {
    const spoken = Array.from(this.page.querySelectorAll('h1, .word, .choice'), (one) => one.textContent ?? '');
    speak(spoken.join('. '), this.texts.tag);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const isElsewhere = event.target instanceof Element && event.target.matches('input, textarea, button');
    if (event.key === 'Escape') this.leave();
    if (event.key === 'Enter' && !isElsewhere && this.visit.screen === 'details') this.finish();
    else if (event.key === 'Enter' && !isElsewhere && this.visit.screen !== 'staff') this.leave();
    // A keypad whose number lock is off sends End and arrows with the same codes.
    const digit = /^[1-5]$/.exec(event.key) ?? /(?<=^Numpad)[1-5]$/.exec(event.code);
    if (digit && this.screenName() === 'start') this.rate(Number(digit[0]));
  }

  warn() {
    this.unwarn();
    this.page.append(warning(this.texts, () => this.unwarn()));
  }

  /** @param {EventTarget | null} [touched] what is in the warning itself stays until its click is done */
  unwarn(touched) {
    const shown = this.page.querySelector('.warning');
    if (!(touched instanceof Node && shown?.contains(touched))) shown?.remove();
  }

  /** @param {string} code */
  async enrol(code) {
    try {
      const { key, ...configuration } = await this.server.enrol(code);
      if (typeof key !== 'string' || !isConfiguration(configuration)) throw new NoAnswer('no enrolment');
      await this.store.enrol(key, configuration);
      this.configuration = configuration;
      this.visit = START;
      this.show();
      this.work();
    } catch (error) {
      const isRefused = error instanceof Refused && error.status < 429;
      const isOffline = error instanceof NoAnswer || error instanceof Refused;
      const key = isRefused ? 'enrol.refused' : isOffline ? 'enrol.no-answer' : 'failure.what-now';
      const screen = enrolScreen(this.texts, (again) => this.enrol(again), this.texts.get(key), code);
      this.page.lastElementChild?.replaceWith(screen);
      screen.querySelector('input')?.focus();
    }
  }

  async showStaff() {
    this.facts = await factsOf(this.texts, this.store, {
      kiosk: this.configuration?.kiosk ?? '',
      ending: this.lastEnding,
      clockOffsetMillis: this.clockOffsetMillis,
      isPersisted: this.isPersisted,
    });
    this.go({ type: 'staff-known' });
  }

  /** @param {import('./configuration.js').Configuration} configuration */
  staffActs(configuration) {
    return {
      send: async () => {
        await this.sender.run();
        await this.beat().catch(() => {});
        await this.showStaff();
      },
      retry: async () => {
        await this.store.retryAside();
        await this.sender.run();
        await this.showStaff();
      },
      export: () => exportQueue(this.store, configuration.kiosk, new Date()),
      clean: () => this.go({ type: 'cleaning' }),
      'new-code': () => this.go({ type: 'new-code' }),
      leave: () => this.leave(),
    };
  }
}
