import type { Locator } from 'playwright-core';
import type { ConsoleWindow } from '../../support/console-window.ts';
import type { SendingCampus } from '../../support/sending-campus.ts';
import type { Hands } from './hands.ts';

/** One thing that a person does, from the console as it opens to what came of it. Throws where it cannot be done. */
export type Flow<Desk> = {
  readonly name: string;
  readonly play: (hands: Hands, window: ConsoleWindow, desk: Desk) => Promise<void>;
};

export type SendingFlow = Flow<SendingCampus>;

export const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`Not so: ${what}`);
};

/** Finds a student by name and opens the conversation. */
export const openStudent = async (
  { press, type, holds }: Hands,
  { page, panel }: ConsoleWindow,
  name: string,
): Promise<void> => {
  await press('Control+k');
  await type(name);
  await page.getByText('1 student', { exact: true }).waitFor();
  await press('Enter');
  await holds(page.getByRole('grid'));
  await press('Enter');
  await panel.getByRole('heading', { name }).waitFor();
};

/** Goes to a page by its entry in the rail. */
export const goTo = async ({ reach, press }: Hands, { page }: ConsoleWindow, entry: string): Promise<void> => {
  await reach(page.getByRole('navigation').getByRole('link', { name: entry }), 12);
  await press('Enter');
  await page.getByRole('heading', { name: entry, level: 1 }).waitFor();
};

/** Opens the menu whose button has the focus, and takes an item of it, once the menu holds the focus and the keys led there. */
export const takeFromMenu = async (
  { press, holds }: Hands,
  item: Locator,
  ...keys: readonly string[]
): Promise<void> => {
  await press('Enter');
  await holds(item.page().getByRole('menuitem').first());
  await press(...keys);
  await holds(item);
  await press('Enter');
};
