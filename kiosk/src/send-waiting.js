// @ts-check
import { NoAnswer, Refused } from './server.js';

export const BATCH_SIZE = 50;

/**
 * @typedef {import('./store.js').Store} Store
 * @typedef {{ id?: string, outcome?: string, reason?: string }} Receipt
 * @typedef {(ratings: object[]) => Promise<Receipt[]>} Post rejects with NoAnswer or Refused
 * @typedef {'empty' | 'sent' | 'offline' | 'busy' | 'locked-out'} Ending
 */

/**
 * Sends one batch of waiting ratings, oldest first.
 *
 * A rating leaves the device only after the server has answered for its id: a lost reply costs a repeat, never a rating.
 * What the server refuses, and what nobody can read, is set aside for staff, so that it cannot block what is behind it.
 *
 * @param {Store} store
 * @param {Post} post
 * @param {number} size at most BATCH_SIZE
 * @returns {Promise<{ ending: Ending, retryAfterMillis: number, receipts: Receipt[] }>}
 */
export async function sendWaiting(store, post, size = BATCH_SIZE) {
  const waiting = await store.list('sealed', size);
  if (waiting.length === 0) return ended('empty');

  const readable = waiting.filter((kept) => isReadable(kept.rating));
  for (const kept of waiting) {
    if (!readable.includes(kept)) await store.setAside(kept.seq, 'UNREADABLE');
  }
  if (readable.length === 0) return ended('sent');

  let receipts;
  try {
    receipts = await post(readable.map((kept) => kept.rating));
  } catch (error) {
    if (error instanceof NoAnswer) return ended('offline');
    if (error instanceof Refused) return whenRefused(store, post, readable, error);
    throw error;
  }

  let settled = 0;
  for (const kept of readable) {
    const receipt = receipts.find((one) => one.id === kept.rating.id);
    if (receipt?.outcome === 'STORED' || receipt?.outcome === 'REPEATED') {
      await store.remove(kept.seq);
      settled++;
    } else if (receipt?.outcome === 'REFUSED') {
      await store.setAside(kept.seq, receipt.reason ?? 'REFUSED');
      settled++;
    }
  }
  // A server that answers for none of them would be asked for ever without a pause.
  return settled > 0 ? ended('sent', 0, receipts) : ended('offline');
}

/**
 * @param {Store} store
 * @param {Post} post
 * @param {import('./store.js').Kept[]} batch
 * @param {Refused} refused
 */
async function whenRefused(store, post, batch, refused) {
  if (refused.status === 401 || refused.status === 403) return ended('locked-out');
  const isAboutContent = refused.status === 400 || refused.status === 413;
  if (!isAboutContent) return ended('busy', refused.retryAfterMillis);
  if (batch.length > 1) return sendWaiting(store, post, Math.ceil(batch.length / 2));
  // One rating alone that our own server cannot even read; from anybody else the answer says nothing about it.
  if (!refused.isOurs) return ended('busy', refused.retryAfterMillis);
  await store.setAside(batch[0].seq, 'HTTP_' + refused.status);
  return ended('sent');
}

/** @param {any} rating */
function isReadable(rating) {
  return (
    typeof rating?.id === 'string' &&
    typeof rating.givenAt === 'string' &&
    typeof rating.answers === 'object' &&
    rating.answers !== null
  );
}

/** @param {Ending} ending @param {number} retryAfterMillis @param {Receipt[]} receipts */
function ended(ending, retryAfterMillis = 0, receipts = []) {
  return { ending, retryAfterMillis, receipts };
}
