import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitNews } from '../main/outbox/limit-news.ts';
import { newsOf } from '../main/outbox/news-of.ts';
import { type Failed, isUnsure, type Outcome, type Try } from '../main/outbox/outcome.ts';
import type { Paused } from '../main/outbox/pause.ts';
import { afterOutcome, DEFAULT_RETRY, type Decision } from '../main/outbox/retry.ts';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { CANCELLED, LEFT_UNSURE, NOT_SENT, OPTED_OUT, UNFIT } from '../preload/contract/failures/own.ts';
import { TOO_FAST } from '../preload/contract/failures/pace.ts';
import { FAILURES, failureOf } from '../preload/contract/failures.ts';
import { type MetaMood, playCampaign, playMessage } from './support/outbox-play.ts';
import { waiting } from './support/outbox-run.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 23, 4);
const AWAIT = DEFAULT_RETRY.awaitStatusMs;

const failed = (code: number, like: Partial<Failed> = {}): Failed => ({
  is: 'failed',
  code,
  transient: false,
  heard: 'in_answer',
  at: NOW,
  ...like,
});

const ended = (outcome: Outcome | null, settled = false): Try => ({ begunAt: NOW - HOUR, outcome, settled });
const triesOf = (code: number, count: number): Try[] => Array.from({ length: count }, () => ended(failed(code)));

const decide = (outcome: Outcome, history: readonly Try[] = [], random = 0.5, now = NOW): Decision =>
  afterOutcome(
    outcome,
    history,
    () => now,
    () => random,
  );

/** Every code of PLATFORM 8: what happens to the message, and what is held back besides. */
const TABLE = {
  'again, number': [130429, TOO_FAST, 131057, 2494100, 133015],
  'again, account': [4, 80007],
  'again, pair': [131056],
  'again, marketing': [131049],
  'again, nothing': [131059, 133004],
  'await_status, nothing': [1, 2, 131000, 131016, NO_ANSWER],
  'person, college': [0, 190, 368, 131031],
  'person, paid': [131042],
  'person, number': [3, 10, 200, 299, 131005, 33, 131037, 131045, 133000, 133006, 133010],
  'person, campaigns': [131048, 131064],
  'person, campaign': [...[132001, 132007, 132015, 132068, 132069, 134101], ...[131055, 134100, 131063, 134102]],
  'person, nothing': [
    ...[100, 131008, 131009, 131014, 131020, 131041, 131201, 131215, 131030, 131044, 131047, 131051, 131053, 131062],
    ...[132000, 132008, 132012, 132018, 132005, 133005, 133008, 133009, 133016, 134011, 135000, 137000],
    ...[139000, 139004, 139100, 139103, 147001, 147005, 200005, 200007, UNFIT, NOT_SENT],
    ...[2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299, 2388012, 2388091, 2388093, 2388103],
  ],
  'never, marketing': [131050],
  'never, campaign': [132016],
  'never, nothing': [
    ...[130403, 130472, 130497, 131021, 131026, 131052, 131060, 1752041, 2593107, 2593108, 138000, 138018],
    ...[CANCELLED, OPTED_OUT, LEFT_UNSURE],
  ],
} as const satisfies Partial<Record<`${Exclude<Decision['kind'], 'done'>}, ${Paused | 'nothing'}`, readonly number[]>>;

const ALL_CODES = FAILURES.flatMap(({ codes }) => codes).flat();

