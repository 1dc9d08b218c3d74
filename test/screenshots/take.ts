import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { spacedPhone } from '../../renderer/format/phone.ts';
import { en } from '../../renderer/i18n/en.ts';
import { hi } from '../../renderer/i18n/hi.ts';
import type { Language } from '../../renderer/i18n/language.ts';
import { launchBrowser } from '../support/browser.ts';
import { type ConsoleWindow, openWindow, type Theme } from '../support/console-window.ts';
import { statusBody } from '../support/meta/bodies.ts';
import { A_NUMBER, startMeta } from '../support/meta/meta.ts';
import { pack } from '../support/meta/scatter.ts';
import { inventSeason } from '../support/meta/seasons.ts';
import { settled } from '../support/page/settled.ts';
import { SAMPLE_SECRET, startProgram } from '../support/program.ts';
import { seededRandom } from '../support/random.ts';
import { openSocket } from '../support/socket.ts';
import { temporaryFolder } from '../support/temp-folder.ts';
import { takeHealth } from './health.ts';
import { takeLookingBack } from './looking-back.ts';
import { CLOCK_FILE, setPlayedClock } from './played-clock.ts';
import { takeSeasonPages } from './season-pages.ts';
import { takeSetUp } from './set-up.ts';
import { storyOf } from './story.ts';

// `npm run screenshots`: pictures of the pages, into docs/screenshots. The same season is played by the same clock every
// time, so that a picture changes only when the page does.

const SEED = 2026;
/** Noon in India. */
const NOW = Date.UTC(2026, 10, 23, 6, 30);
const HOUR_MS = 60 * 60 * 1_000;
const HEARD_AFTER_MS = 1_300;
const OUT = join(import.meta.dirname, '../../docs/screenshots');

type Look = { readonly language: Language; readonly theme: Theme };
const EN_LIGHT: Look = { language: 'en', theme: 'light' };
const EN_DARK: Look = { language: 'en', theme: 'dark' };
const HI_LIGHT: Look = { language: 'hi', theme: 'light' };
const HI_DARK: Look = { language: 'hi', theme: 'dark' };

const WORDS = { en, hi } as const satisfies Record<Language, unknown>;
/** Brings a fresh window into the state to be shown. */
type Pose = (window: ConsoleWindow, words: (typeof WORDS)[Language]) => Promise<void>;

await using folder = temporaryFolder('screenshots');
const clock = join(folder.path, 'now');
setPlayedClock(clock, NOW);
const played = {
  NODE_OPTIONS: `--import ${new URL('played-clock.ts', import.meta.url).href}`,
  [CLOCK_FILE]: clock,
};
await using meta = await startMeta({ seed: SEED, appSecret: SAMPLE_SECRET });
await using program = await startProgram({
  env: {
    ...played,
    WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId,
    WHATSAPP_BUSINESS_ACCOUNT_ID: A_NUMBER.wabaId,
    COLLEGE_NAME: 'Sample College',
  },
});
meta.deliverTo(program.webhook);
await using browser = await launchBrowser(['--font-render-hinting=none']);

const open = (look: Look, token?: string): Promise<ConsoleWindow> =>
  openWindow({ browser, address: program.console, at: NOW, ...look, ...(token !== undefined && { token }) });
const save = async (name: string, { language, theme }: Look, { page }: ConsoleWindow): Promise<void> => {
  await settled(page);
  await page.screenshot({ path: join(OUT, `${name}-${language}-${theme}.png`), caret: 'hide' });
};
const take = async (name: string, looks: readonly Look[], pose: Pose, token?: string): Promise<void> => {
  for (const look of looks) {
    await using window = await open(look, token);
    await pose(window, WORDS[look.language]);
    await save(name, look, window);
  }
};

mkdirSync(OUT, { recursive: true });
await takeSetUp(browser, NOW, save);
await takeHealth(browser, NOW, played, save);
await takeLookingBack(browser, NOW, played, save);
await takeSeasonPages(browser, NOW, played, save);
await take('token', [EN_LIGHT], async ({ page }, { token }) => {
  await page.getByRole('heading', { name: token.title }).waitFor();
});
await take(
  'empty',
  [HI_LIGHT],
  async ({ page }, { list }) => {
    await page.getByRole('heading', { name: list.empty }).waitFor();
  },
  program.token,
);

