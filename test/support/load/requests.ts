import { statusBody } from '../meta/bodies.ts';
import { metaBytes } from '../meta/bytes.ts';
import type { Sender } from '../meta/party.ts';
import { sign } from '../meta/sign.ts';
import type { Report } from '../meta/status-object.ts';
import { makeWamid } from '../meta/wamid.ts';
import { seededRandom } from '../random.ts';

/** Which reports a load is made of: numbers `first` to `first + count - 1` of an endless row, the same everywhere. */
export type Row = {
  readonly first: number;
  readonly count: number;
  readonly students: number;
  readonly sender: Sender;
};

const STATUSES = ['sent', 'delivered', 'read'] as const;

/** Phone digits of the nth student of a load. */
export const loadPhone = (student: number): string => `9198${String(10_000_000 + student)}`;

/** Report `index` of the row: three for each message, messages go round the students. */
export const loadReport = (index: number, students: number): Report => {
  const message = Math.floor(index / STATUSES.length);
  const student = message % students;
  const phone = loadPhone(student);
  const status = STATUSES[index % STATUSES.length] ?? 'sent';
  return {
    wamid: makeWamid(seededRandom(message), phone),
    status,
    // A second for each message, so that a later one is later by Meta's clock too.
    at: Date.UTC(2026, 10, 20) + message * 1_000,
    to: { phone, bsuid: `IN.2${String(student).padStart(16, '0')}`, name: `Student ${student}` },
    ...(status !== 'read' && { pricing: 'utility' }),
  };
};

/** A whole HTTP request, ready to be written to a socket; without a secret, unsigned. */
export const postRequest = (url: URL, appSecret: string | null, body: object): Buffer => {
  const bytes = metaBytes(body);
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    'Content-Type: application/json',
    `Content-Length: ${bytes.length}`,
    ...(appSecret === null ? [] : [`X-Hub-Signature-256: ${sign(appSecret, bytes)}`]),
    'User-Agent: facebookexternalua',
    'Accept: */*',
    '\r\n',
  ];
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), bytes]);
};

/** All requests of the row, one report each, built and signed beforehand so that the load costs little while it runs. */
export const rowRequests = (url: URL, appSecret: string | null, { first, count, students, sender }: Row): Buffer[] =>
  Array.from({ length: count }, (_, offset) =>
    postRequest(url, appSecret, statusBody({ ...sender, statuses: [loadReport(first + offset, students)] })),
  );
