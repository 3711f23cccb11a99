// @ts-check
import { element } from './element.js';
import { detailsScreen, enrolScreen, failureScreen, startScreen, thanksScreen } from './screens.js';
import { Sender } from './sender.js';
import { NoAnswer } from './server.js';
import { findVoice, hush, speak } from './speech.js';
import { cleaningScreen, exportQueue, pinScreen, staffScreen } from './staff-area.js';
import { Texts } from './texts.js';
import { uuid7 } from './uuid.js';
import { START, choicesFor, next } from './visit.js';

export const VERSION = '3';

const THANKS_MILLIS = 8_000;
const UNTOUCHED_MILLIS = 60_000;
const WARNING_MILLIS = 15_000;
const HEARTBEAT_MILLIS = 60_000;
const HOLD_FOR_STAFF_MILLIS = 3_000;
const GHOST_MILLIS = 500;
const GHOST_PIXELS = 60;

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
    this.lastEnding = '';
    this.clockOffsetMillis = 0;
    this.isPersisted = false;
    this.assisted = false;
    /** @type {import('./visit.js').Visit} */
    this.visit = START;
    this.isStaff = false;
    /** @type {import('./screens.js').Configuration | undefined} */
    this.configuration = undefined;
    /** @type {Texts[]} */
    this.languages = [];
    this.texts = /** @type {Texts} */ (/** @type {unknown} */ (undefined));
    this.notBefore = 0;
    this.lastClick = { x: 0, y: 0, at: 0, wasFace: false };
    /** @type {ReturnType<typeof setTimeout>[]} */
    this.timers = [];
    /** @type {Promise<unknown>} */
    this.keeping = Promise.resolve();
  }

  async begin() {
    const tags = await (await fetch('languages/index.json')).json();
    this.languages = await Promise.all(tags.map((/** @type {string} */ tag) => Texts.load(tag)));
    this.texts = this.languages[0];
    await this.store.sealAll();
    this.configuration = await this.store.fact('configuration');
    this.isPersisted = (await navigator.storage?.persist?.()) ?? false;
    this.listen();
    this.show();
    if (this.configuration) this.work();
  }

  listen() {
    addEventListener('online', () => this.configuration && this.sender.run());
    // A page that comes back from memory would show the citizen before.
    addEventListener('pageshow', (event) => event.persisted && this.leave());
    addEventListener('popstate', () => this.leave());
    addEventListener('contextmenu', (event) => event.preventDefault());
    addEventListener('click', (event) => this.swallowGhost(event), true);
    addEventListener('keydown', (event) => this.key(event));
    for (const touch of ['pointerdown', 'keydown', 'input']) {
      addEventListener(touch, () => this.visit.screen === 'details' && this.watch(), true);
    }
  }

  /**
   * The second half of a double tap on a face lands on what stands there next; it must choose nothing.
   *
   * @param {MouseEvent} event
   */
  swallowGhost(event) {
    const { x, y, at, wasFace } = this.lastClick;
    const isNear = Math.hypot(event.clientX - x, event.clientY - y) < GHOST_PIXELS && event.detail > 0;
    const isGhost = this.visit.screen === 'details' && isNear && event.timeStamp - at < GHOST_MILLIS && wasFace;
    this.lastClick = {
      x: event.clientX,
      y: event.clientY,
      at: event.timeStamp,
      wasFace: isGhost || this.visit.screen === 'start',
    };
    if (!isGhost && document.body.dataset.screen !== 'cleaning') return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Starts what goes on for ever once the device is a kiosk. */
  work() {
    this.sender.run();
    const beat = () => this.heartbeat().catch(() => {});
    beat();
    setInterval(beat, HEARTBEAT_MILLIS);
  }

  /** @param {() => void} act done at once on an untouched start screen, else as soon as it is that */
  whenIdle(act) {
    if (this.visit.screen === 'start' && !this.isStaff) act();
    else setTimeout(() => this.whenIdle(act), 1_000);
  }

  /** @param {number} score */
  async rate(score) {
    if (this.visit.screen !== 'start' || Date.now() < this.notBefore || !this.configuration) return;
    this.notBefore = Number.MAX_SAFE_INTEGER;
    const rules = this.configuration.questionnaire;
    try {
      const rating = await this.store.add({
        id: uuid7(Date.now()),
        questionnaire: rules.code + '@' + rules.version,
        givenAt: new Date().toISOString(),
        language: this.texts.tag,
        assisted: this.assisted,
        answers: { OVERALL: score },
      });
      this.go({ type: 'stored', score, seq: rating.seq, id: rating.id });
    } catch {
      // Not stored means not thanked for.
      this.go({ type: 'not-stored' });
    }
  }

  /** @param {string[]} choices @param {string} comment */
  keep(choices, comment) {
    const visit = this.visit;
    if (visit.screen !== 'details' || !this.configuration) return;
    const kind = choicesFor(visit.score, this.configuration.questionnaire);
    const written = comment.trim();
    this.keeping = this.keeping
      .then(() =>
        this.store.complete(visit.seq, {
          answers: kind === 'NONE' ? {} : { [kind]: choices },
          ...(written ? { comment: written } : { comment: undefined }),
        }),
      )
      .catch(() => {});
  }

  finish() {
    this.sealVisit();
    this.go({ type: 'finished' });
  }

  leave() {
    this.sealVisit();
    this.isStaff = false;
    this.go({ type: 'left' });
  }

  /** The tap was the rating; whatever was added to it is in, and it goes out whole. */
  sealVisit() {
    const visit = this.visit;
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
    if (this.visit.screen === 'start') this.forgetCitizen(before.screen !== 'start');
    this.show();
  }

  /** @param {boolean} wasSomebody */
  forgetCitizen(wasSomebody) {
    hush();
    this.assisted = false;
    this.texts = this.languages[0];
    document.body.classList.remove('big', 'contrast');
    const coolDown = wasSomebody ? (this.configuration?.questionnaire.coolDownSeconds ?? 3) * 1000 : 0;
    this.notBefore = Date.now() + coolDown;
    // Back must not lead to a page of the citizen before.
    history.replaceState(null, '', location.pathname);
  }

  show() {
    this.timers.forEach(clearTimeout);
    this.timers = [];
    // Whatever is drawn here is a citizen's screen; staff have left theirs, by whatever button.
    this.isStaff = false;
    document.documentElement.lang = this.texts.tag;
    document.title = this.texts.get('title');
    document.body.dataset.screen = this.configuration ? this.visit.screen : 'enrol';
    this.page.replaceChildren(this.band(), this.tools(), this.screen());
    this.page.querySelector('h1')?.focus?.();
    if (this.visit.screen === 'details') this.watch();
    if (this.visit.screen === 'thanks' || this.visit.screen === 'failure') {
      this.after(THANKS_MILLIS, () => this.leave());
    }
  }

  screen() {
    const { texts, configuration, visit } = this;
    if (!configuration) return enrolScreen(texts, (code) => this.enrol(code), '');
    if (visit.screen === 'details') {
      return detailsScreen(
        texts,
        configuration,
        visit.score,
        (choices, comment) => this.keep(choices, comment),
        () => this.finish(),
      );
    }
    if (visit.screen === 'thanks') return thanksScreen(texts, configuration, visit.id, () => this.leave());
    if (visit.screen === 'failure') return failureScreen(texts, () => this.leave());
    return startScreen(texts, configuration, (score) => this.rate(score));
  }

  band() {
    return element('p', { class: 'band' }, this.configuration?.demo ? this.texts.get('demo') : '');
  }

  tools() {
    const { texts } = this;
    const isStart = this.visit.screen === 'start' && Boolean(this.configuration);
    return element(
      'div',
      { class: 'tools', role: 'toolbar', 'aria-label': texts.get('tools') },
      ...this.languages
        .filter((language) => language !== texts && isStart)
        .map((language) =>
          element(
            'button',
            { lang: language.tag, 'data-language': language.tag, onclick: () => this.speakLanguage(language) },
            language.get('language'),
          ),
        ),
      this.toggle('big', texts.get('tool.big')),
      this.toggle('contrast', texts.get('tool.contrast')),
      ...(findVoice(texts.tag)
        ? [element('button', { onclick: () => this.readAloud() }, texts.get('tool.speak'))]
        : []),
      ...(isStart
        ? [
            element(
              'button',
              { 'aria-pressed': String(this.assisted), 'data-assisted': '', onclick: () => this.markAssisted() },
              texts.get('tool.assisted'),
            ),
            this.staffButton(),
          ]
        : []),
    );
  }

  /** @param {string} name @param {string} text */
  toggle(name, text) {
    const button = element('button', { 'aria-pressed': String(document.body.classList.contains(name)) }, text);
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(document.body.classList.toggle(name)));
    });
    return button;
  }

  /** Held for three seconds, or pressed by keyboard: citizens who brush it go nowhere. */
  staffButton() {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let holding;
    const letGo = () => clearTimeout(holding);
    return element(
      'button',
      {
        class: 'quiet',
        'data-staff': '',
        'aria-label': this.texts.get('tool.staff'),
        onpointerdown: () => (holding = setTimeout(() => this.askPin(), HOLD_FOR_STAFF_MILLIS)),
        onpointerup: letGo,
        onpointerleave: letGo,
        onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && this.askPin(),
      },
      '⋯',
    );
  }

  /** @param {Texts} language */
  speakLanguage(language) {
    this.texts = language;
    this.show();
  }

  markAssisted() {
    this.assisted = !this.assisted;
    this.show();
  }

  readAloud() {
    const spoken = Array.from(this.page.querySelectorAll('h1, .word, .choice'), (one) => one.textContent ?? '');
    speak(spoken.join('. '), this.texts.tag);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (document.body.dataset.screen === 'cleaning') return event.preventDefault();
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Escape' && this.configuration) this.leave();
    if (!isTyping && !this.isStaff && /^[1-5]$/.test(event.key) && !event.repeat) this.rate(Number(event.key));
  }

  /** An untouched screen warns, then goes back to the start; the rating is kept with what is in it. */
  watch() {
    this.timers.forEach(clearTimeout);
    this.timers = [];
    this.page.querySelector('.warning')?.remove();
    this.after(UNTOUCHED_MILLIS - WARNING_MILLIS, () => {
      const seconds = String(WARNING_MILLIS / 1000);
      this.page.append(
        element(
          'div',
          { class: 'warning', role: 'alert' },
          element('p', {}, this.texts.get('warning', seconds)),
          element('button', { class: 'primary', onclick: () => this.watch() }, this.texts.get('warning.stay')),
        ),
      );
    });
    this.after(UNTOUCHED_MILLIS, () => this.leave());
  }

  /** @param {number} millis @param {() => void} act */
  after(millis, act) {
    this.timers.push(setTimeout(act, millis));
  }

  /** @param {string} code */
  async enrol(code) {
    try {
      const { key, ...configuration } = await this.server.enrol(code);
      if (!key || !isConfiguration(configuration)) throw new NoAnswer('no configuration');
      await this.store.putFact('key', key);
      await this.store.putFact('configuration', configuration);
      this.configuration = configuration;
      this.show();
      this.work();
    } catch (error) {
      const problem = this.texts.get(error instanceof NoAnswer ? 'enrol.no-answer' : 'enrol.refused');
      this.page.lastElementChild?.replaceWith(enrolScreen(this.texts, (again) => this.enrol(again), problem));
    }
  }

  async heartbeat() {
    const oldest = (await this.store.list('sealed', 1))[0];
    const estimate = (await navigator.storage?.estimate?.()) ?? {};
    const sentAt = new Date();
    const answer = await this.server.heartbeat({
      sentAt: sentAt.toISOString(),
      version: VERSION,
      waiting: (await this.store.count('sealed')) + (await this.store.count('open')),
      oldestWaitingAt: oldest?.rating?.givenAt ?? null,
      setAside: await this.store.count('aside'),
      lastSeq: (await this.store.fact('lastSeq')) ?? 0,
      persisted: this.isPersisted,
      storageUsage: estimate.usage ?? null,
      storageQuota: estimate.quota ?? null,
    });
    this.clockOffsetMillis = Date.parse(answer.now) - sentAt.getTime();
    await this.store.putFact('lastContact', new Date().toISOString());
    if (answer.configuration !== (await this.store.fact('configurationTag'))) {
      const configuration = await this.server.configuration();
      if (!isConfiguration(configuration)) return;
      await this.store.putFact('configuration', configuration);
      await this.store.putFact('configurationTag', answer.configuration);
      this.whenIdle(() => {
        this.configuration = configuration;
        this.show();
      });
    }
  }

  askPin() {
    if (!this.configuration) return;
    this.isStaff = true;
    const screen = pinScreen(this.texts, this.configuration.pin, () => this.showStaff(), () => this.leave());
    this.page.lastElementChild?.replaceWith(screen);
    /** @type {HTMLElement | null} */ (screen.querySelector('input'))?.focus();
    this.after(UNTOUCHED_MILLIS, () => this.leave());
  }

  async showStaff() {
    document.body.dataset.screen = 'staff';
    const configuration = /** @type {import('./screens.js').Configuration} */ (this.configuration);
    const counts = await Promise.all([this.store.count('open'), this.store.count('sealed'), this.store.count('aside')]);
    const waiting = counts.reduce((sum, count) => sum + count);
    this.page.lastElementChild?.replaceWith(
      staffScreen(this.texts, await this.facts(), {
        send: () => this.sender.run().then(() => this.showStaff()),
        export: () => exportQueue(this.store, configuration.kiosk, new Date()),
        clean: () => this.clean(),
        unenrol: () => waiting === 0 && this.unenrol(),
        leave: () => this.leave(),
      }),
    );
  }

  clean() {
    this.timers.forEach(clearTimeout);
    document.body.dataset.screen = 'cleaning';
    this.page.lastElementChild?.replaceWith(cleaningScreen(this.texts, () => this.leave()));
  }

  async facts() {
    const { texts } = this;
    const estimate = (await navigator.storage?.estimate?.()) ?? {};
    const share = estimate.quota ? (estimate.usage ?? 0) / estimate.quota : 0;
    const aside = await this.store.count('aside');
    const minutes = Math.round(this.clockOffsetMillis / 60_000);
    return [
      { label: texts.get('fact.kiosk'), value: '№ ' + this.configuration?.kiosk },
      { label: texts.get('fact.waiting'), value: String(await this.store.count('sealed')) },
      { label: texts.get('fact.aside'), value: String(aside), alarm: aside > 0 },
      { label: texts.get('fact.numbers'), value: String((await this.store.fact('lastSeq')) ?? 0) },
      { label: texts.get('fact.contact'), value: (await this.store.fact('lastContact')) ?? texts.get('never') },
      {
        label: texts.get('fact.sending'),
        value: texts.get(this.lastEnding === 'locked-out' ? 'sending.locked-out' : 'sending.fine'),
        alarm: this.lastEnding === 'locked-out',
      },
      { label: texts.get('fact.clock'), value: texts.get('minutes', minutes), alarm: Math.abs(minutes) > 1 },
      {
        label: texts.get('fact.persisted'),
        value: texts.get(this.isPersisted ? 'yes' : 'no'),
        alarm: !this.isPersisted,
      },
      { label: texts.get('fact.storage'), value: Math.round(share * 100) + ' %', alarm: share > 0.8 },
      { label: texts.get('fact.version'), value: VERSION },
    ];
  }

  async unenrol() {
    await this.store.putFact('key', undefined);
    await this.store.putFact('configuration', undefined);
    await this.store.putFact('configurationTag', undefined);
    // The next enrolment makes another kiosk, whose numbers begin at 1; else the server would miss them.
    await this.store.putFact('lastSeq', 0);
    location.reload();
  }
}

/**
 * Tells our server's answer from that of a network that answers everything itself.
 *
 * @param {any} answer
 */
function isConfiguration(answer) {
  return Array.isArray(answer?.questionnaire?.reasons) && typeof answer.point?.name === 'string';
}
