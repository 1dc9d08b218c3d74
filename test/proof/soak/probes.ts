import type { Page } from 'playwright-core';
import { clockOffset, takePaintedTicks, watchTicks } from '../../bench/paint-watch.ts';
import { loadPhone } from '../../support/load/requests.ts';
import type { Report } from '../../support/meta/status-object.ts';
import { makeWamid } from '../../support/meta/wamid.ts';
import type { Random } from '../../support/random.ts';

/** Reports about the students on the screen, each of which must be seen there before the next is told of that student. */
export type Probes = {
  /** `due`: when it is told, in milliseconds since the epoch. */
  readonly next: (due: number) => Report;
  /** How long those that were painted since the last call took from their moment, in milliseconds. */
  readonly seen: () => Promise<readonly number[]>;
};

const STEPS = ['sent', 'delivered', 'read'] as const;

/** The list on the page shows these students on top. */
export const startProbes = async (page: Page, random: Random, students: number): Promise<Probes> => {
  const wamids: string[] = [];
  const told = new Map<string, number>();
  let count = 0;
  await watchTicks(page);
  return {
    next: (due) => {
      const student = count % students;
      const phone = loadPhone(student);
      const status = STEPS[Math.floor(count / students) % STEPS.length] ?? 'sent';
      if (status === 'sent') wamids[student] = makeWamid(random, phone);
      const wamid = wamids[student] ?? '';
      count += 1;
      told.set(`${wamid} ${status}`, due);
      return { wamid, status, at: Date.now(), to: { phone } };
    },
    seen: async () => {
      const offset = await clockOffset(page);
      const took: number[] = [];
      for (const [key, at] of Object.entries(await takePaintedTicks(page))) {
        const due = told.get(key);
        if (due === undefined) continue;
        told.delete(key);
        took.push(at - offset - due);
      }
      return took;
    },
  };
};
