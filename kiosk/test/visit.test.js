import assert from 'node:assert/strict';
import { test } from 'node:test';
import { START, choicesFor, next } from '../src/visit.js';

const DETAILS = { screen: 'details', score: 2, seq: 9, id: 'a' };
const STORED = { type: 'stored', score: 2, seq: 9, id: 'a' };

const MOVES = [
  [START, STORED, DETAILS],
  [START, { type: 'not-stored' }, { screen: 'failure' }],
  [START, { type: 'staff-asked' }, { screen: 'pin' }],
  [DETAILS, { type: 'finished' }, { screen: 'thanks', id: 'a' }],
  [{ screen: 'pin' }, { type: 'staff-known' }, { screen: 'staff' }],
  [{ screen: 'staff' }, { type: 'cleaning' }, { screen: 'cleaning' }],
  [{ screen: 'staff' }, { type: 'new-code' }, { screen: 'enrol' }],
];

for (const [from, happening, to] of MOVES) {
  test(`${from.screen} and ${happening.type} lead to ${to.screen}`, () => {
    assert.deepEqual(next(from, happening), to);
  });
}

const SCREENS = ['start', 'details', 'thanks', 'failure', 'enrol', 'pin', 'staff', 'cleaning'];

test('from every screen one comes back to the start, and nothing of the citizen goes along', () => {
  for (const screen of SCREENS) assert.deepEqual(next({ ...DETAILS, screen }, { type: 'left' }).screen, 'start', screen);
  assert.deepEqual(next(DETAILS, { type: 'left' }), START);
});

test('a second tap after the first changes nothing', () => {
  for (const screen of SCREENS.filter((one) => one !== 'start')) {
    const visit = { ...DETAILS, screen };
    assert.equal(next(visit, STORED), visit);
  }
});

test('thanks come only after a rating that is stored', () => {
  for (const screen of SCREENS.filter((one) => !['details', 'thanks'].includes(one))) {
    for (const type of ['finished', 'left', 'not-stored', 'stored']) {
      assert.notEqual(next({ screen }, { ...STORED, type }).screen, 'thanks', screen + ' ' + type);
    }
  }
});

test('staff are known only after a PIN', () => {
  assert.equal(next(START, { type: 'staff-known' }), START);
  assert.equal(next(DETAILS, { type: 'staff-asked' }), DETAILS);
});

test('a bad score asks for reasons, the best for praise, the rest for nothing', () => {
  const rules = { askReasonsAtOrBelow: 3, askPraiseAt: 5 };
  const asked = [1, 2, 3, 4, 5].map((score) => choicesFor(score, rules));
  assert.deepEqual(asked, ['REASONS', 'REASONS', 'REASONS', 'NONE', 'PRAISE']);
});
