import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN_STANDS, type CampaignStand } from '../preload/contract/campaign.ts';
import type { Status } from '../preload/contract/status.ts';
import { type CampaignDesk, openCampaignDesk } from './support/campaign-desk.ts';
import { NOON } from './support/outbox-desk.ts';
import { COLLEGE } from './support/store-folder.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const numbers = (it: CampaignDesk, id: string) => it.desk.read('campaignNumbers', [COLLEGE, id]);

const members = (
  it: CampaignDesk,
  id: string,
  narrowed: object = {},
  page = { limit: 500, after: undefined as string | undefined },
) =>
  it.desk.read('campaignMembers', [
    COLLEGE,
    { id, stand: undefined, reached: undefined, reason: undefined, code: undefined, ...page, ...narrowed },
  ]);

type Row = { readonly status: Status | null; readonly state: string | null; readonly reason: string | null };

/** Where a member stands, told once more in other words. */
const standOf = ({ status, state, reason }: Row, cancelled: boolean): CampaignStand => {
  if (reason) return 'skipped';
  if (!status) return cancelled ? 'cancelled' : 'queued';
  if (status === 'read' || status === 'delivered') return status;
  if (state === 'person' || state === 'cancelled') return state;
  if (state === 'waiting') return 'queued';
  if (status === 'sent') return 'sent';
  if (status === 'accepted') return 'handed';
  return status === 'failed' && (state === 'never' || state === 'done') ? 'failed' : 'sending';
};

type Step = readonly [student: number, does: string];
const DOES = [
  ...['begin', 'accepted', 'failed', 'unknown', 'sent', 'delivered', 'read', 'reported failed'],
  ...['ask', 'again', 'give up', 'take', 'cancel'],
] as const;

const play = (it: CampaignDesk, id: string, [place, does]: Step): void => {
  const { writer } = it.desk;
  if (does === 'take') return it.take(id, 2);
  if (does === 'cancel') {
    if (place > 0) return;
    writer.write('cancelCampaign', [COLLEGE, id, 'test']);
    writer.write('cancelWaiting', [id, 2]);
    return;
  }
  const message = it.messageTo(id, it.students[place] ?? '');
  if (message === '') return;
  const attempt =
    it.desk.db
      .prepare<[string], { attempt: number }>(
        'SELECT o.attempt FROM outbox AS o JOIN messages AS m ON m.n = o.message WHERE m.id = ?',
      )
      .get(message)?.attempt ?? 0;
  const key = { id: message, attempt };
  const decide = (choice: 'send_again' | 'give_up'): void => {
    if (stateOf(it, message) === 'person') writer.write('decide', [COLLEGE, message, choice, 'test']);
  };
  switch (does) {
    case 'begin':
      it.begin(message);
      return;
    case 'accepted':
    case 'failed':
    case 'unknown':
      // An answer comes to a request, and to no other try.
      if (stateOf(it, message) === 'underway') it.answer(message, attempt, does);
      return;
    case 'ask':
      writer.write('judge', [key, { kind: 'person', why: 'unsure', code: null, notBefore: NOON }, null]);
      return;
    case 'again':
      return decide('send_again');
    case 'give up':
      return decide('give_up');
    default:
      if (stateOf(it, message) === 'waiting' && attempt === 1) return;
      it.report(
        message,
        attempt,
        does === 'reported failed' ? 'failed' : (does as 'sent'),
        does === 'reported failed' ? 131_026 : undefined,
      );
  }
};

const stateOf = (it: CampaignDesk, message: string): string =>
  it.desk.db
    .prepare<[string], { state: string }>(
      'SELECT o.state FROM outbox AS o JOIN messages AS m ON m.n = o.message WHERE m.id = ?',
    )
    .get(message)?.state ?? '';

