import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { test } from 'node:test';

const read = (file) => readFileSync(new URL('../' + file, import.meta.url), 'utf8');
const listed = [...read('service-worker.js').matchAll(/^ {2}'([^']+)',$/gm)].map(([, file]) => file);
const sources = readdirSync(new URL('../src', import.meta.url)).map((file) => 'src/' + file);

test('everything that the kiosk needs to start is kept for when the network is gone', () => {
  const languages = JSON.parse(read('languages/index.json')).map((tag) => `languages/${tag}.json`);
  const needed = [...sources, ...languages, 'languages/index.json', 'kiosk.css', 'manifest.webmanifest', 'icon.svg'];
  assert.deepEqual(needed.filter((file) => !listed.includes(file)), []);
});

test('nothing is listed that is not there; one missing file would keep all from being installed', () => {
  for (const file of listed) assert.ok(statSync(new URL('../' + file, import.meta.url)), file);
});

test('the languages say the same things, each with the same gaps to fill', () => {
  const [vi, en] = ['vi', 'en'].map((tag) => JSON.parse(read(`languages/${tag}.json`)));
  assert.deepEqual(Object.keys(en).sort(), Object.keys(vi).sort());
  for (const key of Object.keys(vi)) assert.deepEqual(en[key].match(/\{\d\}/g), vi[key].match(/\{\d\}/g), key);
});

test('every text that the source asks for by its plain key exists', () => {
  const vi = JSON.parse(read('languages/vi.json'));
  for (const file of sources) {
    for (const [, key] of read(file).matchAll(/\.get\(['"]([a-z][\w.-]*[\w-])['"]/g)) {
      if (file !== 'src/store.js' && key !== 'Retry-After') assert.ok(key in vi, `${file}: ${key}`);
    }
  }
});

test('no other host, inline script or inline style', () => {
  const page = read('index.html');
  assert.doesNotMatch(page, /<script(?![^>]* src=)|<style|style=| on\w+=/);
  for (const file of [...listed.filter((one) => /\.(js|css|svg|webmanifest)$/.test(one)), 'index.html']) {
    assert.doesNotMatch(read(file).replaceAll('http://www.w3.org/', ''), /(https?:)?\/\/[a-z0-9-]+\.[a-z]/i, file);
  }
});

test('the first load stays under 150 KB even uncompressed', () => {
  const bytes = listed
    .map((file) => statSync(new URL('../' + (file === './' ? 'index.html' : file), import.meta.url)).size)
    .reduce((sum, size) => sum + size);
  assert.ok(bytes < 150_000, String(bytes));
});
