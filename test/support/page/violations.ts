import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { settled } from './settled.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** A list or a menu is drawn over the page and belongs to its field or button, which stands in a landmark. */
const POPUPS = '.mantine-Popover-dropdown, .mantine-Menu-dropdown';

/** What axe finds wrong with the page as it stands, a line for each element; best practices included. */
export const violations = async (page: Page): Promise<readonly string[]> => {
  await settled(page);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations: found } = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as AxeResults;
  const inPopups = new Set(await page.evaluate(within, { popups: POPUPS, targets: targetsOf(found) }));
  return found
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => ({ id, target: String(target), failureSummary })),
    )
    .filter(({ id, target }) => !(id === 'region' && inPopups.has(target)))
    .map(({ id, target, failureSummary }) => `${id}: ${target} ${failureSummary}`);
};

const targetsOf = (found: AxeResults['violations']): readonly string[] =>
  found.filter(({ id }) => id === 'region').flatMap(({ nodes }) => nodes.map(({ target }) => String(target)));

const within = ({ popups, targets }: { readonly popups: string; readonly targets: readonly string[] }): string[] =>
  targets.filter((target) => {
    const found = document.querySelector(target);
    return found?.closest(popups) ?? (found?.matches('[data-portal]') && found.querySelector(popups));
  });