describe('the numbers of a campaign', () => {
  const steps = fc.array(fc.tuple(fc.nat(4), fc.constantFrom(...DOES)), { maxLength: 40 });

  it('are what a recount by hand finds, whatever happened in whatever order, and add up to the chosen', () => {
    fc.assert(
      fc.property(steps, (course) => {
        using it = openCampaignDesk(5);
        const id = it.campaign(it.students, { taken: 3 });
        for (const step of course) play(it, id, step);
        const rows = it.desk.db
          .prepare<[string], Row & { cancelled: number; handed: number }>(`
            SELECT m.status, o.state, b.reason, c.cancelled,
              (SELECT count(*) FROM attempts AS a WHERE a.message = m.n) > 0 AS handed
            FROM campaigns AS c
            JOIN campaign_members AS b ON b.campaign = c.n
            LEFT JOIN messages AS m ON m.n = b.message
            LEFT JOIN outbox AS o ON o.message = m.n
            WHERE c.id = ?`)
          .all(id);
        const stands = rows.map((row) => standOf(row, row.cancelled === 1));
        const counted = numbers(it, id);
        for (const stand of CAMPAIGN_STANDS) {
          const many = stands.filter((one) => one === stand).length;
          expect([stand, counted.stands[stand]]).toEqual([stand, many]);
          expect(members(it, id, { stand }).rows).toHaveLength(many);
        }
        expect(counted.chosen).toBe(5);
        expect(Object.values(counted.stands).reduce((sum, many) => sum + many)).toBe(5);
        expect(counted.reached.handed).toBe(rows.filter(({ handed }) => handed === 1).length);
        const { handed, sent, delivered, read } = counted.reached;
        expect([handed, sent, delivered, read]).toEqual([handed, sent, delivered, read].toSorted((a, b) => b - a));
        expect(counted.failed.reduce((sum, { count }) => sum + count, 0)).toBe(counted.stands.failed);
      }),
      { numRuns: 60 },
    );
  });

  it('sending again is for nobody who got it, is about to, or may have', () => {
    fc.assert(
      fc.property(steps, (course) => {
        using it = openCampaignDesk(5);
        const id = it.campaign(it.students, { taken: 4 });
        for (const step of course) play(it, id, step);
        const again = it.desk.read('notReached', [COLLEGE, id, 'not_delivered', it.clock]);
        for (const student of again?.registrationIds ?? []) {
          const message = it.messageTo(id, student);
          const tries = it.desk.db
            .prepare<[string], { outcome: string | null; code: number | null; told: string | null }>(`
              SELECT t.outcome, t.code, group_concat(p.status) AS told
              FROM messages AS m
              JOIN tries AS t ON t.message = m.n AND t.begun_at IS NOT NULL
              LEFT JOIN reports AS p ON p.message = m.n AND p.attempt = t.ordinal
              WHERE m.id = ?
              GROUP BY t.ordinal`)
            .all(message);
          for (const { outcome, code, told } of tries) {
            expect(told ?? '').not.toMatch(/delivered|read/);
            if (told?.includes('failed')) continue;
            expect(told).toBeNull();
            expect(code).not.toBe(-4);
            expect(['failed', 'not_sent']).toContain(outcome);
          }
          expect(['waiting', 'underway', 'await_status', 'person']).not.toContain(stateOf(it, message));
        }
        const left = again?.left.reduce((sum, { count }) => sum + count, 0) ?? 0;
        expect((again?.registrationIds.length ?? 0) + left).toBe(5);
      }),
      { numRuns: 60 },
    );
  });

  it('failures are told by their codes, the most frequent first, and lead to their students', () => {
    using it = openCampaignDesk(4);
    const id = it.campaign();
    const codes = [131_026, 131_050, 131_026];
    for (const [place, code] of codes.entries()) {
      const message = it.messageTo(id, it.students[place] ?? '');
      it.answer(message, it.begin(message), 'failed', code);
    }
    expect(numbers(it, id).failed).toEqual([
      { code: 131_026, count: 2 },
      { code: 131_050, count: 1 },
    ]);
    expect(members(it, id, { code: 131_050 }).rows).toMatchObject([
      { registrationId: it.students[1], stand: 'failed', error: { code: 131_050 } },
    ]);
  });

  it('a failure without a reason is counted too', () => {
    using it = openCampaignDesk(1);
    const id = it.campaign();
    const message = it.messageTo(id, it.students[0] ?? '');
    it.answer(message, it.begin(message), 'accepted');
    it.report(message, 1, 'failed');
    it.desk.writer.write('judge', [{ id: message, attempt: 1 }, { kind: 'never', code: null }, null]);
    expect(numbers(it, id).failed).toEqual([{ code: null, count: 1 }]);
  });

  it('its students come a page at a time, in the order they are taken, none twice', () => {
    using it = openCampaignDesk(7);
    const id = it.campaign(it.students.toReversed());
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const { rows, next } = members(it, id, {}, { limit: 3, after });
      seen.push(...rows.map(({ registrationId }) => registrationId));
      more = next !== null;
      after = next ?? undefined;
    }
    expect(seen).toEqual(it.students.toReversed());
  });
});

