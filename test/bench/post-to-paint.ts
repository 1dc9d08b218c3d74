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
 * Posts the row at `rate` a second, the students in turn, so that each report of a message can be seen before the next
 * (`row.count` is whole rounds of three reports a student). Measures, for each, from the moment its POST was due to the
 * moment its tick was painted. `unseen`: ticks that never stood on the screen, because the next one overtook them.
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
  const turns = inTurn(row);
  const connections = Array.from({ length: CONNECTIONS }, () => openConnection(url.hostname, Number(url.port)));
  await watchTicks(page);
  const offset = await clockOffset(page);
  const begun = performance.timeOrigin + performance.now();
  const dueAt = (index: number): number => begun + (index * 1_000) / rate;
  let answered = 0;
  for (const [turn, index] of turns.entries()) {
    const pause = dueAt(turn) - performance.timeOrigin - performance.now();
    if (pause > 0) await wait(pause);
    const request = requests[index];
    if (!request) throw new RangeError(`The row has no report ${index}: ${row.count} is not whole rounds`);
    connections[turn % CONNECTIONS]?.send(request, (status) => {
      if (status !== 200) throw new Error(`The webhook answered ${status}`);
      answered += 1;
    });
  }
  await eventually('every POST is answered', () => answered === requests.length);
  // The last ticks still have to be drawn.
  await wait(500);
  for (const connection of connections) connection.end();
  const painted = await paintedTicks(page);
  const samples = turns.flatMap((index, turn) => {
    const { wamid, status } = loadReport(row.first + index, row.students);
    const at = painted[`${wamid} ${status}`];
    return at === undefined || Number.isNaN(at) ? [] : [at - offset - dueAt(turn)];
  });
  return {
    latency: latencies(Float64Array.from(samples)),
    painted: samples.length,
    unseen: requests.length - samples.length,
  };
};

const REPORTS_A_MESSAGE = 3;

/** The places of the row in the order they are told: the first report of every student, then every second, every third. */
const inTurn = ({ count, students }: Row): readonly number[] =>
  Array.from({ length: count }, (_, turn) => {
    const round = students * REPORTS_A_MESSAGE;
    const [before, within] = [turn - (turn % round), turn % round];
    return before + (within % students) * REPORTS_A_MESSAGE + Math.floor(within / students);
  });
