import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { ASHA, acceptedAs, failedWith, NOON, openOutboxDesk, TEMPLATE } from './support/outbox-desk.ts';
import { COLLEGE } from './support/store-folder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNKNOWN = failedWith(NO_ANSWER, NOON);
const AWAIT = { kind: 'await_status', until: NOON + 10 * MINUTE } as const;

describe('what is queued', () => {
  it('waits on disk, in the order it was asked for, with all that pacing needs', () => {
    using outbox = openOutboxDesk();
    const { queued, skipped, waiting } = outbox.enqueue([{ text: 'One' }, { text: 'Two', marketing: true }]);
    expect(skipped).toEqual([]);
    expect(outbox.desk.read('waiting', [0, 10])).toEqual(waiting);
    expect(waiting).toMatchObject([
      { id: queued[0]?.id, college: COLLEGE, person: ASHA.phone, campaign: null, marketing: false, paid: true },
      { id: queued[1]?.id, marketing: true, notBefore: NOON, windowUntil: null },
    ]);
    expect(outbox.row(queued[0]?.id ?? '')).toMatchObject({ status: 'queued', wamid: null });
  });

  it('is queued once under one key, and the second ask hears the first one’s id', () => {
    using outbox = openOutboxDesk();
    const first = outbox.enqueue([{ dedupeKey: 'k' }]);
    const second = outbox.enqueue([{ dedupeKey: 'k' }]);
    expect(second).toEqual({ queued: first.queued, waiting: [], skipped: [] });
  });

  it('leaves out whom we may not write to, and says why', () => {
    using outbox = openOutboxDesk();
    const free = { template: null, kind: 'text' };
    expect(outbox.enqueue([free, { registrationId: 'nobody' }]).skipped).toEqual([
      { registrationId: outbox.asha, reason: 'window_closed', detail: null },
      { registrationId: 'nobody', reason: 'no_such_registration', detail: null },
    ]);
    outbox.writes('Hello', 'wamid.IN');
    expect(outbox.enqueue([free]).queued).toHaveLength(1);
    outbox.desk.db.exec('UPDATE registrations SET opted_out = 1');
    expect(outbox.enqueue([{}]).skipped).toMatchObject([{ reason: 'opted_out' }]);
    expect(outbox.enqueue([free]).queued).toHaveLength(1);
    outbox.clock += 25 * HOUR;
    expect(outbox.enqueue([free]).skipped).toMatchObject([{ reason: 'window_closed' }]);
  });

  it('is another college’s to nobody: its registrations are none', () => {
    using outbox = openOutboxDesk();
    outbox.desk.writer.write('saveCollege', [{ id: 'c2', name: 'Other' }, 'test']);
    const order = { registrationId: outbox.asha, ...TEMPLATE };
    const { value } = outbox.desk.writer.write('enqueue', ['c2', [order], { campaignId: null, askedBy: 'test' }]);
    expect(value.skipped).toMatchObject([{ reason: 'no_such_registration' }]);
    const id = outbox.queued();
    expect(outbox.desk.writer.write('cancelMessages', ['c2', [id], 'test']).value).toBe(0);
    expect(() => outbox.desk.writer.write('decide', ['c2', id, 'give_up', 'test'])).toThrow('no such message');
  });
});

