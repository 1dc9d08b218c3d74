import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Row } from './requests.ts';
import type { Outcome } from './tally.ts';

/** A load of reports on a webhook. Ends by itself: when all is answered, or when its time is up. */
export type Load = {
  readonly url: string;
  /** What they are signed with; `null`: they are not. */
  readonly appSecret: string | null;
  readonly row: Row;
  readonly connections: number;
  /** `closed`: as fast as answered, for at most so many seconds. `open`: so many a second, answered or not. */
  readonly loop:
    | { readonly kind: 'closed'; readonly seconds: number }
    | { readonly kind: 'open'; readonly rate: number };
};

/** Runs a load in a process of its own, so that it shares no event loop with anybody. */
export const runLoad = async (load: Load): Promise<Outcome> => {
  const child = fork(fileURLToPath(new URL('load-process.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    child.send(load);
    const ended = once(child, 'exit').then(([code, signal]): never => {
      throw new Error(`The load ended with no outcome (code ${code}, signal ${signal})`);
    });
    const [outcome] = (await Promise.race([once(child, 'message'), ended])) as [Outcome];
    return outcome;
  } finally {
    child.kill('SIGKILL');
  }
};
