import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildDesktop } from '../../main/node/desktop-bundle.ts';
import { report } from '../figures/report.ts';
import { launchBrowser } from '../support/browser.ts';
import { ENV, SECRET, SENDER } from '../support/electron/desk-of.ts';
import { desktopDriver, logOf, ROOT } from '../support/electron/desktop.ts';
import { eventually } from '../support/eventually.ts';
import { latencies, median } from '../support/load/latency.ts';
import { loadPhone } from '../support/load/requests.ts';
import { statusBody } from '../support/meta/bodies.ts';
import { metaBytes } from '../support/meta/bytes.ts';
import { sign } from '../support/meta/sign.ts';
import type { ReportWord } from '../support/meta/status-object.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { clockOffset } from './paint-watch.ts';
import { importStudents } from './students.ts';
import { watchTick } from './tick-watch.ts';

// The desktop window over its own wire, beside the same pages of the same data folder over the socket: from a POST to the
// painted tick, one after another, and how long a reload takes with 10,000 registrations. Which runtime it was is printed.
const REGISTRATIONS = 10_000;
const ROUNDS = 60;
const RELOADS = 5;
const STEPS = ['sent', 'delivered', 'read'] as const satisfies readonly ReportWord[];

const post = async (webhook: string, wamid: string, status: ReportWord, at: number): Promise<void> => {
  const to = { phone: loadPhone(0), name: 'Student 000000' };
  const body = metaBytes(statusBody({ ...SENDER, statuses: [{ wamid, status, at, to }] }));
  const headers = { 'X-Hub-Signature-256': sign(SECRET, body) };
  const answer = await fetch(webhook, { method: 'POST', headers, body: new Uint8Array(body) });
  if (answer.status !== 200) throw new Error(`The webhook answered ${answer.status}`);
};

const firstLine = (page: Page): Promise<void> => page.getByText('Student 000000').first().waitFor();

/** Milliseconds from each POST to its tick on the screen. */
const paints = async (page: Page, webhook: string, label: string): Promise<Float64Array> => {
  await firstLine(page);
  const ticks = watchTick(page);
  const offset = await clockOffset(page);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = Date.now();
    for (const [step, status] of STEPS.entries()) {
      const { painted } = await ticks.begin('Student 000000', status);
      const begun = performance.timeOrigin + performance.now();
      await post(webhook, `wamid.${label}${round}`, status, at + step);
      samples.push((await painted) - offset - begun);
    }
  }
  // The first round warms both up.
  return Float64Array.from(samples.slice(STEPS.length));
};

/** Milliseconds from the beginning of a reload until the list stands and what it shows is this moment. */
const reloads = async (page: Page): Promise<number> => {
  const taken: number[] = [];
  for (let round = 0; round < RELOADS; round += 1) {
    await page.reload();
    await firstLine(page);
    await eventually('the page is live', () => page.evaluate(() => document.documentElement.dataset.feed === 'live'));
    // From here on a click would be answered: the page itself says so, by its own clock.
    taken.push(
      await page.evaluate(() => new Promise<number>((done) => requestAnimationFrame(() => done(performance.now())))),
    );
  }
  return median(taken);
};

await buildDesktop(ROOT, () => undefined);
const driver = await desktopDriver();
await using base = temporaryFolder('bench');
const folder = join(base.path, 'data');
mkdirSync(folder);

let overSocket: Float64Array;
let reloadInBrowser: number;
{
  await using desk = await startProgram({ env: { ...ENV, TICKDESK_DATA: folder } });
  await importStudents(desk, REGISTRATIONS);
  await using browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1_280, height: 840 } });
  await page.goto(`${desk.console}#token=${desk.token}`);
  overSocket = await paints(page, desk.webhook, 'S');
  reloadInBrowser = await reloads(page);
  desk.kill();
  await desk.exit;
}

await using desktop = await driver.start({ folder, env: ENV });
const listening = await eventually('it listens', () => logOf(folder).findLast(({ msg }) => msg === 'listening'));
const overIpc = await paints(desktop.page(), String(listening.webhook), 'I');
const reload = await reloads(desktop.page());

const ws = latencies(overSocket);
const ipc = latencies(overIpc);
report({
  name: 'desktop',
  title: 'The desktop window',
  about: `The desktop window over its own wire beside the same pages over the socket, ${REGISTRATIONS.toLocaleString('en')} registrations.`,
  command: 'npm run bench -- desktop',
  with: driver.name,
  figures: [
    {
      name: 'POST to painted tick, p50',
      value: ipc.p50,
      unit: 'ms',
      baseline: { name: 'over the socket', value: ws.p50 },
      bar: { kind: 'at most', value: 1.1, of: 'ratio' },
    },
    {
      name: 'POST to painted tick, p95',
      value: ipc.p95,
      unit: 'ms',
      baseline: { name: 'over the socket', value: ws.p95 },
    },
    { name: 'reload to interactive', value: reload, unit: 'ms', bar: { kind: 'at most', value: 1_000 } },
    {
      name: 'reload to interactive',
      value: reload,
      unit: 'ms',
      baseline: { name: 'in a browser', value: reloadInBrowser },
    },
  ],
});
await desktop.main(({ app }) => app.quit());
await desktop.exit;
process.exit();
