import { existsSync, mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { databaseFile } from '../../main/store/database.ts';
import { report } from '../figures/report.ts';
import { SEASON_COLLEGE, writeSeason } from '../season/write-season.ts';
import { launchBrowser } from '../support/browser.ts';
import { openWindow } from '../support/console-window.ts';
import { latencies } from '../support/load/latency.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { startProgram } from '../support/program.ts';
import { temporaryFolder } from '../support/temp-folder.ts';

// From the top to the bottom of a season of 1,000,000 messages in Chromium, as fast as pages come: how long each frame
// takes, and how much the page holds. `--folder` takes a season that `npm run season` wrote.
const { values } = parseArgs({
  options: { folder: { type: 'string' }, messages: { type: 'string', default: '1000000' } },
});
const MESSAGES = Number(values.messages);

await using own = temporaryFolder('season');
const folder = values.folder ?? own.path;
mkdirSync(folder, { recursive: true });
if (!existsSync(databaseFile(folder)))
  writeSeason({
    folder,
    seed: 1,
    messages: MESSAGES,
    registrations: MESSAGES / 20,
    until: Date.UTC(2026, 10, 24),
    days: 180,
  });
const env = { COLLEGE_ID: SEASON_COLLEGE, WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId };
await using program = await startProgram({ dataFolder: folder, env });
await using browser = await launchBrowser();
await using window = await openWindow({ browser, address: program.console, token: program.token });
const { page } = window;
await page.evaluate(() => {
  location.hash = '#/history';
});
await page.locator('tr[data-id]').first().waitFor();

const begun = performance.now();
const told = await page.evaluate(async () => {
  const scroller = document.querySelector('table[role=grid]')?.parentElement;
  if (!scroller) throw new Error('There is no list');
  const frames: number[] = [];
  let last = performance.now();
  let rested = 0;
  let reached = 0;
  let most = 0;
  // At the bottom nothing more comes.
  while (rested < 600) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
    const before = scroller.scrollTop;
    scroller.scrollTop = before + 12_000;
    const index = Number(scroller.querySelector('tr[data-id]:last-of-type')?.getAttribute('aria-rowindex') ?? 0);
    rested = index > reached ? 0 : rested + 1;
    reached = Math.max(reached, index);
    const { memory } = performance as { memory?: { usedJSHeapSize: number } };
    most = Math.max(most, memory?.usedJSHeapSize ?? 0);
  }
  return { frames, reached, most };
});
const { p50, p95, p99, max } = latencies(Float64Array.from(told.frames));
report({
  name: 'scroll',
  title: 'From the top to the bottom of the history',
  about: `${MESSAGES.toLocaleString('en')} messages scrolled through as fast as their pages come.`,
  command: 'npm run bench:scroll',
  seed: 1,
  with: `Chromium ${browser.version()}`,
  figures: [
    { name: 'lines reached', value: told.reached, unit: '' },
    { name: 'frame p50', value: p50, unit: 'ms' },
    { name: 'frame p95', value: p95, unit: 'ms', bar: { kind: 'at most', value: 50 } },
    { name: 'frame p99', value: p99, unit: 'ms' },
    { name: 'longest frame', value: max, unit: 'ms' },
    { name: 'heap of the page, most', value: told.most / 1e6, unit: 'MB' },
    { name: 'from top to bottom', value: (performance.now() - begun) / 1_000, unit: 's' },
  ],
});
