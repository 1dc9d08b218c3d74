import { describe, expect, it } from 'vitest';
import type { Answer } from '../main/graph/graph.ts';
import { type GraphFailure, metaSaid } from '../main/graph/graph-error.ts';
import type { Message } from '../main/graph/message.ts';
import { inDoubt } from '../main/graph/read-error.ts';
import type { Sent } from '../main/graph/send.ts';
import type { Ended } from '../main/outbox/keeping.ts';
import { afterOutcome } from '../main/outbox/retry.ts';
import { endedOf } from '../main/sending/ended.ts';
import { limitNews } from '../main/sending/number-limits.ts';
import { usageNews } from '../main/sending/usage-news.ts';
import { withMedia } from '../main/sending/with-media.ts';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { UNFIT } from '../preload/contract/failures/own.ts';
import { TOO_FAST } from '../preload/contract/failures/pace.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

const words = {
  title: 'Rate limit hit',
  details: 'Too many',
  subcode: null,
  transient: false,
  httpStatus: 400,
  fbtraceId: null,
};
const refused = (code: number | null): GraphFailure => ({ kind: 'refused', code, class: 'F', ...words });

/** What each failure of a send becomes, and what is then done. */
const TABLE: readonly (readonly [string, GraphFailure, Partial<Ended['outcome']>, string])[] = [
  ['a token that is missing', { kind: 'not_sent', why: 'no_token', details: null }, { is: 'not_sent' }, 'again'],
  ['no connection', { kind: 'not_sent', why: 'no_connection', details: 'ECONNREFUSED' }, { is: 'not_sent' }, 'again'],
  ['what Meta would refuse', { kind: 'unfit', problems: ['It is empty.'] }, { is: 'failed', code: UNFIT }, 'person'],
  ['too fast', metaSaid(130_429, words), { is: 'failed', code: 130_429 }, 'again'],
  ['HTTP 429 without a code', refused(TOO_FAST), { is: 'failed', code: TOO_FAST }, 'again'],
  ['no such person', metaSaid(131_026, words), { is: 'failed', code: 131_026 }, 'never'],
  ['a dead token', metaSaid(190, words), { is: 'failed', code: 190 }, 'person'],
  ['a refusal without a code', refused(null), { is: 'failed', code: 100 }, 'person'],
  ['a code nobody knows', refused(999_999), { is: 'failed', code: 999_999 }, 'person'],
  ['a fault of Meta’s', metaSaid(131_000, words), { is: 'failed', code: 131_000 }, 'await_status'],
  ['silence', inDoubt('timeout', null), { is: 'failed', code: NO_ANSWER }, 'await_status'],
  ['a connection that broke', inDoubt('dropped', null), { is: 'failed', code: NO_ANSWER }, 'await_status'],
  ['an answer that is not Meta’s', inDoubt('unreadable', 200), { is: 'failed', code: NO_ANSWER }, 'await_status'],
  ['a stop while it was under way', inDoubt('stopped', null), { is: 'failed', code: NO_ANSWER }, 'await_status'],
];

describe('what comes of a send', () => {
  it.each(TABLE)('%s', (_name, failure, outcome, step) => {
    const ended = endedOf({ ok: false, failure }, NOON);
    expect(ended).toMatchObject({ outcome: { ...outcome, at: NOON }, wamid: null });
    const decision = afterOutcome(
      ended.outcome,
      [],
      () => NOON,
      () => 0.5,
    );
    expect(decision.kind).toBe(step);
  });

  it('is accepted under its wamid', () => {
    const answer: Answer<Sent> = { ok: true, value: { wamid: 'wamid.A', handling: 'held', waId: null, bsuid: null } };
    expect(endedOf(answer, NOON)).toEqual({
      outcome: { is: 'accepted', at: NOON },
      wamid: 'wamid.A',
      httpStatus: 200,
      words: null,
    });
  });

  it('keeps Meta’s words, or ours, for the message', () => {
    expect(endedOf({ ok: false, failure: metaSaid(131_026, words) }, NOON).words).toEqual({
      title: 'Rate limit hit',
      details: 'Too many',
    });
    const failure: GraphFailure = { kind: 'unfit', problems: ['The message is empty.', 'The phone is none.'] };
    expect(endedOf({ ok: false, failure }, NOON).words?.details).toBe('The message is empty. The phone is none.');
  });
});

describe('a file of ours', () => {
  const document: Message = { type: 'media', kind: 'document', mediaId: 'file:f1', filename: 'offer.pdf' };
  const letter: Message = {
    type: 'template',
    name: 'offer_letter',
    language: 'en',
    header: { kind: 'document', mediaId: 'file:f2' },
  };

  it('is uploaded, and Meta’s id stands in its place', async () => {
    const upload = async (file: string): Promise<Answer<string>> => ({ ok: true, value: `media-of-${file}` });
    expect(await withMedia(document, upload)).toEqual({ ok: true, value: { ...document, mediaId: 'media-of-f1' } });
    const { value } = (await withMedia(letter, upload)) as { value: Message };
    expect(value).toEqual({ ...letter, header: { kind: 'document', mediaId: 'media-of-f2' } });
  });

  it('leaves what has none as it is', async () => {
    const upload = async (): Promise<Answer<string>> => expect.unreachable('there is no file');
    for (const message of [
      { type: 'text', text: 'Yes' },
      { ...document, mediaId: '1234' },
    ] as const) {
      expect(await withMedia(message, upload)).toEqual({ ok: true, value: message });
    }
  });

  it('whose upload is unclear leaves no doubt about the message: it has not gone', async () => {
    const answer = await withMedia(document, async () => ({ ok: false, failure: inDoubt('timeout', null) }));
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not_sent' } });
  });
});

describe('limits', () => {
  const number = { phoneNumberId: 'n1', collegeId: 'c1', wabaId: 'w1', appId: 'a', displayPhone: null };

  it('are read from the health of the number', () => {
    expect(limitNews(number, { throughput: 'HIGH', messagingLimit: 'unlimited' })).toEqual([
      { about: 'throughput', number: 'n1', perSecond: 1_000 },
      { about: 'messaging_limit', portfolio: 'c1', people: Number.POSITIVE_INFINITY },
    ]);
    expect(limitNews(number, { throughput: 'NOT_APPLICABLE', messagingLimit: null })).toEqual([]);
  });

  it('of the hour are the fuller of the account’s and the app’s', () => {
    const meter = (of: string, percent: number, regainMinutes = 0) => ({ of, type: null, percent, regainMinutes });
    const usage = { at: NOON, meters: [meter('w1', 40), meter('app', 90), meter('w2', 100, 5)] };
    expect(usageNews('w1', usage)).toEqual([
      { about: 'usage', account: 'w1', percent: 90, regainAt: null, at: NOON },
      { about: 'usage', account: 'w2', percent: 100, regainAt: NOON + 5 * 60_000, at: NOON },
    ]);
  });
});