describe('the decision about every failure', () => {
  it.each(Object.entries(TABLE))('is "%s" for its codes', (expected, codes) => {
    for (const code of codes) {
      for (const heard of ['in_answer', 'in_report'] as const) {
        const { kind, pause } = decide(failed(code, { heard }));
        expect(`${kind}, ${pause?.what ?? 'nothing'}`, `code ${code}`).toBe(expected);
      }
    }
  });

  it('is made for every code of the table, and the list above has no other', () => {
    const listed: readonly number[] = Object.values(TABLE).flat();
    expect([...listed].toSorted((a, b) => a - b)).toEqual([...ALL_CODES].toSorted((a, b) => a - b));
  });

  it('keeps the word that clerks are given', () => {
    for (const code of ALL_CODES) {
      const { next } = failureOf(code).en;
      const { kind } = decide(failed(code));
      if (/not (sent|tried) again by itself\b(?! before)/.test(next)) expect(kind, next).not.toBe('again');
      if (/It is not (sent|tried|fetched) again\./.test(next)) expect(kind, next).toBe('never');
      if (/(?<!not )(goes|tried|read) again( from the start)? by itself/.test(next)) expect(kind, next).toBe('again');
    }
  });

  it('leaves a code that nobody knows to a person, unless Meta calls it transient', () => {
    expect(decide(failed(999_999))).toMatchObject({ kind: 'person', why: 'fix_first', pause: null });
    expect(decide(failed(999_999, { transient: true }))).toMatchObject({ kind: 'again', pause: null });
    expect(decide(failed(131026, { transient: true }))).toMatchObject({ kind: 'never' });
    expect(decide(failed(2, { transient: true }))).toMatchObject({ kind: 'await_status' });
  });

  it('is that nothing is left to do, once it was accepted or has gone out', () => {
    expect(decide({ is: 'accepted', at: NOW })).toEqual({ kind: 'done', pause: null });
    for (const status of ['sent', 'delivered', 'read', 'played'] as const) {
      expect(decide({ is: 'reported', status, at: NOW })).toEqual({ kind: 'done', pause: null });
    }
  });
});

describe('when it goes again', () => {
  const waitAfter = (code: number, tries: number, random: number): number => {
    const decision = decide(failed(code), triesOf(code, tries), random);
    return decision.kind === 'again' ? decision.notBefore - NOW : Number.NaN;
  };

  it('waits for any time up to twice as long with each try, and five minutes at most', () => {
    const longest = (tries: number): number => waitAfter(130429, tries, 1 - Number.EPSILON);
    expect([0, 1, 2, 3].map(longest)).toEqual([2 * SECOND, 4 * SECOND, 8 * SECOND, 16 * SECOND]);
    expect(longest(9)).toBe(5 * MINUTE);
    expect([0, 5, 9].map((tries) => waitAfter(130429, tries, 0))).toEqual([SECOND, SECOND, SECOND]);
    expect(waitAfter(130429, 2, 0.5)).toBe(4.5 * SECOND);
  });

  it('waits 1, 4, 16 and 64 seconds for one person alone, by Meta’s own formula', () => {
    for (const random of [0, 0.9]) {
      expect([0, 1, 2, 3].map((tries) => waitAfter(131056, tries, random))).toEqual([1_000, 4_000, 16_000, 64_000]);
    }
  });

  it('waits a day for a person’s marketing cap, then longer, then asks', () => {
    expect([0, 1, 2].map((tries) => waitAfter(131049, tries, 0))).toEqual([DAY, 2 * DAY, 4 * DAY]);
    expect(waitAfter(131049, 0, 0.5)).toBe(DAY + HOUR / 2);
    expect(decide(failed(131049), triesOf(131049, 3))).toMatchObject({ kind: 'person', why: 'tried_enough' });
  });

  it.each([
    [4, MINUTE, HOUR],
    [80007, MINUTE, HOUR],
    [131057, MINUTE, 5 * MINUTE],
    [2494100, MINUTE, 5 * MINUTE],
    [133015, 5 * MINUTE, 10 * MINUTE],
  ])('keeps the times that Meta names for %i', (code, least, most) => {
    for (let tries = 0; tries < 6; tries += 1) {
      expect(waitAfter(code, tries, 0)).toBe(least);
      expect(waitAfter(code, tries, 0.999)).toBeLessThanOrEqual(most);
    }
  });

  it('asks a person after enough tries, and lets the rest go on', () => {
    const decision = decide(failed(130429), triesOf(130429, 10));
    expect(decision).toMatchObject({ kind: 'person', why: 'tried_enough', pause: { what: 'number' } });
    expect(decision.pause?.until).toBeLessThanOrEqual(NOW + 5 * MINUTE);
  });

  it('keeps trying what never reached Meta, for as long as the way there is closed', () => {
    const notSent = { is: 'not_sent', at: NOW } as const;
    for (const tries of [0, 3, 500]) {
      const decision = decide(
        notSent,
        Array.from({ length: tries }, () => ended(notSent)),
        0.999,
      );
      expect(decision).toMatchObject({ kind: 'again', pause: null });
      expect(decision.kind === 'again' && decision.notBefore).toBeLessThanOrEqual(NOW + 5 * MINUTE);
    }
    expect(decide(notSent, [ended(failed(NO_ANSWER))])).toMatchObject({ kind: 'await_status' });
  });

  it('does not count failures of another kind', () => {
    expect(decide(failed(131056), triesOf(130429, 5))).toMatchObject({ kind: 'again', notBefore: NOW + SECOND });
  });

  it('holds back what must be for as long as the message waits, or until a person resumes it', () => {
    const tooFast = decide(failed(TOO_FAST));
    expect(tooFast.pause).toEqual({ what: 'number', until: tooFast.kind === 'again' ? tooFast.notBefore : Number.NaN });
    expect(decide(failed(190)).pause).toEqual({ what: 'college', until: Number.POSITIVE_INFINITY });
  });

  it('tells a person when sending once more can be of use', () => {
    expect(decide(failed(134101))).toMatchObject({ kind: 'person', why: 'later', notBefore: NOW + 10 * MINUTE });
    expect(decide(failed(131047))).toMatchObject({ kind: 'person', why: 'fix_first', notBefore: NOW });
  });
});

