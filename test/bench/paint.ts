import { report } from '../figures/report.ts';
import { launchBrowser } from '../support/browser.ts';
import { startChild } from '../support/child.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { longestTask } from './paint-watch.ts';
import { postToPaint } from './post-to-paint.ts';
import { importStudents } from './students.ts';

// From a POST to its tick on the screen: 100 deliveries a second for 30 s about the first rows of a list of 10,000
// registrations, in a real Chromium. Beside it a page that only has a socket and one attribute.
const RATE = 100;
const SECONDS = 30;
const REGISTRATIONS = 10_000;
/** As many as surely stand on the first screen. */
const VISIBLE = 10;

const row = { first: 0, count: RATE * SECONDS, students: VISIBLE, sender: A_NUMBER };
await using browser = await launchBrowser();

await using bare = await startChild({ script: 'test/bench/baselines/bare-tick.ts' });
const barePage = await browser.newPage();
await barePage.goto(bare.line);
const floor = await postToPaint(barePage, bare.line, SAMPLE_SECRET, row, RATE);
await barePage.close();

await using desk = await startProgram({ env: { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId } });
await importStudents(desk, REGISTRATIONS);
const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
await page.goto(`${desk.console}#token=${desk.token}`);
await page.getByText('Student 000000').first().waitFor();
const ours = await postToPaint(page, desk.webhook, SAMPLE_SECRET, row, RATE);
const task = await longestTask(page);

report({
  name: 'paint',
  title: 'POST to painted tick',
  about: `${RATE} reports a second, ${REGISTRATIONS.toLocaleString('en')} registrations loaded, from the POST to the frame that shows the tick. The bare page: a POST, one socket, one attribute.`,
  command: 'npm run bench -- paint',
  with: `Chromium ${browser.version()}`,
  figures: [
    { name: 'p95', value: ours.latency.p95, unit: 'ms', bar: { kind: 'at most', value: 50 } },
    {
      name: 'p95 against a bare page',
      value: ours.latency.p95,
      unit: 'ms',
      baseline: { name: 'bare page', value: floor.latency.p95 },
    },
    { name: 'p50', value: ours.latency.p50, unit: 'ms', baseline: { name: 'bare page', value: floor.latency.p50 } },
    { name: 'longest', value: ours.latency.max, unit: 'ms', baseline: { name: 'bare page', value: floor.latency.max } },
    {
      name: 'painted',
      value: ours.painted,
      unit: `of ${row.count}`,
      bar: { kind: 'at least', value: row.count * 0.95 },
    },
    { name: 'longest task of the window', value: task, unit: 'ms', bar: { kind: 'at most', value: 50 } },
  ],
});
