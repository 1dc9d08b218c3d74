import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords, START_WORDS, STOP_WORDS, wishOf } from '../preload/contract/opt-out.ts';
import { failedWith, NOON, openOutboxDesk } from './support/outbox-desk.ts';
import { COLLEGE } from './support/store-folder.ts';

const WORDS = { stop: STOP_WORDS, start: START_WORDS };
const HOUR = 60 * 60_000;

describe('a word that stops messages', () => {
  it.each([
    ['STOP', 'stop'],
    ['  Stop!! 🛑 ', 'stop'],
    ['s\u200btop', 'stop'],
    ['Band karo.', 'stop'],
    ['बंद करो', 'stop'],
    ['बँद करो', 'stop'],
    ['मत भेजो 🙏', 'stop'],
    ['रोकें', 'stop'],
    ['Start', 'start'],
    ['शुरू करें', 'start'],
    ['फ़िर से भेजो', 'start'],
  ] as const)('is heard in %j', (text, wish) => {
    expect(wishOf(text, WORDS)).toBe(wish);
  });

  it.each(['Please do not stop writing', 'When does it start?', 'Which bus stop?', '', '👍', 'बंद कब होगा'])(
    'is not heard in %j',
    (text) => {
      expect(wishOf(text, WORDS)).toBeNull();
    },
  );

  it('is no word of both kinds', () => {
    const starts = new Set(START_WORDS.map(plainWords));
    expect(STOP_WORDS.map(plainWords).filter((word) => starts.has(word))).toEqual([]);
    for (const word of [...STOP_WORDS, ...START_WORDS]) expect(plainWords(word)).not.toBe('');
  });

  it('is found the same whatever stands around it', () => {
    const around = fc
      .array(fc.constantFrom(' ', '.', '!', '🛑', '\u200b', '\ufe0f', '-'), { maxLength: 5 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...STOP_WORDS), around, around, (word, before, after) => {
        expect(wishOf(`${before}${word.toUpperCase()}${after}`, WORDS)).toBe('stop');
      }),
    );
  });
});

describe('a student who wants no messages', () => {
  const optOutOf = (outbox: ReturnType<typeof openOutboxDesk>) =>
    outbox.desk.read('registration', [COLLEGE, outbox.asha])?.optOut;

  it('is known by their own word, and allowed again by another', () => {
    using outbox = openOutboxDesk();
    outbox.writes('Stop.', 'wamid.1');
    expect(optOutOf(outbox)).toEqual({ scope: 'all', by: 'keyword', at: new Date(NOON).toISOString() });
    expect(outbox.enqueue([{}]).skipped).toMatchObject([{ reason: 'opted_out' }]);
    outbox.clock += HOUR;
    outbox.writes('Start', 'wamid.2');
    expect(optOutOf(outbox)).toBeNull();
  });

  it('ends the same in whatever order and however often their words come', () => {
    const said: readonly (readonly [string, number])[] = [
      ['stop', 1],
      ['start', 2],
      ['stop', 3],
      ['start', 3],
      ['hello', 4],
    ];
    const outcome = (order: readonly number[]) => {
      using outbox = openOutboxDesk();
      for (const place of order) {
        const [text, hours] = said[place] ?? ['', 0];
        outbox.clock = NOON + hours * HOUR;
        outbox.writes(text, `wamid.${place}`);
      }
      outbox.desk.writer.write('rebuild', []);
      return optOutOf(outbox);
    };
    const expected = outcome([0, 1, 2, 3, 4]);
    expect(expected).toMatchObject({ scope: 'all', by: 'keyword' });
    const places = [0, 1, 2, 3, 4];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(places, { minLength: 5 }),
        fc.array(fc.constantFrom(...places), { maxLength: 3 }),
        (order, again) => {
          expect(outcome([...order, ...again])).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('by the college’s own words, from the moment they are saved', () => {
    using outbox = openOutboxDesk();
    outbox.desk.writer.write('saveCollegeSettings', [COLLEGE, { stopWords: ['bas'] }, 'test']);
    outbox.writes('Stop', 'wamid.1');
    expect(optOutOf(outbox)).toBeNull();
    outbox.writes('BAS!', 'wamid.2');
    expect(optOutOf(outbox)).toMatchObject({ by: 'keyword' });
  });

  it('gets no marketing after Meta refused it for that, in an answer or a report, and still gets what is no marketing', () => {
    using outbox = openOutboxDesk();
    const [first] = outbox.enqueue([{ marketing: true }]).queued;
    outbox.begin(first?.id ?? '');
    outbox.end(first?.id ?? '', 1, failedWith(131_050, NOON), { kind: 'never', code: 131_050 });
    expect(optOutOf(outbox)).toMatchObject({ scope: 'marketing', by: 'meta' });
    expect(outbox.enqueue([{ marketing: true }]).skipped).toMatchObject([{ reason: 'opted_out' }]);
    expect(outbox.enqueue([{}]).queued).toHaveLength(1);

    using other = openOutboxDesk();
    const id = other.queued();
    other.accepted(id, 'wamid.A');
    other.report('wamid.A', 'failed', { failure: 131_050 });
    expect(optOutOf(other)).toMatchObject({ scope: 'marketing', by: 'meta' });
  });

  it('who asked while a message was waiting does not get it, and the message says why', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.writes('stop', 'wamid.1');
    expect(outbox.begin(id)).toEqual([]);
    expect(outbox.row(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('-3') });
  });

  it('who asked between two tries does not get the second', () => {
    using outbox = openOutboxDesk();
    const id = outbox.queued();
    outbox.begin(id);
    outbox.end(id, 1, failedWith(130_429, NOON), { kind: 'again', notBefore: NOON });
    outbox.writes('stop', 'wamid.1');
    expect(outbox.begin(id)).toEqual([]);
    expect(outbox.box(id)).toMatchObject({ state: 'never' });
  });

  it('can be noted and allowed by hand, with who did it', () => {
    using outbox = openOutboxDesk();
    outbox.desk.writer.write('optOut', [COLLEGE, outbox.asha, true, 'desk']);
    expect(optOutOf(outbox)).toMatchObject({ scope: 'all', by: 'hand' });
    outbox.clock += 1_000;
    outbox.desk.writer.write('optOut', [COLLEGE, outbox.asha, false, 'desk']);
    expect(optOutOf(outbox)).toBeNull();
    const query = {
      desk: false,
      who: undefined,
      from: undefined,
      until: undefined,
      registrationId: undefined,
      limit: 2,
      after: undefined,
    };
    expect(outbox.desk.read('audit', [COLLEGE, query]).rows).toMatchObject([
      { who: 'desk', what: 'registrations.optIn', subject: outbox.asha },
      { who: 'desk', what: 'registrations.optOut', subject: outbox.asha },
    ]);
    expect(() => outbox.desk.writer.write('optOut', ['c2', outbox.asha, true, 'desk'])).toThrow('no such registration');
  });
});