describe('when nobody knows whether it went out', () => {
  it('waits for the status, for as long as the settings say, and then a person decides', () => {
    const outcome = failed(NO_ANSWER);
    expect(decide(outcome, [], 0, NOW + AWAIT - 1)).toMatchObject({ kind: 'await_status', until: NOW + AWAIT });
    expect(decide(outcome, [], 0, NOW + AWAIT)).toMatchObject({ kind: 'person', why: 'unsure' });
    const patient = afterOutcome(outcome, [], () => NOW + HOUR, Math.random, { awaitStatusMs: DAY });
    expect(patient).toMatchObject({ kind: 'await_status', until: NOW + DAY });
  });

  it('is done as soon as any try is known to have gone out, whatever the newest says', () => {
    const history = [ended({ is: 'reported', status: 'delivered', at: NOW })];
    for (const code of ALL_CODES) expect(decide(failed(code), history)).toEqual({ kind: 'done', pause: null });
  });

  it('never goes again while an earlier try is open, unless a person has settled it', () => {
    const open = [ended(null), ended(failed(NO_ANSWER)), ended({ is: 'accepted', at: NOW })];
    for (const earlier of open) {
      expect(decide(failed(130429), [earlier]).kind).toMatch(/^(await_status|person)$/);
      expect(decide(failed(130429), [{ ...earlier, settled: true }]).kind).toBe('again');
    }
  });

  it('still holds back what must be', () => {
    expect(decide(failed(190), [ended(failed(NO_ANSWER))])).toMatchObject({
      kind: 'await_status',
      pause: { what: 'college' },
    });
  });
});

