// @ts-check
/// <reference lib="webworker" />

const PREFIX = 'thuocdo-kiosk-';
/** Written by `npm run stamp` from what is in the files; the old copy serves until the new one is complete. */
const CACHE = PREFIX + 'debf3f9a4960';

const FILES = [
  './',
  'kiosk.css',
  'manifest.webmanifest',
  'icon.svg',
  'languages/index.json',
  'languages/vi.json',
  'languages/en.json',
  'src/back-off.js',
  'src/clock.js',
  'src/configuration.js',
  'src/element.js',
  'src/faces.js',
  'src/heartbeat.js',
  'src/kiosk.js',
  'src/main.js',
  'src/pin.js',
  'src/receipt-code.js',
  'src/screens.js',
  'src/send-waiting.js',
  'src/sender.js',
  'src/server.js',
  'src/speech.js',
  'src/staff-area.js',
  'src/store.js',
  'src/texts.js',
  'src/toolbar.js',
  'src/untouched.js',
  'src/uuid.js',
  'src/version.js',
  'src/visit.js',
];

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener('install', (event) => {
  // All or nothing: a kiosk with half its files would not start.
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
      }
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || !event.request.url.startsWith(worker.registration.scope)) return;
  event.respondWith(
    (async () => {
      const cache = await caches.open(CACHE);
      // Whatever address below the kiosk is opened, there is one page.
      const asked = event.request.mode === 'navigate' ? './' : event.request;
      const kept = await cache.match(asked, { ignoreSearch: true });
      return kept ?? fetch(event.request);
    })(),
  );
});
