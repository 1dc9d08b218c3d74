import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areDays, dayAt, daysOf, everyDay } from '../renderer/analytics/days.ts';
import { createSpanWords } from '../renderer/analytics/span-words.ts';
import { countByStep, STEPS_OF_TIME } from '../renderer/analytics/steps-of-time.ts';
import { fragmentOf, parseRoute } from '../renderer/shell/route.ts';

const DAY_MS = 86_400_000;

describe('the days that are looked at', () => {
  it('are those of the college, not of the window', () => {
    const lateEvening = Date.parse('2026-11-23T18:30:00Z');
    expect(dayAt(lateEvening - 1, 330)).toBe('2026-11-23');
    expect(dayAt(lateEvening, 330)).toBe('2026-11-24');
    expect(dayAt(lateEvening, -300)).toBe('2026-11-23');
  });

  it('end today, and begin where the choice says', () => {
    expect(daysOf('week', '2026-03-03')).toEqual({ from: '2026-02-25', to: '2026-03-03' });
    expect(daysOf('month', '2026-03-03')).toEqual({ from: '2026-02-02', to: '2026-03-03' });
    expect(daysOf('this_month', '2026-03-03')).toEqual({ from: '2026-03-01', to: '2026-03-03' });
    expect(daysOf('all', '2026-03-03').to).toBe('2026-03-03');
    expect(everyDay(daysOf('week', '2028-03-01'))).toContain('2028-02-29');
  });

  it('are every day once, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 400 }), (first, more) => {
        const [from, to] = [first, first + more].map((day) => dayAt(day * DAY_MS, 0));
        const days = everyDay({ from: from ?? '', to: to ?? '' });
        expect(days).toEqual([...new Set(days)].toSorted());
        expect([days.length, days[0], days.at(-1)]).toEqual([more + 1, from, to]);
      }),
    );
  });

  it('are not asked for while they are half written or in the wrong order', () => {
    expect(areDays({ from: '2026-11-01', to: '2026-11-01' })).toBe(true);
    expect(areDays({ from: '2026-11-02', to: '2026-11-01' })).toBe(false);
    expect(areDays({ from: '', to: '2026-11-01' })).toBe(false);
    expect(areDays({ from: '2026-13-01', to: '2026-13-02' })).toBe(false);
  });
});

describe('lengths of time', () => {
  it('are said no finer than they are known', () => {
    const say = createSpanWords('en');
    expect([0.7, 5.23, 44, 192, 3_600, 12_345, 86_400, 400_000].map(say)).toEqual([
      ...['0.7 sec', '5.2 sec', '44 sec', '3.2 min', '1 hr', '3.4 hr', '1 day', '4.6 days'],
    ]);
    expect(createSpanWords('hi')(192)).toBe('3.2 मिनट');
  });

  it('are counted in steps that add up to all of them', () => {
    const bucket = fc.record({ bucket: fc.integer({ min: 0, max: 90 }), count: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(bucket, { maxLength: 40 }), (buckets) => {
        const distribution = buckets.map(({ bucket: place, count }) => ({
          from: place === 0 ? 0 : 2 ** (place / 4),
          to: 2 ** ((place + 1) / 4),
          count,
        }));
        const counts = countByStep({ count: 0, median: null, p90: null, distribution });
        const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
        expect(sum(counts)).toBe(sum(buckets.map(({ count }) => count)));
        expect(counts).toHaveLength(STEPS_OF_TIME.length);
      }),
    );
  });

  it('lie in the step that their bucket’s middle lies in', () => {
    const distribution = [
      { from: 0, to: 2 ** 0.25, count: 1 },
      { from: 2 ** 5.75, to: 2 ** 6, count: 2 },
      { from: 2 ** 20, to: 2 ** 20.25, count: 4 },
    ];
    const counts = countByStep({ count: 7, median: null, p90: null, distribution });
    expect(STEPS_OF_TIME.flatMap(({ from }, step) => (counts[step] ? [[from, counts[step]]] : []))).toEqual([
      ...[
        [0, 1],
        [15, 2],
        [259_200, 4],
      ],
    ]);
  });
});

describe('the address of the page', () => {
  it('comes back from what it was made of', () => {
    expect(parseRoute(fragmentOf({ page: 'analytics' }))).toEqual({ page: 'analytics' });
  });
});
