import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Outcome } from '../main/outbox/outcome.ts';
import { DEFAULT_RETRY } from '../main/outbox/retry.ts';
import { createSender, type Sender } from '../main/outbox/sender.ts';
import { NO_ANSWER } from '../preload/contract/failures/fault.ts';
import { crashDisk } from './support/crash-keeping.ts';
import { type HandClock, handClock } from './support/hand-clock.ts';
import { waiting } from './support/outbox-run.ts';
import { accepted, refused, START } from './support/sender-desk.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What Meta makes of one request. */
type Mood = {
  readonly takes: boolean;
  readonly answers: 'truth' | 'nothing' | 130429 | 131026 | 130472;
  readonly answerMs: number;
  /** When the status of what was taken comes; it may overtake the answer, or never come. */
  readonly reportMs: number | null;
  readonly report: 'sent' | 131026 | 131056;
};

const mood: fc.Arbitrary<Mood> = fc.record({
  takes: fc.boolean(),
  answers: fc.constantFrom<Mood['answers']>('truth', 'truth', 'truth', 'nothing', 130429, 131026, 130472),
  answerMs: fc.integer({ min: 1, max: 3_000 }),
  reportMs: fc.option(fc.integer({ min: 1, max: 15 * MINUTE }), { freq: 5 }),
  report: fc.constantFrom<Mood['report']>('sent', 'sent', 'sent', 131026, 131056),
});

/** Each life of the program ends after so many moments of its disk or of Meta's, or not at all; then it stands still for a while. */
const life = fc.record({ moments: fc.integer({ min: 1, max: 60 }), downMs: fc.integer({ min: 0, max: 12 * MINUTE }) });

/** A clock whose timers end with the program. */
const mortalClock = (clock: HandClock) => {
  const cancels = new Set<() => void>();
  const after: HandClock['after'] = (ms, run) => {
    const cancel = clock.after(ms, run);
    cancels.add(cancel);
    return cancel;
  };
  const end = (): void => {
    for (const cancel of cancels) cancel();
  };
  return { clock: { now: clock.now, after }, end };
};

const never = (): Promise<never> => new Promise(() => undefined);

it('whenever the program dies, nothing is lost and nobody receives the same twice', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 12 }),
      fc.array(life, { maxLength: 8 }),
      fc.infiniteStream(mood),
      async (count, lives, moods) => {
        const clock = handClock(START);
        const disk = crashDisk();
        const received: string[] = [];
        const all = Array.from({ length: count }, (_, i) =>
          waiting(`m${i}`, { place: i + 1, person: `p${i}`, campaign: i % 3 === 0 ? null : 'c' }),
        );
        disk.put(all);

        /** Meta: outlives every program. What it took and then reports as failed was not received. */
        const ask = (id: string, attempt: number, tell: (at: number, code: number | null) => void): void => {
          const { takes, answers, answerMs, reportMs, report } = moods.next().value;
          // A clear refusal is the truth: what is refused is not taken.
          const took = answers === 'truth' || (answers === 'nothing' && takes);
          const failsLater = took && reportMs !== null && report !== 'sent';
          if (took && !failsLater) received.push(id);
          if (took && reportMs !== null) {
            clock.after(reportMs, () => {
              const at = clock.now();
              const told: Outcome =
                report === 'sent'
                  ? { is: 'reported', status: 'sent', at }
                  : { is: 'failed', code: report, transient: false, heard: 'in_report', at };
              disk.report(id, attempt, told);
            });
          }
          const code = answers === 'truth' ? null : answers === 'nothing' ? NO_ANSWER : answers;
          clock.after(answerMs, () => tell(clock.now(), code));
        };

        const start = (moments: number): { sender: Sender; dead: () => boolean; end: () => void } => {
          let left = moments;
          const mortal = mortalClock(clock);
          const dead = (): boolean => left <= 0;
          const moment = async (): Promise<void> => {
            left -= 1;
            if (dead()) await never();
          };
          const sender = createSender({
            keeping: disk.open(moment),
            post: async ({ id, attempt }) => {
              await moment();
              const answer = Promise.withResolvers<ReturnType<typeof accepted>>();
              ask(id, attempt, (at, code) => answer.resolve(code === null ? accepted(at) : refused(code, at)));
              await moment();
              const ended = await answer.promise;
              await moment();
              return ended;
            },
            clock: mortal.clock,
            random: () => 0.5,
            retry: () => DEFAULT_RETRY,
            onNews: () => undefined,
            report: (bug) => {
              throw bug;
            },
          });
          return { sender, dead, end: mortal.end };
        };

        for (const { moments, downMs } of lives) {
          const program = start(moments);
          for (let waited = 0; !program.dead() && waited < 40; waited += 1) await clock.pass(30 * SECOND);
          // Killed, wherever it stands.
          program.end();
          await clock.pass(downMs);
        }
        const last = start(Number.POSITIVE_INFINITY);
        await clock.pass(3 * 60 * MINUTE);
        last.end();

        expect(received).toHaveLength(new Set(received).size);
        for (const [id, { state }] of disk.messages) {
          expect(['done', 'never', 'person'], id).toContain(state);
          // What is said to be done was received; what was not received waits for a person, or is known not to arrive.
          if (!received.includes(id)) expect(state, id).not.toBe('done');
        }
      },
    ),
    { numRuns: 150 },
  );
});
