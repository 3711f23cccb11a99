import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { Texts } from '../src/texts.js';
import { pathOf, read } from './files.js';

const words = async (/** @type {string} */ tag) => JSON.parse(await read(`languages/${tag}.json`));

/** @param {Record<string, unknown>} answers */
const serve = (answers) => async (/** @type {string} */ path) => {
  if (!(path in answers)) throw new TypeError('no ' + path);
  return new Response(JSON.stringify(answers[path]));
};

test('every language has the same keys with the same places for values', async () => {
  const places = (/** @type {string} */ text) => (text.match(/\{\d\}/g) ?? []).sort().join();
  const vietnamese = await words('vi');
  for (const tag of JSON.parse(await read('languages/index.json'))) {
    const other = await words(tag);
    assert.deepEqual(Object.keys(other), Object.keys(vietnamese), tag);
    for (const key of Object.keys(vietnamese)) {
      assert.equal(places(other[key]), places(vietnamese[key]), tag + ' ' + key);
      assert.notEqual(other[key].trim(), '', tag + ' ' + key);
    }
  }
});

test('Vietnamese stands first, and every file of words is listed', async () => {
  const listed = JSON.parse(await read('languages/index.json'));
  const files = (await readdir(pathOf('languages'))).filter((name) => name !== 'index.json');
  assert.equal(listed[0], 'vi');
  assert.deepEqual(listed.map((/** @type {string} */ tag) => tag + '.json').sort(), files.sort());
});

test('every key that the code uses exists, and every key is used', async () => {
  const known = Object.keys(await words('vi'));
  const used = new Set();
  const prefixes = ['score.', 'reason.', 'praise.', 'staff.', 'sending.'];
  for (const name of await readdir(pathOf('src'))) {
    const code = await read('src/' + name);
    for (const [, key] of code.matchAll(/'([a-z]+(?:[.-][a-z-]+)*)'/g)) used.add(key);
    for (const [, key] of code.matchAll(/(?:texts|language|this)\.get\(\s*'([^']+)'\s*[,)]/g)) {
      assert.ok(known.includes(key), `${name} uses ${key}`);
    }
  }
  const unused = known.filter((key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)));
  assert.deepEqual(unused, []);
});

test('every reason of the one-tap questionnaire has a word for blame and one for praise', async () => {
  const preset = pathOf('../src/main/resources/presets/questionnaires/KIOSK_1TAP@1.json');
  const questionnaire = JSON.parse(await readFile(preset, 'utf8'));
  for (const [question, prefix] of [['REASONS', 'reason.'], ['PRAISE', 'praise.']]) {
    const { choices } = questionnaire.questions.find((/** @type {any} */ one) => one.code === question);
    assert.ok(choices.length > 0);
    for (const tag of ['vi', 'en']) {
      const known = await words(tag);
      for (const { code } of choices) assert.ok(known[prefix + code], `${tag} ${prefix}${code}`);
    }
  }
});

test('a text takes its values', () => {
  const texts = new Texts('vi', { greeting: 'chào {0} và {1}' });
  assert.equal(texts.get('greeting', 'A', 2), 'chào A và 2');
  assert.throws(() => texts.get('nothing'), /no text nothing in vi/);
});

test('a reason that this copy has no words for is called «other»', () => {
  const texts = new Texts('vi', { 'reason.OTHER': 'Lý do khác' });
  assert.equal(texts.getChoice('reason.BRAND_NEW'), 'Lý do khác');
});

test('a language that cannot be read is left out, and a missing word is said in Vietnamese', async () => {
  const fetcher = serve({
    'languages/index.json': ['vi', 'en', 'km'],
    'languages/vi.json': { yes: 'có', no: 'không' },
    'languages/en.json': { yes: 'yes' },
  });
  const languages = await Texts.loadAll(/** @type {any} */ (fetcher));
  assert.deepEqual(languages.map((one) => one.tag), ['vi', 'en']);
  assert.equal(languages[1].get('yes'), 'yes');
  assert.equal(languages[1].get('no'), 'không');
});