describe('a try', () => {
  it('is begun once, however often it is asked for', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    expect(outbox.begin(id)).toMatchObject([{ id, attempt: 1, recipient: { phone: `+${ASHA.phone}` } }]);
    expect(outbox.begin(id)).toEqual([]);
    expect(outbox.row(id)).toMatchObject({ status: 'sending' });
    expect(outbox.box(id)).toMatchObject({ state: 'underway' });
  });

  it('that was accepted has its wamid, and its reports find it', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.accepted(id, 'wamid.A');
    expect(outbox.row(id)).toMatchObject({ status: 'accepted', wamid: 'wamid.A' });
    outbox.report('wamid.A', 'read');
    expect(outbox.row(id)).toMatchObject({ status: 'read' });
    expect(outbox.box(id)).toMatchObject({ state: 'done', due_at: null });
  });

  it('that was reported before its answer leaves no number behind: what the student writes next is unread', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.report('wamid.A', 'delivered');
    outbox.desk.writer.write('markSeen', [COLLEGE, outbox.asha]);
    outbox.end(id, 1, acceptedAs('wamid.A', NOON), { kind: 'done' });
    outbox.writes('I have a question', 'wamid.IN');
    expect(outbox.desk.read('registration', [COLLEGE, outbox.asha])).toMatchObject({ unread: 1 });
  });

  it('that was accepted is found as unheard after ten minutes of silence, until something is told of it', () => {
    using outbox = openOutboxDesk();
    const unheard = (): readonly (string | null)[] => {
      const query = { status: 'unheard', digits: null, limit: 10, after: undefined } as const;
      return outbox.desk.read('searchHistory', [COLLEGE, query]).rows.map(({ wamid }) => wamid);
    };
    outbox.accepted(outbox.queued(), 'wamid.A');
    outbox.clock += 9 * MINUTE;
    expect(unheard()).toEqual([]);
    outbox.clock += 2 * MINUTE;
    expect(unheard()).toEqual(['wamid.A']);
    outbox.report('wamid.A', 'sent');
    expect(unheard()).toEqual([]);
  });

  it('whose report overtakes its answer is one message with one wamid', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.report('wamid.A', 'delivered', { callbackData: `${id}:1` });
    outbox.end(id, 1, acceptedAs('wamid.A', NOON), { kind: 'done' });
    expect(outbox.row(id)).toMatchObject({ status: 'delivered', wamid: 'wamid.A' });
    expect(outbox.desk.db.prepare('SELECT count(*) AS n FROM messages').get()).toEqual({ n: 1 });
  });

  it('takes a stand-in’s reports when the answer names its wamid', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.report('wamid.A', 'sent');
    expect(outbox.desk.db.prepare('SELECT count(*) AS n FROM messages').get()).toEqual({ n: 2 });
    outbox.end(id, 1, acceptedAs('wamid.A', NOON), { kind: 'done' });
    expect(outbox.desk.db.prepare('SELECT count(*) AS n FROM messages').get()).toEqual({ n: 1 });
    expect(outbox.row(id)).toMatchObject({ status: 'sent', wamid: 'wamid.A' });
  });

  it('learns the same of the student whether its answer or its report comes first', () => {
    const outcomes = [true, false].map((answerFirst) => {
      using outbox = openOutboxDesk();
      const id = outbox.queued();
      outbox.begin(id);
      const answer = (): void => outbox.end(id, 1, acceptedAs('wamid.A', NOON), { kind: 'done' });
      if (answerFirst) answer();
      outbox.report('wamid.A', 'sent', { to: { bsuid: 'IN.77' } });
      if (!answerFirst) answer();
      const handles = outbox.desk.db.prepare('SELECT handle FROM handles ORDER BY handle').all();
      return { handles, message: outbox.desk.db.prepare('SELECT phone, bsuid FROM messages').all() };
    });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[0]?.message).toEqual([{ phone: ASHA.phone, bsuid: 'IN.77' }]);
    expect(outcomes[0]?.handles).toEqual([{ handle: ASHA.phone }, { handle: 'IN.77' }]);
  });

  it('that goes again shows a clock, and the next one has a number of its own', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.end(id, 1, failedWith(130_429, NOON), { kind: 'again', notBefore: NOON + 2_000 });
    expect(outbox.row(id)).toMatchObject({ status: 'queued', error: null });
    expect(outbox.box(id)).toMatchObject({ state: 'waiting', attempt: 2, due_at: NOON + 2_000, code: 130_429 });
    expect(outbox.begin(id)).toMatchObject([{ attempt: 2 }]);
    outbox.report('wamid.B', 'sent', { callbackData: `${id}:2` });
    expect(outbox.row(id)).toMatchObject({ status: 'sent', wamid: 'wamid.B' });
  });

  it('that waits shows the wamid of the newest one before it, whichever was told last', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.end(id, 1, failedWith(130_429, NOON), { kind: 'again', notBefore: NOON });
    outbox.accepted(id, 'wamid.B');
    outbox.report('wamid.B', 'failed', { failure: 131_049 });
    outbox.desk.writer.write('judge', [{ id, attempt: 2 }, { kind: 'again', notBefore: NOON }, null]);
    outbox.report('wamid.A', 'failed', { failure: 131_026, callbackData: `${id}:1` });
    expect(outbox.row(id)).toMatchObject({ status: 'queued', wamid: 'wamid.B' });
  });

  it('that Meta refused for good shows the reason', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.end(id, 1, failedWith(131_026, NOON), { kind: 'never', code: 131_026 });
    expect(outbox.row(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('131026') });
    expect(outbox.box(id)).toMatchObject({ state: 'never', due_at: null });
  });

  it('does not begin once the student has opted out, or the window has closed', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.writes('Hello', 'wamid.IN');
    const [free] = outbox.enqueue([{ template: null, kind: 'text' }]).queued;
    outbox.desk.db.exec('UPDATE registrations SET opted_out = 1');
    outbox.clock += 25 * HOUR;
    expect(outbox.begin(id)).toEqual([]);
    expect(outbox.begin(free?.id ?? '')).toEqual([]);
    expect(outbox.row(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('-3') });
    expect(outbox.row(free?.id ?? '')).toMatchObject({ status: 'failed', error: expect.stringContaining('131047') });
  });

  it('whose outcome nobody knows is told of, though its tick stays: a window that has it open says what is awaited', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    const ended = [{ key: { id, attempt: 1 }, end: UNKNOWN, next: AWAIT, pause: null }];
    const { frames } = outbox.desk.writer.write('endTries', [ended]);
    expect(frames).toMatchObject([{ type: 'message_status_update', id, status: 'sending' }]);
  });

  it('can be taken back until it has begun', () => {
    using outbox = openOutboxDesk();
    const [first, second] = outbox.enqueue([{}, {}]).queued.map(({ id }) => id);
    outbox.begin(first ?? '');
    expect(outbox.desk.writer.write('cancelMessages', [COLLEGE, [first ?? '', second ?? ''], 'test']).value).toBe(1);
    expect(outbox.begin(second ?? '')).toEqual([]);
    expect(outbox.row(second ?? '')).toMatchObject({ status: 'failed', error: expect.stringContaining('-2') });
  });
});

