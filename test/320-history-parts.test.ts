import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type HistoryFilters, historyFilters } from '../preload/contract/asks/history.ts';
import type { HistoryRow } from '../preload/contract/history.ts';
import type { LastMessage } from '../preload/contract/rows.ts';
import { LADDER } from '../preload/contract/status.ts';
import { complaintOf } from '../renderer/history/complaint.ts';
import { filtersIn, queryOf } from '../renderer/history/filter-fragment.ts';
import { looksOn } from '../renderer/history/looks-on.ts';
import { rowNow } from '../renderer/history/row-now.ts';
import { totalOf } from '../renderer/history/total-of.ts';
import { pretty } from '../renderer/message/pretty.ts';
import { NO_HEAD } from '../renderer/messages/head.ts';
import { timelineOf } from '../renderer/panel/timeline-lines.ts';
import { fragmentOf, parseRoute, type Route } from '../renderer/shell/route.ts';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
  .map((text) => text.trim())
  .filter(Boolean);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const filters: fc.Arbitrary<HistoryFilters> = fc.record(
  {
    ...{ text: words, course: words, batch: words, template: words, campaignId: words, from: day, to: day },
    status: fc.constantFrom(...LADDER, 'conflict' as const, 'dropped' as const),
    direction: fc.constantFrom('in' as const, 'out' as const),
    errorCode: fc.integer(),
  },
  { requiredKeys: [] },
);

describe('the address of a history', () => {
  it('keeps every filter and the open message, whatever signs are in them', () => {
    fc.assert(
      fc.property(filters, fc.option(words), (given, message) => {
        const route: Route = { page: 'history', filters: given, message };
        expect(parseRoute(fragmentOf(route))).toEqual(route);
      }),
    );
  });

  it('leaves out what is no filter, and asks the desk for nothing that it would refuse', () => {
    const asked = 'text=+fee+&status=gone&direction=up&errorCode=x&from=2026-13-40&to=2026-11-23&course=&other=1';
    expect(filtersIn(asked)).toEqual({ text: 'fee', to: '2026-11-23' });
    fc.assert(fc.property(fc.string(), (query) => historyFilters.safeParse({ ...filtersIn(query), text: '' }).success));
    expect(filtersIn(`text=${'x'.repeat(10_000)}`).text).toHaveLength(10_000);
    expect(queryOf({})).toBe('');
  });

  it('leads to one message, and a link cut short leads to the page alone', () => {
    expect(parseRoute('#/message/m_1')).toEqual({ page: 'message', message: 'm_1' });
    expect(parseRoute('#/message')).toEqual({ page: 'registrations', open: null });
    expect(parseRoute('#/registrations/%E0%A4')).toEqual({ page: 'registrations', open: null });
  });
});

test.each([
  [{}, null],
  [{ text: 'fee receipt' }, null],
  [{ text: '"fee" OR *' }, null],
  [{ text: '🙏' }, null],
  [{ text: '🇮🇳' }, null],
  [{ text: 'फ़ीस' }, null],
  [{ text: '"*" ( ) :' }, 'no_word'],
  [{ text: 'x'.repeat(1_000) }, null],
  [{ text: 'x'.repeat(1_001) }, 'too_long'],
  [{ from: '2026-11-23', to: '2026-11-23' }, null],
  [{ from: '2026-11-24', to: '2026-11-23' }, 'reversed'],
  [{ from: '2026-11-24' }, null],
] as const)('of %j the page complains as %s', (given, complaint) => {
  expect(complaintOf(given)).toBe(complaint);
});

describe('where matches are rare', () => {
  const page = (count: number) => ({ rows: Array.from({ length: count }) });

  it('it goes on by itself for eight pages that bring next to nothing, then again when a person says so', () => {
    const barren = Array.from({ length: 8 }, () => page(0));
    expect(looksOn([], 0)).toBe(true);
    expect(looksOn(barren.slice(1), 0)).toBe(true);
    expect(looksOn(barren, 0)).toBe(false);
    expect(looksOn(barren, 8)).toBe(true);
    expect(looksOn([...barren, ...barren], 8)).toBe(false);
  });

  it('it goes on for ever where pages are full', () => {
    expect(
      looksOn(
        Array.from({ length: 1_000 }, () => page(100)),
        0,
      ),
    ).toBe(true);
    expect(
      looksOn([...Array.from({ length: 100 }, () => page(100)), ...Array.from({ length: 8 }, () => page(2))], 0),
    ).toBe(false);
  });
});

test('the count is exact when all was read, and never less than what was read', () => {
  expect(totalOf({ total: 10_000, totalIsExact: false }, 100, true)).toEqual({ count: 10_000, isExact: false });
  expect(totalOf({ total: 3, totalIsExact: false }, 40, true)).toEqual({ count: 40, isExact: false });
  expect(totalOf({ total: 250, totalIsExact: true }, 100, true)).toEqual({ count: 250, isExact: true });
  expect(totalOf({ total: 3, totalIsExact: false }, 40, false)).toEqual({ count: 40, isExact: true });
});

describe('a row of the history', () => {
  const row = { id: 'm_1', seq: 5, status: 'sent', probablyDropped: true } as HistoryRow;
  const told = (more: Partial<LastMessage>): LastMessage =>
    ({
      id: 'm_1',
      seq: 6,
      status: 'read',
      statusAt: '2026-11-23T10:00:00.000Z',
      conflict: false,
      error: null,
      ...more,
    }) as LastMessage;

  it('moves with what was told of it since, and with nothing else', () => {
    expect(rowNow(row, undefined)).toBe(row);
    expect(rowNow(row, { ...NO_HEAD, messages: [told({ id: 'm_2' })] })).toBe(row);
    expect(rowNow(row, { ...NO_HEAD, messages: [told({ seq: 5 })] })).toBe(row);
    expect(rowNow(row, { ...NO_HEAD, messages: [told({})] })).toMatchObject({ status: 'read', probablyDropped: false });
  });
});

test('within one second of Meta\u2019s clock the ladder says what came first', () => {
  const at = (ms: number) => new Date(Date.UTC(2026, 10, 23, 10) + ms).toISOString();
  const message = { rungs: { queued: at(100), sending: at(400), accepted: at(900) } } as HistoryRow;
  const report = { heardAt: at(2_000), attempt: 1, participant: null, error: null } as const;
  const lines = timelineOf(message, [
    { ...report, status: 'read', at: at(1_000) },
    { ...report, status: 'sent', at: at(0) },
  ]);
  expect(lines.map(({ status }) => status)).toEqual(['queued', 'sending', 'accepted', 'sent', 'read']);
});

test('a raw delivery is laid out in its own order; what is no JSON stays as it came', () => {
  expect(pretty('{"b":1,"a":[]}')).toBe('{\n  "b": 1,\n  "a": []\n}');
  expect(pretty('{"half')).toBe('{"half');
});
