import { setTimeout as wait } from 'node:timers/promises';
import type { Connection } from './connection.ts';
import { type Outcome, startTally } from './tally.ts';

/** How long stragglers may take once everything is sent. */
const DRAIN = 15_000;

/**
 * Sends each request at its moment, `rate` a second, whether earlier ones are answered or not. Latency counts from that
 * moment, so that a server that stalls is charged for all who had to queue ("coordinated omission").
 */
export const openLoop = async (
  connections: readonly Connection[],
  requests: readonly Uint8Array[],
  rate: number,
): Promise<Outcome> => {
  const tally = startTally(requests.length);
  const begun = performance.now();
  const dueAt = (index: number): number => begun + (index * 1_000) / rate;
  const free = [...connections];
  let due = 0;
  let sent = 0;
  let answered = 0;

  const sendWhatIsDue = (): void => {
    while (sent < due) {
      const connection = free.pop();
      const request = requests[sent];
      if (!connection || !request) return;
      const intended = dueAt(sent);
      sent += 1;
      connection.send(request, (status) => {
        tally.add(status, performance.now() - intended);
        answered += 1;
        free.push(connection);
        sendWhatIsDue();
      });
    }
  };
  while (due < requests.length) {
    const now = performance.now();
    while (due < requests.length && dueAt(due) <= now) {
      tally.late(now - dueAt(due));
      due += 1;
    }
    sendWhatIsDue();
    await wait(1);
  }
  const patience = performance.now() + DRAIN;
  while (answered < requests.length && performance.now() < patience) await wait(5);
  return tally.close();
};
