import { openConnection } from '../load/connection.ts';
import { loadReport, postRequest } from '../load/requests.ts';
import { statusBody } from '../meta/bodies.ts';
import { A_NUMBER } from '../meta/meta.ts';
import { SAMPLE_SECRET } from '../program.ts';

/** Delivers report `index` of a row over a connection of its own, rightly signed; the status, 0 when none came within 10 s. */
export const deliverOnce = (webhook: string, index: number): Promise<number> =>
  new Promise((resolve) => {
    const url = new URL(webhook);
    const connection = openConnection(url.hostname, Number(url.port));
    const end = (status: number): void => {
      clearTimeout(late);
      resolve(status);
      connection.end();
    };
    const late = setTimeout(() => end(0), 10_000);
    const body = statusBody({ ...A_NUMBER, statuses: [loadReport(index, 1_000)] });
    connection.send(postRequest(url, SAMPLE_SECRET, body), end);
  });