describe('taking the members of a campaign', () => {
  it('twice from the same place queues nobody twice', () => {
    using it = openCampaignDesk(3);
    const id = it.campaign(it.students, { taken: 0 });
    const { from, registrationIds } = it.desk.read('nextMembers', [id, 3]) ?? { from: -1, registrationIds: [] };
    const orders = registrationIds.map((registrationId) => ({
      ...{
        registrationId,
        kind: 'template',
        text: 'Hello',
        payload: '{}',
        template: { name: 'welcome', language: 'en' },
      },
      ...{ marketing: false, media: null, replyTo: null, dedupeKey: null },
    }));
    const taking = { from, orders, skipped: [] };
    expect(it.desk.writer.write('takeMembers', [id, taking]).value).toHaveLength(3);
    expect(it.desk.writer.write('takeMembers', [id, taking]).value).toEqual([]);
    expect(it.desk.db.prepare('SELECT count(*) AS n FROM outbox').get()).toEqual({ n: 3 });
    expect(it.desk.read('unfinishedCampaigns', [])).toEqual([]);
  });

  it('spares who got the same template since then, and not who failed to get it', () => {
    using it = openCampaignDesk(3);
    const first = it.campaign();
    const [got, failed] = it.students.map((student) => it.messageTo(first, student));
    it.answer(got ?? '', it.begin(got ?? ''), 'accepted');
    it.answer(failed ?? '', it.begin(failed ?? ''), 'failed');
    it.clock += HOUR;
    const second = it.campaign(it.students, { sparedSince: NOON });
    expect(members(it, second).rows.map(({ stand, skipped }) => [stand, skipped?.reason])).toEqual([
      ['skipped', 'already_got_it'],
      ['queued', undefined],
      ['skipped', 'already_got_it'],
    ]);
    const third = it.campaign(it.students.slice(0, 1), { sparedSince: NOON + 1 });
    expect(numbers(it, third).stands.queued).toBe(1);
  });

  it('ends where it is cancelled, whatever had been taken; what Meta was asked to send stays', () => {
    using it = openCampaignDesk(6);
    const id = it.campaign(it.students, { taken: 4 });
    const first = it.messageTo(id, it.students[0] ?? '');
    it.answer(first, it.begin(first), 'accepted');
    it.desk.writer.write('cancelCampaign', [COLLEGE, id, 'test']);
    expect(it.desk.read('nextMembers', [id, 9])).toBeNull();
    expect(it.desk.read('campaignPauses', [COLLEGE, id, NOON])).toMatchObject([{ what: 'campaign', id, code: null }]);
    expect(it.desk.read('unfinishedCampaigns', [])).toEqual([{ id, cancelled: true }]);
    expect(it.desk.writer.write('cancelWaiting', [id, 2]).value).toBe(2);
    expect(it.desk.writer.write('cancelWaiting', [id, 2]).value).toBe(1);
    expect(it.desk.read('unfinishedCampaigns', [])).toEqual([]);
    expect(it.desk.read('campaignPauses', [COLLEGE, id, NOON])).toEqual([]);
    expect(numbers(it, id).stands).toMatchObject({ handed: 1, cancelled: 5, queued: 0 });
  });
});

