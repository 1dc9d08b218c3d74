import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  furthest,
  isReceipt,
  isReported,
  LADDER,
  REPORTED,
  rank,
  type Status,
  TICKS,
} from '../preload/contract/status.ts';

const status = fc.constantFrom(...LADDER);
const reached = (told: readonly Status[]): Status => told.reduce(furthest, 'queued');

test('the ladder is the one of the status rule', () => {
  expect(LADDER).toEqual(['queued', 'sending', 'accepted', 'sent', 'failed', 'delivered', 'read', 'played']);
  expect(LADDER.map(rank)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('the order of two statuses does not matter', () => {
  fc.assert(fc.property(status, status, (a, b) => furthest(a, b) === furthest(b, a)));
});

test('how statuses are grouped does not matter', () => {
  fc.assert(
    fc.property(status, status, status, (a, b, c) => furthest(furthest(a, b), c) === furthest(a, furthest(b, c))),
  );
});

test('a status told twice is told once', () => {
  fc.assert(fc.property(status, (a) => furthest(a, a) === a));
});

test('a message keeps the highest rung it was told of, whatever the order, repetition and batching', () => {
  const story = fc.array(status, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      story.chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray([...told, ...told], { minLength: 0 }))),
      ([told, repeats]) => {
        const highest = LADDER[Math.max(...told.map(rank))];
        expect(reached([...told, ...repeats])).toBe(highest);
        expect(reached([...repeats, ...told.toReversed()])).toBe(highest);
      },
    ),
  );
});

test('a read that overtakes its delivered stays read', () => {
  expect(reached(['sent', 'read', 'delivered', 'sent'])).toBe('read');
});

test('a delivery receipt outranks a failure, a failure outranks sent', () => {
  expect(furthest('failed', 'delivered')).toBe('delivered');
  expect(furthest('failed', 'sent')).toBe('failed');
  expect(LADDER.filter(isReceipt)).toEqual(['delivered', 'read', 'played']);
});

test('Meta reports five of the statuses, and no word of another kind is one', () => {
  expect(REPORTED.filter((word) => LADDER.includes(word))).toEqual(['sent', 'failed', 'delivered', 'read', 'played']);
  for (const word of ['queued', 'accepted', 'deleted', 'warning', 'SENT', '', 'toString', '__proto__'])
    expect(isReported(word), word).toBe(false);
});

test('every status has a tick, and played is drawn as read', () => {
  expect(Object.keys(TICKS).toSorted()).toEqual([...LADDER].toSorted());
  expect(LADDER.map((word) => TICKS[word])).toEqual([
    'clock',
    'clock',
    'clock',
    'sent',
    'failed',
    'delivered',
    'read',
    'read',
  ]);
});
