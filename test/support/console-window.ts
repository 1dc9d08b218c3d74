import type { Browser, Locator, Page } from 'playwright-core';
import type { Language } from '../../renderer/i18n/language.ts';

export type Theme = 'light' | 'dark';

export type ConsoleOptions = {
  readonly browser: Browser;
  /** The console's, as the program prints it. */
  readonly address: string;
  /** Without it the page asks for one. */
  readonly token?: string;
  readonly language?: Language;
  readonly theme?: Theme;
  readonly size?: { readonly width: number; readonly height: number };
  /** Physical pixels in one of the page's. */
  readonly sharpness?: number;
  /** The time the page's clock stands at, in milliseconds UTC; without it, it goes. */
  readonly at?: number;
};

/** A window on the console with nothing kept from before: a browser profile of its own, on its own page. */
export type ConsoleWindow = AsyncDisposable & {
  readonly page: Page;
  /** Errors the page logged or threw; what its content policy refused is among them. */
  readonly complaints: readonly string[];
  /** Addresses on other machines that the page asked for. */
  readonly strays: readonly string[];
  /** The line of the table with this student. */
  readonly line: (name: string) => Locator;
  /** The tick in that line, by its spoken name. */
  readonly tick: (name: string, spoken: string) => Locator;
  /** The conversation beside the table. */
  readonly panel: Locator;
  /** Resolves when the page says that what it shows is this moment. */
  readonly live: () => Promise<void>;
};

const PATIENCE_MS = 10_000;

export const openWindow = async ({
  browser,
  address,
  token,
  language = 'en',
  theme = 'light',
  size = { width: 1_280, height: 800 },
  sharpness = 1,
  at,
}: ConsoleOptions): Promise<ConsoleWindow> => {
  const context = await browser.newContext({
    viewport: size,
    deviceScaleFactor: sharpness,
    locale: { en: 'en-IN', hi: 'hi-IN' }[language],
    timezoneId: 'Asia/Kolkata',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (at !== undefined) await context.clock.setFixedTime(at);
  const page = await context.newPage();
  const complaints: string[] = [];
  const strays: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.hostname !== '127.0.0.1') strays.push(url.href);
  });
  await page.goto(token === undefined ? address : `${address}#token=${token}`);
  const line = (name: string): Locator => page.getByRole('row').filter({ hasText: name });
  const live = async (): Promise<void> => {
    await page.locator(':root[data-feed="live"]').waitFor();
  };
  if (token !== undefined) await live();
  return {
    ...{ page, complaints, strays, line, live },
    tick: (name, spoken) => line(name).getByRole('img', { name: spoken, exact: true }),
    panel: page.getByRole('complementary'),
    [Symbol.asyncDispose]: () => context.close(),
  };
};