describe('a try whose outcome nobody knows', () => {
  const unsure = (outbox: ReturnType<typeof openOutboxDesk>): string => {
    const id = outbox.queued();
    outbox.begin(id);
    outbox.end(id, 1, UNKNOWN, AWAIT);
    return id;
  };

  it('waits for its status and shows no failure meanwhile', () => {
    using outbox = openOutboxDesk();
    const id = unsure(outbox);
    expect(outbox.row(id)).toMatchObject({ status: 'sending', error: null });
    expect(outbox.desk.read('unjudged', [NOON])).toEqual([]);
    expect(outbox.desk.read('nextDue', [])).toBe(AWAIT.until);
    expect(outbox.desk.read('unjudged', [AWAIT.until])).toMatchObject([
      { message: { id }, attempt: 1, outcome: { is: 'failed', code: NO_ANSWER } },
    ]);
  });

  it('is over when a report tells that it went out', () => {
    using outbox = openOutboxDesk();
    const id = unsure(outbox);
    outbox.report('wamid.A', 'sent', { callbackData: `${id}:1` });
    expect(outbox.row(id)).toMatchObject({ status: 'sent', wamid: 'wamid.A' });
    expect(outbox.box(id)).toMatchObject({ state: 'done', due_at: null });
  });

  it('is what a crash leaves of one under way', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    expect(outbox.desk.writer.write('adoptOrphans', [10 * MINUTE]).value).toBe(1);
    expect(outbox.box(id)).toMatchObject({ state: 'await_status', due_at: NOON + 10 * MINUTE });
    expect(outbox.desk.read('unjudged', [NOON + 10 * MINUTE])).toMatchObject([{ outcome: { code: NO_ANSWER } }]);
  });

  it('goes again when a person says so, and not if a receipt comes before it has begun', () => {
    using outbox = openOutboxDesk();
    const id = unsure(outbox);
    const person = { kind: 'person', why: 'unsure', code: NO_ANSWER, notBefore: NOON } as const;
    outbox.desk.writer.write('judge', [{ id, attempt: 1 }, person, null]);
    expect(outbox.desk.read('undecided', [COLLEGE, { limit: 9, after: undefined }]).rows).toMatchObject([
      { id, status: 'sending', outgoing: { state: 'person', why: 'unsure' } },
    ]);
    expect(outbox.desk.writer.write('decide', [COLLEGE, id, 'send_again', 'test']).value).toMatchObject({ id });
    expect(outbox.box(id)).toMatchObject({ state: 'waiting', attempt: 2 });
    outbox.report('wamid.A', 'delivered', { callbackData: `${id}:1` });
    expect(outbox.box(id)).toMatchObject({ state: 'done', attempt: 1 });
    expect(outbox.row(id)).toMatchObject({ status: 'delivered', wamid: 'wamid.A' });
    expect(outbox.begin(id)).toEqual([]);
  });

  it('is left when a person gives it up; its receipt still counts', () => {
    using outbox = openOutboxDesk();
    const id = unsure(outbox);
    const person = { kind: 'person', why: 'unsure', code: NO_ANSWER, notBefore: NOON } as const;
    outbox.desk.writer.write('judge', [{ id, attempt: 1 }, person, null]);
    outbox.desk.writer.write('decide', [COLLEGE, id, 'give_up', 'test']);
    expect(outbox.row(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('-4') });
    expect(() => outbox.desk.writer.write('decide', [COLLEGE, id, 'send_again', 'test'])).toThrow('any more');
    outbox.report('wamid.A', 'read', { callbackData: `${id}:1` });
    expect(outbox.row(id)).toMatchObject({ status: 'read' });
  });
});

