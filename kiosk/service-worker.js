// @ts-check
/// <reference lib="webworker" />

const PREFIX = 'thuocdo-kiosk-';
/** Raised with every change of a file below; the old copy serves until the new one is complete and nobody is here. */
const CACHE = PREFIX + '3';

const FILES = [
  './',
  'kiosk.css',
  'manifest.webmanifest',
  'icon.svg',
  'languages/index.json',
  'languages/vi.json',
  'languages/en.json',
  'src/main.js',
  'src/kiosk.js',
  'src/back-off.js',
  'src/element.js',
  'src/faces.js',
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
  'src/uuid.js',
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
      const kept = await cache.match(event.request, { ignoreSearch: true });
      return kept ?? fetch(event.request);
    })(),
  );
});
