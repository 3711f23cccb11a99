import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused, Server } from '../src/server.js';

const answering = (body, init) => new Server(async () => 'key', async () => new Response(body, init));

test('a page of the network that also answers 200 is no answer', async () => {
  await assert.rejects(answering('<html>Sign in</html>').send([], ''), NoAnswer);
  await assert.rejects(answering('{"welcome":true}').send([], ''), NoAnswer);
});

test('a network that fails is no answer', async () => {
  const server = new Server(async () => 'key', async () => {
    throw new TypeError('fetch failed');
  });
  await assert.rejects(server.send([], ''), NoAnswer);
});

test('a busy server says when to come again', async () => {
  const server = answering('{}', { status: 429, headers: { 'Retry-After': '7' } });
  await assert.rejects(server.send([], ''), (error) => error instanceof Refused && error.retryAfterMillis === 7_000);
});

test('the key goes in the header and nowhere else', async () => {
  let seen;
  const server = new Server(async () => 'secret', async (...call) => {
    seen = call;
    return new Response('{"receipts":[]}');
  });
  await server.send([{ id: 'x' }], '2026-11-21T03:00:00Z');
  assert.equal(seen[0], '/api/kiosk/ratings');
  assert.equal(seen[1].headers.Authorization, 'Bearer secret');
  assert.equal(seen[1].body, '{"sentAt":"2026-11-21T03:00:00Z","ratings":[{"id":"x"}]}');
});