describe('a decision for a whole campaign', () => {
  it('leaves out what may have gone out, and sends nothing again before its time', () => {
    using it = openCampaignDesk(4);
    const id = it.campaign();
    const waits = (
      place: number,
      is: 'failed' | 'unknown',
      why: 'fix_first' | 'later' | 'unsure',
      after = 0,
    ): string => {
      const message = it.messageTo(id, it.students[place] ?? '');
      const attempt = it.begin(message);
      it.answer(message, attempt, 'unknown', 132_001);
      if (is === 'failed') it.report(message, attempt, 'failed', 131_049);
      const step = { kind: 'person', why, code: 131_049, notBefore: NOON + after } as const;
      it.desk.writer.write('judge', [{ id: message, attempt }, step, null]);
      return message;
    };
    const [fixed, early, unsure] = [
      waits(0, 'failed', 'fix_first'),
      waits(1, 'failed', 'later', DAY),
      waits(2, 'unknown', 'unsure'),
    ];
    const decide = (choice: 'send_again' | 'give_up') =>
      it.desk.writer.write('decideMembers', [COLLEGE, id, choice, 9, 'test']).value;
    expect(decide('send_again')).toMatchObject({ decided: 1, waiting: [{ id: fixed }] });
    expect(decide('give_up')).toEqual({ decided: 1, waiting: [] });
    expect([fixed, early, unsure].map((message) => stateOf(it, message))).toEqual(['waiting', 'never', 'person']);
  });
});

describe('sending again', () => {
  it('leaves out who got it by a later campaign', () => {
    using it = openCampaignDesk(2);
    const first = it.campaign();
    for (const student of it.students) {
      const message = it.messageTo(first, student);
      it.answer(message, it.begin(message), 'failed', 132_001);
    }
    it.clock += HOUR;
    const second = it.campaign(it.students.slice(0, 1));
    const message = it.messageTo(second, it.students[0] ?? '');
    it.answer(message, it.begin(message), 'accepted');
    expect(it.desk.read('notReached', [COLLEGE, first, 'failed', it.clock])).toEqual({
      registrationIds: [it.students[1]],
      left: [{ reason: 'got_it', count: 1 }],
    });
  });

  it('leaves out whom no second try reaches, until their number is another', () => {
    using it = openCampaignDesk(1);
    const id = it.campaign();
    const message = it.messageTo(id, it.students[0] ?? '');
    it.answer(message, it.begin(message), 'failed', 131_026);
    const again = () => it.desk.read('notReached', [COLLEGE, id, 'failed', it.clock]);
    expect(again()).toEqual({ registrationIds: [], left: [{ reason: 'never', count: 1 }] });
    const row = { externalId: 'A-0', name: 'Student', phone: '+919812399999', course: null, batch: null, email: null };
    it.desk.writer.write('importRegistrations', [COLLEGE, [row], 'test']);
    expect(again()).toEqual({ registrationIds: it.students, left: [] });
  });

  it('takes one that was only sent when Meta has long given it up', () => {
    using it = openCampaignDesk(1);
    const id = it.campaign();
    const message = it.messageTo(id, it.students[0] ?? '');
    it.answer(message, it.begin(message), 'accepted');
    it.report(message, 1, 'sent');
    const again = () => it.desk.read('notReached', [COLLEGE, id, 'not_delivered', it.clock]);
    expect(again()).toEqual({ registrationIds: [], left: [{ reason: 'on_its_way', count: 1 }] });
    it.clock += 32 * DAY;
    expect(again()).toEqual({ registrationIds: it.students, left: [] });
  });
});

it('a campaign of another college is none', () => {
  using it = openCampaignDesk(2);
  const id = it.campaign();
  it.desk.writer.write('saveCollege', [{ id: 'c2', name: 'Other' }, 'test']);
  expect(it.desk.read('campaign', ['c2', id])).toBeNull();
  expect(it.desk.read('campaignNumbers', ['c2', id])).toMatchObject({ chosen: 0 });
  expect(it.desk.read('notReached', ['c2', id, 'failed', NOON])).toBeNull();
  expect(() => it.desk.writer.write('cancelCampaign', ['c2', id, 'test'])).toThrow('no such campaign');
});
