import type { Connection } from './connection.ts';
import { type Outcome, startTally } from './tally.ts';

/** Every connection sends its next request as soon as its last is answered, until all are sent or the time is up. */
export const closedLoop = async (
  connections: readonly Connection[],
  requests: readonly Uint8Array[],
  seconds: number,
): Promise<Outcome> => {
  const tally = startTally(requests.length);
  const until = performance.now() + seconds * 1_000;
  let next = 0;
  const drive = (connection: Connection): Promise<void> =>
    new Promise((resolve) => {
      const send = (): void => {
        const request = requests[next];
        const sentAt = performance.now();
        if (!request || sentAt > until) {
          resolve();
          return;
        }
        next += 1;
        connection.send(request, (status) => {
          tally.add(status, performance.now() - sentAt);
          send();
        });
      };
      send();
    });
  await Promise.all(connections.map(drive));
  return tally.close();
};
