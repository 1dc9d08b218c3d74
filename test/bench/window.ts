import { report } from '../figures/report.ts';
import { launchBrowser } from '../support/browser.ts';
import { runLoad } from '../support/load/load.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { pageHeapMegabytes } from './page-heap.ts';
import { longestTask, watchTicks } from './paint-watch.ts';
import { importStudents } from './students.ts';

// A window on 10,000 registrations while Meta's highest tier comes in: does it ever stand still? Program, load and
// browser share the machine.
const RATE = 3_300;
const SECONDS = 30;
const REGISTRATIONS = 10_000;

await using desk = await startProgram({ env: { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId } });
await importStudents(desk, REGISTRATIONS);
await using browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1_280, height: 900 } });
await page.goto(`${desk.console}#token=${desk.token}`);
await page.getByText('Student 000000').first().waitFor();

/** Frames a second over the next `seconds`, as the page itself counts them. */
const framesASecond = (seconds: number): Promise<number> =>
  page.evaluate(
    (ms) =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        let frames = 0;
        const draw = (): void => {
          frames += 1;
          if (performance.now() - begun < ms) requestAnimationFrame(draw);
          else resolve((frames * 1_000) / ms);
        };
        requestAnimationFrame(draw);
      }),
    seconds * 1_000,
  );

const calm = await framesASecond(5);
const heapBefore = await pageHeapMegabytes(page);
await watchTicks(page);
const load = runLoad({
  url: desk.webhook,
  appSecret: SAMPLE_SECRET,
  row: { first: 0, count: RATE * SECONDS, students: REGISTRATIONS, sender: A_NUMBER },
  connections: 64,
  loop: { kind: 'open', rate: RATE },
});
const busy = await framesASecond(SECONDS - 2);
const outcome = await load;
// Before a collection is asked for, which is a task of its own and not one of the load's.
const longest = await longestTask(page);
const heapAfter = await pageHeapMegabytes(page);

report({
  name: 'window',
  title: 'A window meanwhile',
  about: `${RATE.toLocaleString('en')} deliveries a second for ${SECONDS} s with a console open on ${REGISTRATIONS.toLocaleString('en')} registrations, all on the same processors.`,
  command: 'npm run bench -- window',
  with: `Chromium ${browser.version()}`,
  figures: [
    { name: 'longest task', value: longest, unit: 'ms', bar: { kind: 'at most', value: 50 } },
    { name: 'frames a second', value: busy, unit: '', baseline: { name: 'with nothing coming in', value: calm } },
    { name: 'heap of the page', value: heapAfter, unit: 'MB', baseline: { name: 'before', value: heapBefore } },
    { name: 'p50 of the POSTs meanwhile', value: outcome.latency.p50, unit: 'ms' },
    { name: 'p99 of the POSTs meanwhile', value: outcome.latency.p99, unit: 'ms' },
    { name: 'answered 200', value: outcome.statuses[200] ?? 0, unit: `of ${RATE * SECONDS}` },
  ],
});
