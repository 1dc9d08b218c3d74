import type { Browser, Page } from 'playwright-core';
import { en } from '../../renderer/i18n/en.ts';
import { hi } from '../../renderer/i18n/hi.ts';
import type { Language } from '../../renderer/i18n/language.ts';
import { type ConsoleWindow, openWindow, type Theme } from '../support/console-window.ts';
import { eventually } from '../support/eventually.ts';
import { type ListeningCampus, openListeningCampus } from '../support/listening-campus.ts';
import { envelope, messageBody, statusBody } from '../support/meta/bodies.ts';
import { textMessage } from '../support/meta/message-object.ts';
import { A_NUMBER } from '../support/meta/meta.ts';

type Look = { readonly language: Language; readonly theme: Theme };
type Save = (name: string, look: Look, window: ConsoleWindow) => Promise<void>;
const WORDS = { en, hi } as const satisfies Record<Language, unknown>;
const DAY_MS = 24 * 60 * 60 * 1_000;
const CLOCK_OFF_MS = 7 * 60 * 1_000;
const THEIRS = 'https://another-desk.example/college/whatsapp/webhook';
const ASHA = { phone: '919812345678', name: 'Asha Verma' };
const OTHER = { wabaId: A_NUMBER.wabaId, phoneNumberId: '206540352242999', displayPhone: '918047100200' };

/** Health of a desk that Meta leads to, and of one where nearly all is wrong. `env`: has the program's clock stand at `at`. */
export const takeHealth = async (
  browser: Browser,
  at: number,
  env: Readonly<Record<string, string>>,
  save: Save,
): Promise<void> => {
  const show = async (
    { program }: ListeningCampus,
    look: Look,
    size: { readonly width: number; readonly height: number },
    name: string,
    waitFor: string,
  ): Promise<void> => {
    const { console: address, token } = program;
    await using window = await openWindow({ browser, address, token, at, size, ...look });
    await window.page.evaluate(() => {
      location.hash = '#/health';
    });
    await window.page.getByText(waitFor).first().waitFor();
    await pinPorts(window.page);
    await save(name, look, window);
  };

  await using well = await openListeningCampus({ env, graph: { now: () => at } });
  await until(well, 'green');
  await well.meta.deliver(report(at));
  for (const look of [EN_LIGHT, HI_DARK])
    await show(well, look, { width: 1_280, height: 1_240 }, 'health-well', WORDS[look.language].callback.green_number);

  await using ill = await openListeningCampus({
    env,
    graph: { now: () => at + CLOCK_OFF_MS, appByHand: true, tokenExpiresAt: at + 3 * DAY_MS, profile: PROFILE },
    before: ({ callbacks }) => {
      callbacks.subscribed.add(A_NUMBER.wabaId);
      callbacks.put('number', A_NUMBER.phoneNumberId, THEIRS);
    },
  });
  await until(ill, 'red');
  ill.meta.deliverTo(ill.program.webhook);
  await ill.meta.deliver(report(at));
  for (const change of NEWS) await ill.meta.deliver(envelope({ id: A_NUMBER.wabaId, changes: [change] }));
  const hello = textMessage({ wamid: 'wamid.U', at, from: ASHA, text: 'Hello' });
  await ill.meta.deliver(messageBody({ ...OTHER, messages: [hello] }));
  for (const look of [EN_LIGHT, EN_DARK, HI_LIGHT])
    await show(ill, look, { width: 1_024, height: 2_560 }, 'health-ill', WORDS[look.language].account.title);
};

const PROFILE = {
  quality_rating: 'YELLOW',
  throughput: { level: 'HIGH' },
  whatsapp_business_manager_messaging_limit: 'TIER_10K',
  health_status: {
    can_send_message: 'LIMITED',
    entities: [
      {
        ...{ entity_type: 'WABA', id: A_NUMBER.wabaId, can_send_message: 'LIMITED' },
        errors: [
          {
            error_code: 141_006,
            error_description: 'There is an error with the payment method.',
            possible_solution: 'Add a new payment method to the account.',
          },
        ],
      },
    ],
  },
};

const NEWS = [
  {
    field: 'account_alerts',
    value: {
      alert_info: {
        alert_severity: 'CRITICAL',
        alert_type: 'PAYMENT_METHOD_FAILED',
        alert_description: 'The payment method on file was declined.',
      },
    },
  },
  {
    field: 'account_update',
    value: {
      event: 'ACCOUNT_RESTRICTION',
      restriction_info: [{ restriction_type: 'RESTRICTED_BIZ_INITIATED_MESSAGING', expiration: 1_796_000_000 }],
    },
  },
  { field: 'business_capability_update', value: { max_daily_conversations_per_business: 10_000 } },
];

const report = (at: number): object =>
  statusBody({ ...A_NUMBER, statuses: [{ wamid: 'wamid.A', status: 'sent', at: at - 60_000, to: ASHA }] });

const until = async ({ office }: ListeningCampus, state: 'green' | 'red'): Promise<void> => {
  using socket = await office();
  await eventually(`the subscription is ${state}`, async () => {
    const { lights, apps } = await socket.ask('health.get', {});
    return lights.subscription.state === state && apps.length > 0;
  });
};

/** On loopback a tunnel's address has another port each time; a picture shall change only when the page does. */
const pinPorts = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const code of document.querySelectorAll('code'))
      code.textContent = (code.textContent ?? '').replace(/127\.0\.0\.1:\d+/, '127.0.0.1:4000');
  });

const EN_LIGHT: Look = { language: 'en', theme: 'light' };
const EN_DARK: Look = { language: 'en', theme: 'dark' };
const HI_LIGHT: Look = { language: 'hi', theme: 'light' };
const HI_DARK: Look = { language: 'hi', theme: 'dark' };
