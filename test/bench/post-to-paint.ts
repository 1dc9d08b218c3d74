import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { openConnection } from '../support/load/connection.ts';
import { type Latencies, latencies } from '../support/load/latency.ts';
import { loadReport, type Row, rowRequests } from '../support/load/requests.ts';
import { clockOffset, paintedTicks, watchTicks } from './paint-watch.ts';

export type Paint = { readonly latency: Latencies; readonly painted: number; readonly unseen: number };

// More than can be under way at once, as long as an answer takes less than half a second.
const CONNECTIONS = 64;

/**
 * Posts the row at `rate` a second and measures, for each report, from the moment its POST was due to the moment its tick
 * was painted. `unseen`: ticks that never stood on the screen, because the next one overtook them within a frame.
 */
export const postToPaint = async (
  page: Page,
  webhook: string,
  appSecret: string,
  row: Row,
  rate: number,
): Promise<Paint> => {
  const url = new URL(webhook);
  const requests = rowRequests(url, appSecret, row);
  const connections = Array.from({ length: CONNECTIONS }, () => openConnection(url.hostname, Number(url.port)));
  await watchTicks(page);
  const offset = await clockOffset(page);
  const begun = performance.timeOrigin + performance.now();
  const dueAt = (index: number): number => begun + (index * 1_000) / rate;
  let answered = 0;
  for (const [index, request] of requests.entries()) {
    const pause = dueAt(index) - performance.timeOrigin - performance.now();
    if (pause > 0) await wait(pause);
    connections[index % CONNECTIONS]?.send(request, (status) => {
      if (status !== 200) throw new Error(`The webhook answered ${status}`);
      answered += 1;
    });
  }
  await eventually('every POST is answered', () => answered === requests.length);
  // The last ticks still have to be drawn.
  await wait(500);
  for (const connection of connections) connection.end();
  const painted = await paintedTicks(page);
  const samples = requests.flatMap((_, index) => {
    const { wamid, status } = loadReport(row.first + index, row.students);
    const at = painted[`${wamid} ${status}`];
    return at === undefined || Number.isNaN(at) ? [] : [at - offset - dueAt(index)];
  });
  return {
    latency: latencies(Float64Array.from(samples)),
    painted: samples.length,
    unseen: requests.length - samples.length,
  };
};
