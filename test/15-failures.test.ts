import { describe, expect, it } from 'vitest';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { CANCELLED, LEFT_UNSURE, NOT_SENT, OPTED_OUT, UNFIT } from '../preload/contract/failures/own.ts';
import { TOO_FAST } from '../preload/contract/failures/pace.ts';
import { adviceOf, FAILURES, failureOf } from '../preload/contract/failures.ts';

/** PLATFORM 8, class by class. Calls have none there; we make none, so they are never tried again. */
const PLATFORM = {
  A: [1, 2, 131016, 131000, NO_ANSWER],
  B: [4, 80007, 130429, 131056, 131057, 131059, 133004, 133015, 2494100, TOO_FAST],
  L: [131048, 131049, 131064, 132015, 132069, 133016, 134101],
  N: [
    130403,
    130472,
    130497,
    131021,
    131026,
    131050,
    131052,
    131060,
    132016,
    1752041,
    2593107,
    2593108,
    138000,
    138018,
    CANCELLED,
    OPTED_OUT,
    LEFT_UNSURE,
  ],
  F: [
    ...[0, 190, 3, 10, 200, 299, 131005, 33, 100, 368, 131008, 131009, 131014, 131020, 131041, 131201, 131215, 131030],
    ...[131031, 131037, 131042, 131044, 131045, 131047, 131051, 131053, 131055, 134100, 131062, 131063],
    ...[132000, 132008, 132012, 132018, 132001, 132005, 132007, 132068, 133000, 133006, 133010, 133005, 133008, 133009],
    ...[134011, 134102, 135000, 137000, 139000, 139004, 139100, 139103, 147001, 147005, 200005, 200007],
    ...[2388019, 2388039, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299],
    ...[2388012, 2388091, 2388093, 2388103, UNFIT, NOT_SENT],
  ],
} as const;

const RANGES = [
  [200, 299],
  [131201, 131215],
  [138000, 138018],
  [139000, 139004],
  [139100, 139103],
  [147001, 147005],
  [200005, 200007],
] as const;

/** No row covers it, and Meta's codes are never fractions. */
const NO_SUCH_CODE = 0.5;

const UNKNOWN = failureOf(NO_SUCH_CODE).en;
const DEVANAGARI = /[\u0900-\u097f]/;

describe('what a clerk is told about a failure', () => {
  it.each(Object.entries(PLATFORM))('knows every code of class %s', (letter, codes) => {
    for (const code of codes) {
      const told = failureOf(code);
      expect(told, `code ${code}`).toMatchObject({ code, class: letter });
      expect(told.en.what, `code ${code}`).not.toBe(UNKNOWN.what);
    }
  });

  it('knows no code beyond those, so that the list above is whole', () => {
    const listed = new Set<number>(Object.values(PLATFORM).flat());
    expect(
      FAILURES.flatMap((entry) => entry.codes)
        .flat()
        .filter((code) => !listed.has(code)),
    ).toEqual([]);
  });

  it('gives each code one row only', () => {
    const codes = FAILURES.flatMap((entry) => entry.codes).flatMap((known) =>
      typeof known === 'number' ? [known] : Array.from({ length: known[1] - known[0] + 1 }, (_, i) => known[0] + i),
    );
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
  });

  it.each(RANGES)('explains %i to %i alike, and not their neighbours', (from, to) => {
    for (let code = from; code <= to; code += 1) expect(failureOf(code).en).toEqual(failureOf(from).en);
    expect(failureOf(from - 1).en).not.toEqual(failureOf(from).en);
    expect(failureOf(to + 1).en).not.toEqual(failureOf(from).en);
  });

  it('says so when it does not know a code, and sends nothing again', () => {
    for (const code of [NO_SUCH_CODE, 999_999, -7, Number.NaN]) {
      expect(failureOf(code)).toMatchObject({ class: 'F', en: { who: 'The administrator' } });
      expect(failureOf(code).en.what).toBe(UNKNOWN.what);
    }
    expect(UNKNOWN.next).toContain('not sent again by itself');
  });

  it('speaks whole sentences in both languages', () => {
    for (const entry of [...FAILURES, { codes: [NO_SUCH_CODE] }]) {
      const code = [entry.codes[0]].flat()[0] ?? Number.NaN;
      const { en, hi } = failureOf(code);
      for (const sentence of [en.what, en.next]) expect(sentence, `code ${code}`).toMatch(/^[A-Z].{10,}\.$/);
      for (const sentence of [hi.what, hi.next]) expect(sentence, `code ${code}`).toMatch(/^\S.{10,}।$/);
      expect(en.who).toMatch(/^(Nobody|You|The administrator|The student|WhatsApp)$/);
      expect(`${en.what}${en.who}${en.next}`).not.toMatch(DEVANAGARI);
      for (const words of [hi.what, hi.who, hi.next]) expect(words, `code ${code}`).toMatch(DEVANAGARI);
    }
  });

  it('says in every next step whether it goes again', () => {
    for (const entry of FAILURES) {
      expect(entry.en.next).toMatch(/again|twice/);
      expect(entry.hi.next).toContain('दोबारा');
      const goesByItself = /(?<!not )(goes|tried|read) again( from the start)? by itself/.test(entry.en.next);
      expect(goesByItself, entry.en.next).toBe(entry.class === 'B');
    }
  });

  it('gives the wire one line of advice in English', () => {
    expect(adviceOf(131047)).toBe(
      'More than 24 hours have passed since this person last wrote to us. Send an approved template instead. This message is not sent again by itself.',
    );
  });
});