const season = inventSeason({
  ...{ seed: SEED, students: 60, most: 2, sender: A_NUMBER, echoes: true },
  ...{ from: NOW - 20 * HOUR_MS, until: NOW },
});
const one = season.students.toSorted((a, b) => a.name.localeCompare(b.name))[5];
if (!one) throw new Error('The season has too few students');
{
  using office = await openSocket(program.console);
  await office.register({ token: program.token });
  await office.ask('registrations.import', { rows: [...season.students] });
}
const phoneOfOne = one.phone.slice(1);
const random = seededRandom(SEED);
// The bundled browser has no font for emoji.
const others = season.happenings
  .filter((happening) => happening.at <= NOW)
  .filter((happening) => !/\p{Extended_Pictographic}/u.test(JSON.stringify(happening)))
  .filter((happening) => !JSON.stringify(happening).includes(phoneOfOne));
for (const happening of [...others, ...storyOf(one, NOW)].toSorted((a, b) => a.at - b.at)) {
  setPlayedClock(clock, happening.at + HEARD_AFTER_MS);
  await meta.deliver(pack(random, [happening]));
}
setPlayedClock(clock, NOW);

await take(
  'registrations',
  [EN_LIGHT, EN_DARK, HI_LIGHT, HI_DARK],
  async ({ line }) => {
    await line(spacedPhone(one.phone)).waitFor();
  },
  program.token,
);

await take(
  'conversation',
  [EN_LIGHT, EN_DARK, HI_LIGHT],
  async ({ line, panel }, { status }) => {
    await line(spacedPhone(one.phone)).click();
    await panel.getByRole('button', { name: status.read }).last().click();
    await panel.getByRole('table').getByRole('rowheader').first().waitFor();
  },
  program.token,
);

const showHistory = async ({ page }: ConsoleWindow, rest: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#/history${rest}`);
  await page.locator('main tr[data-id]').first().waitFor();
};
await take('history', [EN_LIGHT, HI_DARK], (window) => showHistory(window, ''), program.token);
await take(
  'message',
  [EN_LIGHT, EN_DARK, HI_LIGHT],
  async (window, { message }) => {
    await showHistory(window, `?text=${encodeURIComponent(one.externalId)}`);
    await window.page
      .locator('main tr[data-id]')
      .filter({ has: window.page.locator('[data-tick="failed"]') })
      .click();
    await window.panel.getByRole('button', { name: message.deliveries }).waitFor();
  },
  program.token,
);

const LIST = [
  'Admission No;Student Name;WhatsApp;Programme;Batch;Remarks',
  ...season.students
    .slice(0, 42)
    .map(({ externalId, name, phone, course, batch }) => `${externalId};${name};${phone};${course};${batch};`),
].join('\r\n');
await take(
  'import',
  [EN_LIGHT, HI_DARK],
  async ({ page }, words) => {
    await page.getByRole('button', { name: words.import.open }).click();
    const file = { name: 'students.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) };
    await page.getByRole('dialog').locator('input[type="file"]').setInputFiles(file);
    await page.getByLabel(words.field.phone).waitFor();
  },
  program.token,
);

await take(
  'health',
  [EN_LIGHT],
  async ({ page }, { nav, health }) => {
    await page.getByRole('link', { name: nav.health }).click();
    await page.getByText(health.delivery_green).waitFor();
  },
  program.token,
);

await meta.deliver(
  statusBody({
    ...{ ...A_NUMBER, phoneNumberId: '206540352242922' },
    statuses: [
      { wamid: 'wamid.HBgMOTE5ODEyMzQ1Njc4FQIAERgS', status: 'delivered', at: NOW, to: { phone: phoneOfOne } },
    ],
  }),
);
await take(
  'deliveries',
  [EN_LIGHT, EN_DARK, HI_LIGHT, HI_DARK],
  async ({ page }) => {
    await page.evaluate(() => {
      location.hash = '#/deliveries';
    });
    await page.getByRole('listitem').getByRole('link').first().click();
    await page.locator('pre').waitFor();
  },
  program.token,
);

{
  await using window = await open(EN_LIGHT, program.token);
  await window.line(spacedPhone(one.phone)).waitFor();
  program.kill('SIGKILL');
  await window.page.locator(':root[data-feed="stale"]').waitFor();
  await save('stale', EN_LIGHT, window);
}
