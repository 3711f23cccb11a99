// @ts-check

/** The words of one language, from languages/<tag>.json. */
export class Texts {
  /** @param {string} tag @param {Record<string, string>} words */
  constructor(tag, words) {
    this.tag = tag;
    this.words = words;
  }

  /** @param {string} tag @param {typeof fetch} fetcher */
  static async load(tag, fetcher = (...call) => fetch(...call)) {
    const response = await fetcher('languages/' + tag + '.json');
    return new Texts(tag, await response.json());
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
}
