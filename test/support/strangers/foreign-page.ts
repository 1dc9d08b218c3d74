import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { listen } from '../listen.ts';
import type { Program } from '../program.ts';
import { type Attack, attack } from './attack.ts';

/**
 * What a page of another origin tries on the console, from within a real browser. Resolves with what it got, `null` for
 * nothing. Run in the page.
 */
const TRIES = {
  fetch: (console: string) =>
    fetch(console).then(
      async (answer) => (await answer.text()).slice(0, 50) || 'an answer',
      () => null,
    ),
  'fetch with a header of its own': (console: string) =>
    fetch(console, { headers: { 'X-Mine': '1' } }).then(
      () => 'an answer',
      () => null,
    ),
  'fetch without CORS': (console: string) =>
    fetch(console, { mode: 'no-cors' }).then(
      async (answer) => (await answer.text()) || null,
      () => null,
    ),
  'a post of plain text': (console: string) =>
    fetch(console, { method: 'POST', body: '{"type":"register"}', headers: { 'Content-Type': 'text/plain' } }).then(
      () => 'an answer',
      () => null,
    ),
  'a beacon that is heard': (console: string) =>
    fetch(console, { method: 'POST', mode: 'no-cors', body: 'x' }).then(
      async (answer) => (await answer.text()) || null,
      () => null,
    ),
  'its socket': (console: string) =>
    new Promise<string | null>((resolve) => {
      const socket = new WebSocket(`${console.replace('http', 'ws')}ws/whatsapp`);
      socket.onopen = () => resolve('an open socket');
      socket.onerror = () => resolve(null);
    }),
  'its socket, with a protocol': (console: string) =>
    new Promise<string | null>((resolve) => {
      const socket = new WebSocket(`${console.replace('http', 'ws')}ws/whatsapp`, 'tickdesk');
      socket.onopen = () => resolve('an open socket');
      socket.onerror = () => resolve(null);
    }),
  'a script of it': (console: string) =>
    new Promise<string | null>((resolve) => {
      const script = document.createElement('script');
      script.src = `${console}index.html`;
      script.onload = () => resolve('a script');
      script.onerror = () => resolve(null);
      document.head.append(script);
    }),
  'a style of it': (console: string) =>
    new Promise<string | null>((resolve) => {
      const style = document.createElement('link');
      style.rel = 'stylesheet';
      style.href = `${console}index.html`;
      style.onload = () => resolve('a style');
      style.onerror = () => resolve(null);
      document.head.append(style);
    }),
  'a frame with it': (console: string) =>
    new Promise<string | null>((resolve) => {
      const frame = document.createElement('iframe');
      frame.src = console;
      frame.onload = () => resolve(frame.contentDocument?.body.textContent ? 'its page' : null);
      setTimeout(() => resolve(null), 3_000);
      document.body.append(frame);
    }),
  'an event source': (console: string) =>
    new Promise<string | null>((resolve) => {
      const source = new EventSource(console);
      source.onopen = () => resolve('a stream');
      source.onerror = () => resolve(null);
    }),
} as const satisfies Record<string, (console: string) => Promise<string | null>>;

/** Tries that the console's own page succeeds with: without that, a failure elsewhere would show nothing. */
export type ForeignPages = { readonly attack: Attack; readonly ownSucceed: number };

/** Pages at this machine's two names, on another port and on the receiver's, each against both names of the console. */
export const playForeignPages = async ({ console }: Program): Promise<ForeignPages> => {
  const server = createServer((_request, response) =>
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title><body>'),
  );
  await using elsewhere = await listen(server);
  await using browser = await launchBrowser();
  const names = (address: string): readonly string[] => [address, address.replace('127.0.0.1', 'localhost')];
  const page = await browser.newPage();
  const tries: (() => Promise<string | null>)[] = [];
  for (const origin of names(`${elsewhere.url}/`))
    for (const target of names(console))
      for (const name of Object.keys(TRIES) as (keyof typeof TRIES)[])
        tries.push(async () => {
          await page.goto(origin);
          const got = await tryOn(page, name, target);
          return got === null ? null : `${name} of ${target} from ${origin}: ${got}`;
        });
  const played = await attack('pages of another origin, in a browser', tries, 1);
  await page.goto(console);
  const own = [await tryOn(page, 'fetch', console), await tryOn(page, 'its socket', console)];
  return { attack: played, ownSucceed: own.filter((got) => got !== null).length };
};

const tryOn = (page: Page, name: keyof typeof TRIES, target: string): Promise<string | null> =>
  page.evaluate(`(${String(TRIES[name])})(${JSON.stringify(target)})`);
