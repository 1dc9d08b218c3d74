import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The list of a combobox is drawn over the page and belongs to its field, which stands in a landmark. */
const POPUP = 'mantine-Popover-dropdown';

/** What axe finds wrong with the page as it stands, a line for each element; best practices included. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await settled(page);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations: found } = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
  return found
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ id, target: String(target), failureSummary })),
    )
    .filter(({ id, target }) => !(id === 'region' && target.includes(POPUP)))
    .map(({ id, target, failureSummary }) => `${id}: ${target} ${failureSummary}`);
};
