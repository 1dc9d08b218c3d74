import { once } from 'node:events';
import { openConnection } from '../load/connection.ts';
import type { DeliveryRow, RowSoFar } from './delivery-row.ts';
import { hostileDelivery } from './hostile-delivery.ts';

// The other end of `playDeliveries`.
const [row] = (await once(process, 'message')) as [DeliveryRow];
const url = new URL(row.url);
const begun = performance.now();
const statuses: Record<number, number> = {};
const odd: RowSoFar['odd'][number][] = [];
let oddCount = 0;
let sent = 0;

const soFar = (over: boolean): RowSoFar => ({
  sent,
  seconds: (performance.now() - begun) / 1_000,
  statuses,
  odd,
  oddCount,
  over,
});
const note = (n: number, deserved: number, heard: number): void => {
  statuses[heard] = (statuses[heard] ?? 0) + 1;
  if (heard === deserved || heard === 503) return;
  oddCount += 1;
  if (odd.length < 20) odd.push({ n, deserved, heard });
};

const drive = (): Promise<void> =>
  new Promise((resolve) => {
    const connection = openConnection(url.hostname, Number(url.port));
    const send = (): void => {
      if (sent === row.count) {
        connection.end();
        return resolve();
      }
      const n = row.first + sent;
      sent += 1;
      const { request, deserves } = hostileDelivery(url, row.secrets, row.seed, n);
      connection.send(request, (status) => {
        note(n, deserves, status);
        send();
      });
    };
    send();
  });

const telling = setInterval(() => process.send?.(soFar(false)), 500);
await Promise.all(Array.from({ length: row.connections }, drive));
clearInterval(telling);
process.send?.(soFar(true), () => process.disconnect());