describe('what pacing is told', () => {
  const message = waiting('m', { campaign: 'c', marketing: true });
  const told = (outcome: Outcome, of = message): readonly LimitNews[] => newsOf(of, outcome, decide(outcome));

  it('names what is held back', () => {
    const pausesOf = (code: number) => told(failed(code, { heard: 'in_report' }));
    expect(pausesOf(190)).toEqual([{ about: 'pause', what: 'college', id: 'k1', until: Number.POSITIVE_INFINITY }]);
    expect(pausesOf(131048)).toMatchObject([{ what: 'campaigns', id: 'n1' }]);
    expect(pausesOf(132015)).toMatchObject([{ what: 'campaign', id: 'c' }]);
    expect(pausesOf(131056)).toEqual([{ about: 'pause', what: 'pair', id: 'n1 asha', until: NOW + SECOND }]);
    expect(pausesOf(131049)).toMatchObject([{ what: 'marketing', id: 'f1 asha', until: NOW + DAY + HOUR / 2 }]);
    expect(pausesOf(131026)).toEqual([]);
  });

  it('pauses no campaign for a clerk’s own message', () => {
    expect(told(failed(132015, { heard: 'in_report' }), waiting('r'))).toEqual([]);
  });

  it('says whether Meta answers', () => {
    expect(told({ is: 'accepted', at: NOW })).toEqual([{ about: 'answered', number: 'n1' }]);
    expect(told(failed(131026))).toEqual([{ about: 'answered', number: 'n1' }]);
    expect(told(failed(NO_ANSWER))).toEqual([{ about: 'no_answer', number: 'n1', at: NOW }]);
    expect(told({ is: 'not_sent', at: NOW })).toEqual([{ about: 'no_answer', number: 'n1', at: NOW }]);
    expect(told(failed(131000, { heard: 'in_report' }))).toEqual([]);
  });
});

describe('any course of events', () => {
  const code = fc.constantFrom(
    NO_ANSWER,
    1,
    131000,
    130429,
    131056,
    TOO_FAST,
    131049,
    131057,
    131026,
    131048,
    190,
    999_999,
  );
  const mood: fc.Arbitrary<MetaMood> = fc.record({
    answer: fc.oneof({ weight: 1, arbitrary: fc.constant('accepts' as const) }, { weight: 3, arbitrary: code }),
    transient: fc.boolean(),
    /** What a webhook says later of a try that may be out. */
    report: fc.oneof(fc.constantFrom('sent' as const, null), code),
    reportAfter: fc.integer({ min: 1, max: 2 * AWAIT }),
  });

  it('never has two tries while one is unsure, and none before its time', () => {
    fc.assert(
      fc.property(
        fc.array(mood, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (moods, chances) => {
          const played = playMessage({ moods, random: () => chances.next().value ?? 0, start: NOW });
          for (const { openBefore, begunAt, allowedAt } of played.tries) {
            expect(openBefore).toBe(0);
            expect(begunAt).toBeGreaterThanOrEqual(allowedAt);
          }
          expect(played.tries.slice(0, -1).filter(({ wentOut }) => wentOut)).toEqual([]);
          expect(played.ends).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is unsure of a try until it is known to have failed', () => {
    expect(
      [null, { is: 'accepted', at: NOW } as const, failed(1), failed(NO_ANSWER)].map((o) => isUnsure(ended(o))),
    ).toEqual([true, true, true, true]);
    expect([failed(130429), failed(131026)].map((o) => isUnsure(ended(o)))).toEqual([false, false]);
  });
});

describe('pacing and retry together', () => {
  it('bring a campaign of 3,000 through a Meta that is slower than it says and answers one in ten unclearly', () => {
    const played = playCampaign({ count: 3_000, metaPerSecond: 60, unclear: 0.1, seed: 7, start: NOW });
    expect(played.received).toHaveLength(new Set(played.received).size);
    expect(played.accepted + played.unsure).toBe(3_000);
    expect(new Set(played.received).size).toBe(played.accepted + played.unsureButOut);
    expect(played.unsure).toBeGreaterThan(200);
    expect(played.tooFast).toBeGreaterThan(0);
  });

  it('leave few messages unclear when Meta does not answer at all for five minutes', () => {
    const played = playCampaign({
      count: 3_000,
      metaPerSecond: 80,
      unclear: 0,
      silentMs: 5 * MINUTE,
      seed: 3,
      start: NOW,
    });
    expect(played.unsure).toBeGreaterThan(4);
    // Those under way when it began, and one try after each pause.
    expect(played.unsure).toBeLessThan(16 + 12);
    expect(played.tookMs).toBeLessThan(5 * MINUTE + MINUTE + 40 * SECOND);
    expect(played.accepted + played.unsure).toBe(3_000);
  });
});
