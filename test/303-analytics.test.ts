import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDaily } from '../main/store/daily.ts';
import { createReplies } from '../main/store/replies.ts';
import { bucketOf } from '../main/store/span-bucket.ts';
import { spreadOf } from '../main/store/spread.ts';
import { ASHA, type HistoryDesk, MEERA, MINUTE, NOON, openHistoryDesk } from './support/history-desk.ts';
import { COLLEGE } from './support/store-folder.ts';

const ALL_DAYS = { from: '2026-11-01', to: '2026-12-31' } as const;
const counted = ({ desk }: HistoryDesk) => ({
  daily: desk.db.prepare('SELECT * FROM daily WHERE total <> 0').all(),
  spans: desk.db.prepare('SELECT * FROM daily_spans WHERE count <> 0').all(),
  replied: desk.db.prepare('SELECT n, replied_at FROM messages').all(),
});
const summary = ({ desk }: HistoryDesk, groupBy: 'day' | 'hour' | 'course' | 'template' | 'campaign' = 'day') =>
  desk.read('summary', [COLLEGE, { ...ALL_DAYS, groupBy }]);

const anyAt = fc.integer({ min: 0, max: 400 }).map((minutes) => NOON + minutes * MINUTE * 7);
const anyPhone = fc.constantFrom(ASHA.phone, MEERA.phone, '+917000000001');
const anyStep = fc.oneof(
  fc.record({
    kind: fc.constant('told' as const),
    wamid: fc.constantFrom('wamid.o1', 'wamid.o2', 'wamid.o3', 'wamid.o4'),
    status: fc.constantFrom('sent', 'delivered', 'read', 'failed'),
    at: anyAt,
    phone: anyPhone,
  }),
  fc.record({
    kind: fc.constant('wrote' as const),
    wamid: fc.constantFrom('wamid.i1', 'wamid.i2', 'wamid.i3', 'wamid.i4'),
    at: anyAt,
    phone: anyPhone,
  }),
  fc.record({
    kind: fc.constant('import' as const),
    phone: anyPhone,
    course: fc.constantFrom('BSc', 'BCom'),
  }),
);

describe('the counts of analytics', () => {
  it('are what a scan of all messages gives, whatever was told in whatever order and whoever changed course', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 30 }), (steps) => {
        using history = openHistoryDesk();
        history.desk.db.pragma('synchronous = OFF');
        for (const step of steps) {
          if (step.kind === 'told') history.told(step.wamid, step.status, step.at, { phone: step.phone.slice(1) });
          else if (step.kind === 'wrote') history.wrote({ phone: step.phone }, 'hello', step.at, step.wamid);
          else history.import({ ...ASHA, externalId: `ADM${step.phone}`, phone: step.phone, course: step.course });
        }
        const before = counted(history);
        history.desk.db.exec('UPDATE messages SET replied_at = NULL');
        createReplies(history.desk.db).findAll();
        createDaily(history.desk.db).recount();
        expect(before).toEqual(counted(history));
      }),
      { numRuns: 60 },
    );
  });

  it('tell each rate with what it is a share of', () => {
    using history = openHistoryDesk();
    const asha = { phone: '919812345678' };
    history.told('wamid.1', 'sent', NOON, asha);
    history.told('wamid.1', 'read', NOON + 10 * MINUTE, asha);
    history.told('wamid.2', 'delivered', NOON + MINUTE, asha);
    history.told('wamid.3', 'failed', NOON + 2 * MINUTE, { phone: '919900011122' });
    history.wrote(ASHA, 'Thank you', NOON + 20 * MINUTE);
    history.wrote(ASHA, 'And one more thing', NOON + 30 * MINUTE);
    const { total, failures, groups } = summary(history);
    expect(total).toMatchObject({ messages: 3, sent: 2, delivered: 2, read: 1, replied: 1, failed: 1, received: 2 });
    expect(total.rates).toEqual({
      sent: { part: 2, of: 3 },
      failed: { part: 1, of: 3 },
      delivered: { part: 2, of: 2 },
      read: { part: 1, of: 2 },
      replied: { part: 1, of: 2 },
    });
    expect(failures).toMatchObject([{ error: { code: 131026 }, count: 1 }]);
    expect(groups.map(({ key, messages }) => [key, messages])).toEqual([['2026-11-23', 3]]);
    expect(summary(history, 'hour').groups.map(({ key }) => key)).toEqual(['12']);
    expect(summary(history, 'course').groups.map(({ key, messages }) => [key, messages])).toEqual([
      ['BSc', 2],
      ['BCom', 1],
    ]);
  });

  it('give a first reply to our last message before it, also when that is told later', () => {
    using history = openHistoryDesk();
    const asha = { phone: '919812345678' };
    history.told('wamid.1', 'read', NOON, asha);
    history.wrote(ASHA, 'Thank you', NOON + 20 * MINUTE);
    expect(summary(history).times.reply).toMatchObject({ count: 1 });
    history.told('wamid.2', 'read', NOON + 19 * MINUTE, asha);
    const replied = history.desk.db.prepare('SELECT wamid, replied_at FROM messages WHERE direction = ?').all('out');
    expect(replied).toEqual([
      { wamid: 'wamid.1', replied_at: null },
      { wamid: 'wamid.2', replied_at: NOON + 20 * MINUTE },
    ]);
    expect(summary(history).times.reply.median).toBeCloseTo(60, -1);
  });

  it('keep prices from before October 2026 apart, and call everything by the names Meta gave', () => {
    using history = openHistoryDesk();
    history.desk.db.exec(`
      INSERT INTO daily VALUES ('c1', 20726, 9, 'out', 'template', '', '', 0, 'utility', 'regular', 0, 5, 5, 5, 5, 0, 0);
      INSERT INTO daily VALUES ('c1', 20727, 9, 'out', 'template', '', '', 0, 'utility', 'regular', 0, 7, 7, 7, 7, 0, 0)`);
    const { costs } = history.desk.read('summary', [COLLEGE, { from: '2026-09-30', to: '2026-10-01', groupBy: 'day' }]);
    expect(costs).toEqual([
      { category: 'utility', type: 'regular', era: 'before_october_2026', messages: 5 },
      { category: 'utility', type: 'regular', era: 'since_october_2026', messages: 7 },
    ]);
  });

  it('know medians within ten percent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1_000, max: 2_000_000_000 }), { minLength: 1, maxLength: 200 }),
        (spans) => {
          const counts = new Map<number, number>();
          for (const span of spans) counts.set(bucketOf(span), (counts.get(bucketOf(span)) ?? 0) + 1);
          const buckets = [...counts].map(([bucket, count]) => ({ bucket, count })).sort((a, b) => a.bucket - b.bucket);
          const { median, p90 } = spreadOf(buckets);
          const sorted = spans.toSorted((a, b) => a - b);
          const exact = (share: number): number => (sorted[Math.ceil(share * spans.length) - 1] ?? 0) / 1_000;
          expect(Math.abs((median ?? 0) / exact(0.5) - 1)).toBeLessThan(0.1);
          expect(Math.abs((p90 ?? 0) / exact(0.9) - 1)).toBeLessThan(0.1);
        },
      ),
    );
  });

  it('refuse days in the wrong order', () => {
    using history = openHistoryDesk();
    const query = { from: '2026-11-24', to: '2026-11-23', groupBy: 'day' } as const;
    expect(() => history.desk.read('summary', [COLLEGE, query])).toThrow('must not come before');
  });
});