describe('a failure told by a report', () => {
  it('is to be judged once, with the tries before it', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.accepted(id, 'wamid.A');
    outbox.report('wamid.A', 'failed', { failure: 131_049 });
    const told = {
      message: { id },
      attempt: 1,
      outcome: { is: 'failed', code: 131_049, heard: 'in_report' },
      history: [],
    };
    expect(outbox.desk.read('unjudged', [NOON])).toMatchObject([told]);
    outbox.desk.writer.write('judge', [{ id, attempt: 1 }, { kind: 'again', notBefore: NOON + 24 * HOUR }, null]);
    outbox.report('wamid.A', 'failed', { failure: 131_049 });
    expect(outbox.desk.read('unjudged', [NOON])).toEqual([]);
    expect(outbox.box(id)).toMatchObject({ state: 'waiting', attempt: 2, due_at: NOON + 24 * HOUR });
    expect(outbox.row(id)).toMatchObject({ status: 'queued' });
    expect(outbox.desk.read('history', [{ id, attempt: 2 }])).toMatchObject([{ outcome: { is: 'failed' } }]);
  });

  it('that overtakes the answer is judged after it', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.report('wamid.A', 'failed', { failure: 131_026, callbackData: `${id}:1` });
    expect(outbox.box(id)).toMatchObject({ state: 'underway' });
    outbox.end(id, 1, acceptedAs('wamid.A', NOON), { kind: 'done' });
    expect(outbox.desk.read('unjudged', [NOON])).toMatchObject([{ message: { id }, outcome: { code: 131_026 } }]);
  });
});

it('a message ends the same in whatever order its answer and its reports come', () => {
  type Step = 'answer' | 'sent' | 'delivered' | 'failed';
  const outcome = (steps: readonly Step[]) => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    for (const step of steps) {
      if (step === 'answer') outbox.end(id, 1, acceptedAs('wamid.A', NOON), { kind: 'done' });
      else outbox.report('wamid.A', step, { callbackData: `${id}:1`, ...(step === 'failed' && { failure: 131_026 }) });
    }
    return { ...outbox.row(id), ...outbox.box(id) };
  };
  const all: readonly Step[] = ['answer', 'sent', 'delivered', 'failed'];
  for (const some of [all, ['answer', 'sent', 'failed'], ['answer', 'failed']] as const) {
    const expected = outcome(some);
    fc.assert(
      fc.property(fc.shuffledSubarray([...some], { minLength: some.length }), (steps) => {
        expect(outcome(steps)).toEqual(expected);
      }),
      { numRuns: 24 },
    );
  }
});

it('a rebuild leaves what was sent, and what waits, as it is', () => {
  using outbox = openOutboxDesk();
  const [first, second, third] = outbox.enqueue([{}, {}, {}]).queued.map(({ id }) => id);
  outbox.accepted(first ?? '', 'wamid.A');
  outbox.report('wamid.A', 'delivered');
  outbox.begin(second ?? '');
  const before = [first, second, third].map((id) => ({ ...outbox.row(id ?? ''), ...outbox.box(id ?? '') }));
  outbox.desk.writer.write('rebuild', []);
  expect([first, second, third].map((id) => ({ ...outbox.row(id ?? ''), ...outbox.box(id ?? '') }))).toEqual(before);
});
