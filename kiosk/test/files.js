// What a kiosk keeps on the device, and the stamp that tells one set of these files from another.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../', import.meta.url);

/** Told by the stamp, so not part of it. */
export const VERSION_FILE = 'src/version.js';
export const WORKER_FILE = 'service-worker.js';

/** @param {string} name relative to kiosk/ */
export function pathOf(name) {
  return fileURLToPath(new URL(name, ROOT));
}

/** @param {string} name relative to kiosk/ */
export function read(name) {
  return readFile(pathOf(name), 'utf8');
}

/** Returns every file on disk that the kiosk needs without a network, sorted. */
export async function filesOnDisk() {
  const of = async (folder, ending) =>
    (await readdir(pathOf(folder))).filter((name) => name.endsWith(ending)).map((name) => folder + name);
  return [
    'icon.svg',
    'index.html',
    'kiosk.css',
    'manifest.webmanifest',
    ...(await of('languages/', '.json')),
    ...(await of('src/', '.js')),
  ].sort();
}

/** Returns the names that the service worker keeps, sorted; the folder itself is index.html. */
export async function filesOfWorker() {
  const list = /const FILES = \[([^\]]*)\]/.exec(await read(WORKER_FILE))[1];
  return Array.from(list.matchAll(/'([^']+)'/g), ([, name]) => (name === './' ? 'index.html' : name)).sort();
}

/** Returns 12 hexadecimal digits of SHA-256 over names and contents of all files but the version's. */
export async function stampOfFiles() {
  const hash = createHash('sha256');
  for (const name of await filesOnDisk()) {
    if (name !== VERSION_FILE) hash.update(name + '\0' + (await read(name)) + '\0');
  }
  return hash.digest('hex').slice(0, 12);
}

/** Returns the stamp that a file says. @param {string} name */
export async function stampIn(name) {
  return /const (?:CACHE = PREFIX \+|VERSION =) '([^']*)'/.exec(await read(name))?.[1];
}
