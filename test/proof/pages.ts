import { parseArgs } from 'node:util';
import { ENTRY_OF, type PageName } from '../../renderer/shell/pages.ts';
import { parseRoute } from '../../renderer/shell/route.ts';
import { report } from '../figures/report.ts';
import { launchBrowser } from '../support/browser.ts';
import { cutOff } from '../support/page/cut-off.ts';
import { type Judge, LOOKS, type Look, type Tour } from '../support/page/look.ts';
import { overlaps } from '../support/page/overlaps.ts';
import { SMALL, USUAL, ZOOMED } from '../support/page/sizes.ts';
import { TOURS } from '../support/page/tours/all.ts';
import { violations } from '../support/page/violations.ts';
import { playByKeyboard } from './keyboard/play.ts';

/**
 * Every state of every page, in both languages and both themes: axe finds nothing in it in any of three sizes, nothing
 * is cut off and nothing covered. Then what a person does, done by the keyboard alone.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    looks: { type: 'string', default: '4' },
    'no-keyboard': { type: 'boolean', default: false },
  },
});
const AT_ONCE = 2;
const SIZES = { 'a usual window': USUAL, 'a small laptop': SMALL, '200 %': ZOOMED };

await using browser = await launchBrowser();
const found = { axe: 0, cut: 0, covered: 0 };
const states = new Set<string>();
const visited = new Set<PageName>();
let [combinations, broken] = [0, 0];

const judgeIn =
  ({ language, theme }: Look): Judge =>
  async (page, state) => {
    visited.add(parseRoute(new URL(page.url()).hash).page);
    states.add(state.replace(/^menu .*/, 'menu'));
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      combinations += 1;
      const seen = {
        axe: await violations(page),
        cut: await cutOff(page),
        covered: await overlaps(page),
      };
      for (const kind of ['axe', 'cut', 'covered'] as const) {
        found[kind] += seen[kind].length;
        for (const line of seen[kind])
          process.stdout.write(`  ${kind}: ${state}, ${language}, ${theme}, ${name}: ${line}\n`);
      }
    }
    await page.setViewportSize(USUAL);
  };

const walkThrough = async ({ name, open }: Tour): Promise<void> => {
  const begun = performance.now();
  await using stand = await open(browser);
  for (const look of LOOKS.slice(0, Number(values.looks)))
    await stand.walk(look, judgeIn(look)).catch((error: unknown) => {
      broken += 1;
      process.stdout.write(`  broken off: ${name}, ${look.language}, ${look.theme}: ${String(error)}\n`);
    });
  process.stdout.write(`${name}: ${Math.round((performance.now() - begun) / 1_000)} s\n`);
};
// Each has desks of its own.
const waiting = TOURS.filter(({ name }) => name.includes(values.only));
const guide = async (): Promise<void> => {
  for (let tour = waiting.shift(); tour; tour = waiting.shift()) await walkThrough(tour);
};
await Promise.all(Array.from({ length: AT_ONCE }, guide));
const flows = values['no-keyboard'] ? null : await playByKeyboard(browser);

const pages = Object.keys(ENTRY_OF) as readonly PageName[];
const none = { kind: 'at most', value: 0 } as const;
report({
  name: 'pages',
  title: 'Every page, for everybody',
  about:
    'Every state of every page in English and Hindi, light and dark, 1280 × 800, 1024 × 700 and 640 × 400 (200 %): axe with its best practices, what stands beyond an edge or under something else. Then everyday work with `page.keyboard` alone.',
  command: 'npm run proof -- pages',
  with: `Chromium ${browser.version()}`,
  figures: [
    { name: 'pages', value: visited.size, unit: `of ${pages.length}`, bar: { kind: 'at least', value: pages.length } },
    { name: 'states', value: states.size, unit: '' },
    { name: 'combinations judged', value: combinations, unit: '' },
    { name: 'walks that came to no end', value: broken, unit: '', bar: none },
    { name: 'violations that axe finds', value: found.axe, unit: '', bar: none },
    { name: 'cut off or scrolling sideways', value: found.cut, unit: '', bar: none },
    { name: 'covered by something else', value: found.covered, unit: '', bar: none },
    ...(flows ?? []),
  ],
});
