// @ts-check

/** The words of one language, from languages/<tag>.json. */
export class Texts {
  /** @param {string} tag @param {Record<string, string>} words */
  constructor(tag, words) {
    this.tag = tag;
    this.words = words;
  }

  /**
   * Returns the languages that exist, the office's own first. One that cannot be read is left out, and a word that one
   * lacks is said in the first language: a slip in a translation must not stop a kiosk.
   *
   * @param {typeof fetch} fetcher
   */
  static async loadAll(fetcher = (...call) => fetch(...call)) {
    const tags = /** @type {string[]} */ (await (await fetcher('languages/index.json')).json());
    const [first, ...others] = await Promise.allSettled(tags.map((tag) => load(tag, fetcher)));
    if (first.status === 'rejected') throw first.reason;
    const known = others.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    return [first.value, ...known.map((one) => new Texts(one.tag, { ...first.value.words, ...one.words }))];
  }

  /**
   * Returns the text of a key; a missing one is a bug and says so.
   *
   * @param {string} key
   * @param {...(string | number)} values for {0}, {1}…
   */
  get(key, ...values) {
    const text = this.words[key];
    if (text === undefined) throw new Error('no text ' + key + ' in ' + this.tag);
    return text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)] ?? ''));
  }

  /** Returns the text of a reason; one that this copy has no words for yet is called «other». @param {string} key */
  getChoice(key) {
    return this.words[key] ?? this.get(key.replace(/\..*/, '.OTHER'));
  }
}

/** @param {string} tag @param {typeof fetch} fetcher */
async function load(tag, fetcher) {
  const response = await fetcher('languages/' + tag + '.json');
  return new Texts(tag, await response.json());
}
