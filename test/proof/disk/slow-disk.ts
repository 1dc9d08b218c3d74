import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../../figures/figure.ts';
import { latencies } from '../../support/load/latency.ts';
import { statusBody } from '../../support/meta/bodies.ts';
import { metaBytes } from '../../support/meta/bytes.ts';
import { A_NUMBER } from '../../support/meta/meta.ts';
import { sign } from '../../support/meta/sign.ts';
import { SAMPLE_SECRET, startProgram } from '../../support/program.ts';
import { canSlowSyncs, slowSyncs } from '../../support/slow-syncs.ts';
import { openSocket } from '../../support/socket.ts';
import { compareKept } from './kept-rows.ts';

const SYNC_MS = 400;
const SECONDS = 8;
const EVERY_MS = 20;

/** Every sync takes 400 ms: deliveries share commits, nobody hears 200 before one, and the console does not wait. */
export const slowDisk = async (say: (line: string) => void): Promise<Figure[]> => {
  if (!canSlowSyncs()) {
    say('Slow disk: not shown. It takes strace to hold a program’s syncs up, and there is none here.');
    return [];
  }
  await using program = await startProgram({
    env: {
      COLLEGE_ID: 'c1',
      WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
      WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
    },
  });
  using socket = await openSocket(program.console);
  await socket.register({ token: program.token, collegeId: 'c1' });
  const wamids: string[] = [];
  const took: number[] = [];
  const reads: number[] = [];
  let other = 0;
  const tell = async (wamid: string): Promise<void> => {
    const to = { phone: '919812345678' };
    const bytes = metaBytes(statusBody({ ...A_NUMBER, statuses: [{ wamid, status: 'sent', at: Date.now(), to }] }));
    const headers = { 'X-Hub-Signature-256': sign(SAMPLE_SECRET, bytes) };
    const begun = performance.now();
    const { status } = await fetch(program.webhook, { method: 'POST', headers, body: new Uint8Array(bytes) });
    took.push(performance.now() - begun);
    if (status !== 200) other += 1;
  };
  {
    await using slow = await slowSyncs(program.pid, SYNC_MS);
    say(`Slow disk: ${slow.how}.`);
    const pending: Promise<void>[] = [];
    for (const until = performance.now() + SECONDS * 1_000; performance.now() < until; await wait(EVERY_MS)) {
      wamids.push(`wamid.slow${wamids.length}`);
      pending.push(tell(wamids.at(-1) ?? ''));
      if (wamids.length % 10 !== 0) continue;
      const begun = performance.now();
      await socket.ask('registrations.list', {});
      reads.push(performance.now() - begun);
    }
    await Promise.all(pending);
  }
  program.kill('SIGTERM');
  await program.exit;
  const { lost, twice } = compareKept(program.dataFolder, wamids);
  const answers = latencies(Float64Array.from(took));
  const none = { kind: 'at most', value: 0 } as const;
  return [
    { name: 'slow syncs: deliveries', value: wamids.length, unit: '' },
    { name: 'slow syncs: answered other than 200', value: other, unit: '', bar: none },
    { name: 'slow syncs: lost or twice', value: lost + twice, unit: '', bar: none },
    // The least shows that nobody heard 200 before the disk had it.
    {
      name: 'slow syncs: quickest answer',
      value: Math.min(...took),
      unit: 'ms',
      bar: { kind: 'at least', value: SYNC_MS },
    },
    { name: 'slow syncs: answer, p99', value: answers.p99, unit: 'ms', bar: { kind: 'at most', value: 6 * SYNC_MS } },
    {
      name: 'slow syncs: longest read meanwhile',
      value: Math.max(...reads),
      unit: 'ms',
      bar: { kind: 'at most', value: SYNC_MS },
    },
  ];
};
