import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Ask, ParamsOf, ValueOf } from '../../../preload/contract/asks.ts';
import type { Bridge } from '../../../preload/contract/bridge.ts';
import { eventually } from '../eventually.ts';
import { statusBody } from '../meta/bodies.ts';
import { metaBytes } from '../meta/bytes.ts';
import { sign } from '../meta/sign.ts';
import type { ReportWord } from '../meta/status-object.ts';
import { temporaryFolder } from '../temp-folder.ts';
import { type Desktop, type Driver, logOf, type Shown, shownTo } from './desktop.ts';

export const SECRET = 'sample-app-secret';
export const SENDER = { wabaId: '102290129340398', phoneNumberId: '106540352242922', displayPhone: '918047100100' };
export const asha = { phone: '919812345678', name: 'Asha Verma' };
export const ashaRow = { externalId: 'A-1', name: 'Asha Verma', phone: '98123 45678', course: 'B.Sc.', batch: '2026' };

export const ENV = { WHATSAPP_APP_SECRET: SECRET, WHATSAPP_PHONE_NUMBER_ID: SENDER.phoneNumberId, COLLEGE_ID: 'c1' };

/** A data folder of one test's own; what is shown to the person is noted beside it. */
export const dataFolder = (): AsyncDisposable & { readonly path: string } => {
  const base = temporaryFolder('desktop');
  const path = join(base.path, 'data');
  mkdirSync(path);
  return { path, [Symbol.asyncDispose]: () => base[Symbol.asyncDispose]() };
};

/** A desktop that runs, with a webhook to post to. */
export type DeskApp = Desktop & {
  readonly webhook: string;
  /** Posts one report; the status it was answered with, 0 when nobody answered. */
  report(wamid: string, status: ReportWord, after?: number, to?: typeof asha): Promise<number>;
  /** Asks over the page's own wire, as the page itself does. */
  ask<A extends Ask>(ask: A, params: ParamsOf<A>): Promise<ValueOf<A>>;
  /** Resolves when the page says that what it shows is this moment. */
  live(): Promise<void>;
  shown(): readonly Shown[];
};

export const openDesk = async (
  driver: Driver,
  folder: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<DeskApp> => {
  const desktop = await driver.start({ folder, env: { ...ENV, ...env }, args });
  const listening = await eventually('the program says where it listens', () =>
    logOf(folder).findLast(({ msg }) => msg === 'listening'),
  );
  const webhook = String(listening.webhook);
  const begun = Date.now();
  const live = async (): Promise<void> => {
    await eventually('the page is live', () =>
      desktop.page().evaluate(() => document.documentElement.dataset.feed === 'live'),
    );
  };
  await live();
  return {
    ...desktop,
    webhook,
    live,
    shown: () => shownTo(folder),
    report: async (wamid, status, after = 0, to = asha) => {
      const body = metaBytes(statusBody({ ...SENDER, statuses: [{ wamid, status, at: begun + after * 1_000, to }] }));
      const headers = { 'X-Hub-Signature-256': sign(SECRET, body) };
      return fetch(webhook, { method: 'POST', headers, body: new Uint8Array(body) }).then(
        async (answer) => {
          await answer.arrayBuffer();
          return answer.status;
        },
        () => 0,
      );
    },
    ask: async (ask, params) => {
      const answer = await desktop.page().evaluate(
        ([name, values]) =>
          new Promise<string>((resolve) => {
            const { tickdesk } = window as unknown as { tickdesk: Bridge };
            const id = `test-${Math.random()}`;
            const undo = tickdesk.subscribe((carried) => {
              if (typeof carried !== 'string' || !carried.includes(id)) return;
              undo();
              resolve(carried);
            });
            tickdesk.send(JSON.stringify({ type: 'ask', id, ask: name, params: values }));
          }),
        [ask, params] as const,
      );
      const { ok, value, error } = JSON.parse(answer);
      if (!ok) throw new Error(JSON.stringify(error));
      return value;
    },
  };
};
