import { expect, it } from 'vitest';
import { en } from '../renderer/i18n/en.ts';
import { sharedBrowser } from './support/browser.ts';
import { openWindow } from './support/console-window.ts';
import { openListeningCampus } from './support/listening-campus.ts';
import { statusBody } from './support/meta/bodies.ts';
import { A_NUMBER } from './support/meta/meta.ts';

const asha = { phone: '919812345678', name: 'Asha Verma' };

it('from start to tick and over a moved tunnel: lights turn, Meta follows, what it retried is shown', async () => {
  await using campus = await openListeningCampus();
  const browser = await sharedBrowser();
  const { meta, tunnels, program } = campus;
  using office = await campus.office();
  await office.ask('registrations.import', { rows: [{ externalId: 'A-1', name: asha.name, phone: `+${asha.phone}` }] });
  await using window = await openWindow({ browser, address: program.console, token: program.token });
  const { page } = window;
  const lights = page.getByRole('link', { name: new RegExp(`^${en.health.tunnel}`) });
  const says = async (): Promise<string> => (await lights.getAttribute('aria-label')) ?? '';
  const well = async (): Promise<boolean> => {
    const words = await says();
    return words.includes(en.health.tunnel_green) && words.includes(en.health.subscription_green);
  };
  await expect.poll(well, { timeout: 20_000 }).toBe(true);
  const first = meta.callbacks.numbers.get(A_NUMBER.phoneNumberId);

  const told = (status: 'sent' | 'read') =>
    meta.deliver(statusBody({ ...A_NUMBER, statuses: [{ wamid: 'wamid.A', status, at: Date.now(), to: asha }] }));
  await told('sent');
  const line = page.getByRole('row').filter({ hasText: asha.name });
  await line.getByRole('img', { name: en.status.sent }).waitFor();

  tunnels.fault = 'other_name';
  tunnels.die();
  const late = told('read');
  await expect.poll(async () => !(await well()), { timeout: 20_000, interval: 20 }).toBe(true);
  await expect.poll(well, { timeout: 30_000 }).toBe(true);
  expect((await late).at(-1)).toBe(200);
  await line.getByRole('img', { name: en.status.read }).waitFor();
  expect(meta.callbacks.numbers.get(A_NUMBER.phoneNumberId)).not.toBe(first);
}, 120_000);
