import { readFileSync } from 'node:fs';
import type { Browser, Page, Route } from 'playwright-core';
import type { Downloaded } from './desktop.ts';
import type { Line } from './line.ts';
import { preloadScript } from './preload-script.ts';

/** A window of the stand-in: a page of its own in a real Chromium, under the program's policy and with its preload. */
export type PageWindow = {
  page(): Page;
  /** The next file that the page gives to be kept. */
  download(): Promise<Downloaded>;
  load(url: string): Promise<void>;
  reload(): Promise<void>;
  say(channel: string, args: readonly unknown[]): Promise<void>;
  crash(): Promise<void>;
  close(): Promise<void>;
};

type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: Uint8Array };

/** Chromium knows no scheme of ours: the page stands on an https origin that no name server has. */
const outward = (url: string): string => url.replace(/^([a-z]+):\/\/([a-z]+)(?=\/|$)/, 'https://$2.$1.invalid');
const inward = (url: string): string => url.replace(/^https:\/\/([a-z]+)\.([a-z]+)\.invalid/, '$2://$1');

export const openPageWindow = async (
  browser: Browser,
  id: number,
  preload: string,
  viewport: { readonly width: number; readonly height: number },
  line: Line,
): Promise<PageWindow> => {
  const context = await browser.newContext({ viewport });
  let page: Page;
  let address = '';
  /** A load that the program itself began: it is not asked whether it may. */
  let ours = false;
  let crashed = false;
  let denied = 0;

  const route = async (asked: Route): Promise<void> => {
    const request = asked.request();
    const url = inward(request.url());
    if (request.isNavigationRequest()) {
      const frame = frameOf(asked);
      // A second page: what `window.open` or a link with a target wants. One that may not be gets no answer, and goes.
      if (frame === null || frame.page() !== page) {
        if ((await line.call('opens', id, url)) === 'allow') return asked.fulfill({ body: 'opened' });
        denied += 1;
        return asked.abort();
      }
      const main = frame === page.mainFrame();
      const may = await line.call('navigates', id, url, main, main && ours);
      // "No content" leaves the page where it is, as Electron does.
      if (!may) return asked.fulfill({ status: 204 });
    }
    const answer = (await line.call('request', request.method(), url)) as Answer | null;
    if (answer === null) return asked.abort();
    await asked.fulfill({ status: answer.status, headers: answer.headers, body: Buffer.from(answer.body) });
  };

  const prepare = async (): Promise<Page> => {
    const fresh = await context.newPage();
    fresh.on('load', () => line.tell('loaded', id));
    fresh.on('crash', () => {
      crashed = true;
      line.tell('crashed', id);
    });
    return fresh;
  };

  const load = async (url: string): Promise<void> => {
    if (crashed) {
      const old = page;
      page = await prepare();
      crashed = false;
      await old.close();
    }
    address = url;
    ours = true;
    await page.goto(outward(url)).finally(() => {
      ours = false;
    });
  };

  await context.exposeBinding('standInSay', (source, channel: string, args: readonly unknown[]) => {
    const main = source.frame === source.page.mainFrame();
    line.tell('heard', id, channel, args, main, inward(source.frame.url()));
  });
  await context.addInitScript(preloadScript(readFileSync(preload, 'utf8')));
  // A page that still asks when the program is gone gets nothing.
  await context.route('**/*', (asked) => route(asked).catch(() => asked.abort().catch(() => undefined)));
  page = await prepare();
  context.on('page', async (opened) => {
    if (denied > 0 && (await opened.opener()) !== null) await opened.close();
  });

  return {
    page: () => page,
    // What is saved goes past what a test may answer, so the browser finds nothing there: the program is asked in its place,
    // as Electron asks it.
    download: async () => {
      const asked = await page.waitForEvent('download');
      const answer = (await line.call('request', 'GET', inward(asked.url()))) as Answer | null;
      const named = /filename\*=UTF-8''(\S+)$/.exec(answer?.headers['content-disposition'] ?? '')?.[1];
      if (answer?.status !== 200 || named === undefined) throw new Error(`Nothing to save at ${asked.url()}`);
      return { name: decodeURIComponent(named), text: Buffer.from(answer.body).toString() };
    },
    load,
    reload: () => (crashed ? load(address) : page.reload().then(() => undefined)),
    say: (channel, args) =>
      page
        .evaluate(
          ([name, words]) =>
            (globalThis as { standInHear?: (name: string, words: unknown) => void }).standInHear?.(name, words),
          [channel, args] as const,
        )
        // A page that is just going hears nothing more.
        .catch(() => undefined),
    crash: async () => {
      await page.goto('chrome://crash').catch(() => undefined);
    },
    close: () => context.close(),
  };
};

const frameOf = (route: Route) => {
  try {
    return route.request().frame();
  } catch {
    // A page that is being opened has none yet.
    return null;
  }
};
