// @ts-check
import { Kiosk } from './kiosk.js';
import { Server } from './server.js';
import { Store } from './store.js';

const page = /** @type {HTMLElement} */ (document.getElementById('kiosk'));

/** Asks for the service worker; a new one takes over only when nobody stands in front of the kiosk. */
async function installOffline(/** @type {Kiosk} */ kiosk) {
  if (!('serviceWorker' in navigator)) return;
  let hadOne = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // The very first one brings nothing new.
    if (hadOne) kiosk.whenIdle(() => location.reload());
    hadOne = true;
  });
  const registration = await navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' });
  const takeOver = () => kiosk.whenIdle(() => registration.waiting?.postMessage('take-over'));
  if (registration.waiting) takeOver();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', takeOver);
  });
  setInterval(() => registration.update().catch(() => {}), 60 * 60_000);
}

/** Why this page cannot be a kiosk; told in both languages, for no words are loaded yet. @param {string} text */
function giveUp(text) {
  page.textContent = text;
}

try {
  if (!isSecureContext) {
    giveUp('Ki-ốt cần địa chỉ https (hoặc localhost). Xin báo người quản trị. / The kiosk needs an https address (or localhost).');
    throw new Error('no secure context');
  }
  const store = await Store.open(indexedDB);
  const server = new Server(async () => (await store.fact('key')) ?? '');
  const kiosk = new Kiosk(page, store, server);
  await kiosk.begin();
  installOffline(kiosk).catch(() => {});
} catch (error) {
  if (!page.textContent) {
    giveUp('Ki-ốt không mở được bộ nhớ của thiết bị. Xin báo cán bộ. / The kiosk cannot open its storage.');
  }
  throw error;
}
