import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { latencies } from '../load/latency.ts';
import type { Program } from '../program.ts';
import { type Random, seededRandom } from '../random.ts';
import { openSocket } from '../socket.ts';
import { type Attack, attack } from './attack.ts';

export type Guesses = {
  readonly attack: Attack;
  /** Windows of our own that were told the truth before, and hear no more or were closed. */
  readonly honestLost: number;
  /** Median times of the refusal of a guess that begins rightly, and of one that does not, ms. */
  readonly nearMs: number;
  readonly farMs: number;
};

/** Guesses at this launch's token and at a lasting one, beside honest windows. A guess that begins rightly takes no longer. */
export const playGuesses = async (program: Program, seed: number, count: number): Promise<Guesses> => {
  const random = seededRandom(seed);
  const honest = await Promise.all(Array.from({ length: 5 }, () => openSocket(program.console)));
  for (const window of honest) await window.register({ token: program.token });
  const staff = honest[0];
  const lasting = (await staff?.ask('tokens.create', { collegeId: 'c1', label: 'Guessed at' }))?.token ?? '';
  const took: { near: number[]; far: number[] } = { near: [], far: [] };
  const guesses = Array.from({ length: count }, (_, n) => guessAt(n % 2 ? program.token : lasting, random));
  const played = await attack(
    'guesses at a token',
    guesses.map(({ guess, kind }) => async () => {
      using socket = await openSocket(program.console);
      const begun = performance.now();
      socket.send({ type: 'register', token: guess });
      const outcome = await Promise.race([socket.closed, wait(10_000, null)]);
      if (kind !== null) took[kind].push(performance.now() - begun);
      return outcome?.code === 4401 && socket.frames.length === 1 ? null : 'a guess';
    }),
    8,
  );
  let honestLost = 0;
  for (const window of honest) {
    window.send({ type: 'ping' });
    await window.next('pong').catch(() => {
      honestLost += 1;
    });
    window[Symbol.dispose]();
  }
  const median = (times: readonly number[]): number => latencies(Float64Array.from(times)).p50;
  return { attack: played, honestLost, nearMs: median(took.near), farMs: median(took.far) };
};

type Guess = { readonly guess: string; readonly kind: 'near' | 'far' | null };

const guessAt = (token: string, random: Random): Guess => {
  const other = (letter: string): string => (letter === 'x' ? 'y' : 'x');
  const at = random.between(0, token.length - 1);
  return random.pick<() => Guess>([
    () => ({ guess: randomBytes(32).toString('base64url'), kind: 'far' }),
    () => ({ guess: `${token.slice(0, -1)}${other(token.at(-1) ?? '')}`, kind: 'near' }),
    () => ({ guess: `${token.slice(0, at)}${other(token[at] ?? '')}${token.slice(at + 1)}`, kind: null }),
    () => ({ guess: token.slice(0, at), kind: null }),
    () => ({ guess: `${token}${random.pick([' ', '\0', '=', 'A', '\n'])}`, kind: null }),
    () => ({ guess: ` ${token}`, kind: null }),
    () => ({ guess: random.pick(['', 'null', 'undefined', 'true', '*', '%', "' OR '1'='1", '__proto__']), kind: null }),
  ])();
};
