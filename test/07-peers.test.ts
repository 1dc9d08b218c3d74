import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { libraryExpress } from './bench/peers/library-express.ts';
import { libraryHttp } from './bench/peers/library-http.ts';
import { startRecipe } from './bench/peers/recipe.ts';
import { eventually } from './support/eventually.ts';
import { type Listening, listen } from './support/listen.ts';
import { loadReport } from './support/load/requests.ts';
import { type Body, envelope, statusBody, statusChange } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { A_NUMBER } from './support/meta/meta.ts';
import { sign } from './support/meta/sign.ts';
import type { Report, ReportWord } from './support/meta/status-object.ts';
import { temporaryFolder } from './support/temp-folder.ts';

// What docs/peers.md says of the programs that the benchmark stands beside ours.
const SECRET = 'sample-app-secret';

const report = (wamid: string, status: ReportWord) => ({
  wamid,
  status,
  at: Date.now(),
  to: { phone: '919812345678' },
});

const post = async ({ url }: Listening, told: Body, signed = true) => {
  const body = new Uint8Array(metaBytes(told));
  const headers = { 'Content-Type': 'application/json', ...(signed && { 'X-Hub-Signature-256': sign(SECRET, body) }) };
  const { status } = await fetch(`${url}/webhook`, { method: 'POST', body, headers });
  return status;
};
const tell = (peer: Listening, statuses: readonly Report[], signed = true) =>
  post(peer, statusBody({ ...A_NUMBER, statuses }), signed);

/** As many as Meta may put into a body (PLATFORM S2), as long as Meta's are. */
const many = Array.from({ length: 1_000 }, (_, index) => loadReport(index, 1_000));

const NEWS = envelope({
  id: A_NUMBER.wabaId,
  changes: [
    {
      field: 'message_template_status_update',
      value: { event: 'APPROVED', message_template_id: 1, message_template_name: 'fees_due' },
    },
  ],
});

type Hear = (wamid: string, status: string) => void;
const LIBRARY: readonly {
  readonly name: string;
  readonly app: (secret: string, hear: Hear) => RequestListener;
  readonly unsigned: number;
  readonly large: number;
}[] = [
  { name: 'Express', app: libraryExpress, unsigned: 401, large: 413 },
  { name: 'node:http', app: libraryHttp, unsigned: 500, large: 200 },
];

describe.each(LIBRARY)('whatsapp-api-js with $name', ({ app, unsigned, large }) => {
  test('checks signatures, hears one status of a body, and hears repeats and steps back as they come', async () => {
    const heard: string[] = [];
    await using peer = await listen(createServer(app(SECRET, (wamid, status) => heard.push(`${wamid} ${status}`))));
    expect(await tell(peer, [report('wamid.A', 'sent')], false)).toBe(unsigned);
    expect(await tell(peer, [report('wamid.A', 'read'), report('wamid.B', 'read')])).toBe(200);
    const entry = (wamid: string) => ({
      id: A_NUMBER.wabaId,
      changes: [statusChange(A_NUMBER, [report(wamid, 'read')]), statusChange(A_NUMBER, [report(wamid, 'read')])],
    });
    expect(await post(peer, envelope(entry('wamid.A'), entry('wamid.B')))).toBe(200);
    expect(await tell(peer, [report('wamid.A', 'delivered')])).toBe(200);
    expect(heard).toEqual(['wamid.A read', 'wamid.A read', 'wamid.A delivered']);
  });

  test('answers 500 to news of a template, so that Meta tells them again and again', async () => {
    await using peer = await listen(createServer(app(SECRET, () => undefined)));
    expect(await post(peer, NEWS)).toBe(500);
  });

  test(`answers ${large} to the thousand statuses that Meta may put into a body`, async () => {
    let heard = 0;
    const hear = () => {
      heard += 1;
    };
    await using peer = await listen(createServer(app(SECRET, hear)));
    expect(await tell(peer, many)).toBe(large);
    expect(heard).toBe(large === 200 ? 1 : 0);
  });
});

describe('the recipe of the tutorials', () => {
  test('believes anybody, goes back, and tells everybody, each time', async () => {
    using folder = temporaryFolder('recipe');
    await using peer = await startRecipe(join(folder.path, 'recipe.db'));
    peer.db.exec("INSERT INTO messages (wamid, status) VALUES ('wamid.A', 'sending'), ('wamid.B', 'sending')");
    const stands = () => peer.db.prepare('SELECT wamid, status FROM messages ORDER BY id').raw().all();
    const socket = new WebSocket(peer.url);
    const told: unknown[] = [];
    socket.on('message', (text) => told.push(JSON.parse(String(text)).status));
    await eventually('the socket is open', () => socket.readyState === WebSocket.OPEN);

    expect(await tell(peer, [report('wamid.A', 'read'), report('wamid.B', 'read')], false)).toBe(200);
    expect(await tell(peer, [report('wamid.A', 'delivered')])).toBe(200);
    expect(await tell(peer, [report('wamid.A', 'delivered')])).toBe(200);
    expect(stands()).toEqual([
      ['wamid.A', 'delivered'],
      ['wamid.B', 'read'],
    ]);
    await eventually('a socket that never said who it is was told', () => told.length === 4);
    expect(told).toEqual(['read', 'read', 'delivered', 'delivered']);
    socket.terminate();
  });

  test('loses what it has no row for, and refuses a body as large as Meta sends', async () => {
    using folder = temporaryFolder('recipe');
    await using peer = await startRecipe(join(folder.path, 'recipe.db'));
    expect(await tell(peer, [report('wamid.unknown', 'read')])).toBe(200);
    expect(await post(peer, NEWS)).toBe(200);
    expect(peer.db.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(0);
    expect(await tell(peer, many)).toBe(413);
  });

  test.each([
    { journal: 'delete', synchronous: 2 },
    { journal: 'wal', synchronous: 1 },
  ] as const)('syncs as better-sqlite3 does by itself: $journal', async ({ journal, synchronous }) => {
    using folder = temporaryFolder('recipe');
    await using peer = await startRecipe(join(folder.path, 'recipe.db'), journal);
    expect(peer.db.pragma('journal_mode', { simple: true })).toBe(journal);
    expect(peer.db.pragma('synchronous', { simple: true })).toBe(synchronous);
  });
});
