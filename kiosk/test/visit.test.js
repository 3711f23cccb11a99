import assert from 'node:assert/strict';
import { test } from 'node:test';
import { START, choicesFor, next } from '../src/visit.js';

const stored = { type: 'stored', score: 2, seq: 1, id: 'a' };

test('a stored tap leads to the details, finishing to the thanks, leaving to the start', () => {
  const details = next(START, stored);
  assert.equal(details.screen, 'details');
  const thanks = next(details, { type: 'finished' });
  assert.deepEqual(thanks, { screen: 'thanks', id: 'a' });
  assert.equal(next(thanks, { type: 'left' }), START);
});

test('a second tap changes nothing', () => {
  const details = next(START, stored);
  assert.equal(next(details, { ...stored, score: 5, seq: 2, id: 'b' }), details);
});

test('a tap that was not stored is never thanked for', () => {
  const failure = next(START, { type: 'not-stored' });
  assert.equal(failure.screen, 'failure');
  assert.equal(next(failure, { type: 'finished' }).screen, 'failure');
});

test('reasons are asked at three and below, praise at five, nothing at four', () => {
  const rules = { askReasonsAtOrBelow: 3, askPraiseAt: 5 };
  const kinds = [1, 2, 3, 4, 5].map((score) => choicesFor(score, rules));
  assert.deepEqual(kinds, ['REASONS', 'REASONS', 'REASONS', 'NONE', 'PRAISE']);
});
