import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../../figures/figure.ts';
import { eventually } from '../../support/eventually.ts';
import { statusBody } from '../../support/meta/bodies.ts';
import { A_NUMBER, startMeta } from '../../support/meta/meta.ts';
import { SAMPLE_SECRET, startProgram } from '../../support/program.ts';
import { smallDisk } from '../../support/small-disk.ts';
import { openSocket } from '../../support/socket.ts';
import { compareKept } from './kept-rows.ts';
import { refusedStart } from './refused-start.ts';

const MEGABYTES = 24;
const BEFORE = 200;
const MEANWHILE = 300;
const FULL_FOR_MS = 3_000;

const NUMBER = {
  COLLEGE_ID: 'c1',
  WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
  WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
};

/** The disk fills up while Meta delivers, and has room again: 503 meanwhile, Health says why, and in the end all is there. */
export const fullDisk = async (seed: number, say: (line: string) => void): Promise<Figure[]> => {
  await using disk = smallDisk(MEGABYTES);
  say(`Full disk: ${disk.how}.`);
  const folder = disk.how.startsWith('a limit') ? disk.path : join(disk.path, 'data');
  mkdirSync(folder, { recursive: true });
  await using meta = await startMeta({
    seed,
    appSecret: SAMPLE_SECRET,
    retryAfter: (refusals) => Math.min(50 * 2 ** refusals, 800),
  });
  const answers: (number | null)[] = [];
  const wamids: string[] = [];
  const tell = (count: number): Promise<unknown> => {
    const made = Array.from({ length: count }, (_, index) => `wamid.disk${wamids.length + index}`);
    wamids.push(...made);
    return Promise.all(
      made.map(async (wamid, index) => {
        const report = { wamid, status: 'sent', at: Date.now(), to: { phone: `9198${10_000_000 + index}` } } as const;
        answers.push(...(await meta.deliver(statusBody({ ...A_NUMBER, statuses: [report] }))));
      }),
    );
  };

  const program = await startProgram({ env: NUMBER, dataFolder: folder });
  let ended = false;
  void program.exit.then(() => {
    ended = true;
  });
  meta.deliverTo(program.webhook);
  using socket = await openSocket(program.console);
  await socket.register({ token: program.token, collegeId: 'c1' });
  const warnings = async (): Promise<readonly string[]> => (await socket.ask('health.get', {})).warnings;
  await tell(BEFORE);

  await disk.fill(program.pid);
  const keptBefore = meta.counts.delivered;
  const refusedBefore = meta.counts.refused;
  const telling = tell(MEANWHILE);
  await wait(FULL_FOR_MS);
  const said = await warnings();
  const refused = meta.counts.refused - refusedBefore;
  say(`  while full: ${refused} refused, ${meta.counts.delivered - keptBefore} kept; Health: ${said.join(', ')}`);
  const second = refusedStart({ TICKDESK_DATA: join(disk.path, 'another') });
  say(`  a first start meanwhile: ${second.words}`);

  disk.makeRoom(program.pid);
  const begun = performance.now();
  await telling;
  const back = performance.now() - begun;
  const after = await eventually('Health says that all is well', async () => {
    const now = await warnings();
    return now.includes('disk_full') ? null : now;
  }).catch(() => ['disk_full']);
  const alive = ended ? 0 : 1;
  program.kill('SIGTERM');
  const { code } = await program.exit;
  const { lost, twice, unsound } = compareKept(folder, wamids);
  await program[Symbol.asyncDispose]();

  const none = { kind: 'at most', value: 0 } as const;
  const some = { kind: 'at least', value: 1 } as const;
  return [
    { name: 'full disk: answered 503', value: refused, unit: '', bar: some },
    {
      name: 'full disk: answered other than 200 or 503',
      value: answers.filter((answer) => answer !== 200 && answer !== 503).length,
      unit: '',
      bar: none,
    },
    { name: 'full disk: Health said so', value: isFullSaid(said) ? 1 : 0, unit: '', bar: some },
    { name: 'full disk: the program stayed up', value: alive, unit: '', bar: some },
    { name: 'full disk: a start was refused in a sentence', value: second.isClear ? 1 : 0, unit: '', bar: some },
    { name: 'room again: until all was in', value: back, unit: 'ms' },
    { name: 'room again: Health still says full', value: isFullSaid(after) ? 1 : 0, unit: '', bar: none },
    { name: 'room again: exit code at the end', value: code ?? -1, unit: '', bar: none },
    { name: 'told, and not in the database', value: lost, unit: `of ${wamids.length}`, bar: none },
    { name: 'in the database twice', value: twice, unit: '', bar: none },
    { name: 'full disk: pages do not hold together', value: unsound, unit: '', bar: none },
  ];
};

/** A limit on files is no full disk to SQLite, but nothing can be written either. */
const isFullSaid = (warnings: readonly string[]): boolean =>
  warnings.includes('disk_full') || warnings.includes('cannot_write');
