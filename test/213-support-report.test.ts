import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { openLog } from '../main/log/open-log.ts';
import { openRotatingFile } from '../main/log/rotating-file.ts';
import { APP_SECRET, SENDER, startDesk, VERIFY_TOKEN } from './support/desk.ts';
import { messageBody, statusBody } from './support/meta/bodies.ts';
import { textMessage } from './support/meta/message-object.ts';

const asha = { phone: '919812345678', bsuid: 'IN.12345678901234567890', name: 'Asha Verma' };

it('a report for support holds what helps and nothing that is secret or personal, and is fetched once', async () => {
  await using desk = await startDesk({ env: { WHATSAPP_ACCESS_TOKEN: 'EAAsample-token-of-a-system-user' } });
  using window = await desk.window();
  await window.ask('registrations.import', { rows: [{ externalId: 'ADM-77', name: asha.name, phone: asha.phone }] });
  await desk.post(statusBody({ ...SENDER, statuses: [{ wamid: 'wamid.SECRET', status: 'read', at: 1, to: asha }] }));
  const text = 'My father lost his job';
  await desk.post(messageBody({ ...SENDER, messages: [textMessage({ wamid: 'wamid.IN', at: 2, from: asha, text })] }));
  await desk.post({ entry: [{ changes: [{ field: 'nonsense', value: { text } }] }] });
  const log = openLog('info', openRotatingFile(desk.folder).write);
  log.error({ err: new Error(`no such row ${asha.name} ${asha.phone}: ${text}`), wamid: 'wamid.SECRET' }, 'a bug');
  log.warn({ [asha.name]: asha.name, whose: [asha.name, { text }], secret: APP_SECRET, told: desk.token }, 'told');

  appendFileSync(
    join(desk.folder, 'tickdesk.log'),
    `${JSON.stringify({ level: 30, time: 1, name: asha.name, msg: `told ${asha.phone}` })}\n${JSON.stringify({ level: 50, err: { type: 'Error', message: text, stack: `Error: ${asha.name}` } })}\nplain ${asha.name} ${asha.phone}\n`,
  );
  const { path } = await window.ask('support.report', {});
  const address = new URL(path, desk.console);
  const answer = await fetch(address);
  expect(answer.headers.get('content-disposition')).toContain('.zip');
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual(['checks.json', 'health.json', 'tickdesk.log', 'versions.json']);
  const whole = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join('\n');
  const secrets = [APP_SECRET, VERIFY_TOKEN, 'EAAsample', desk.token];
  const personal = [asha.name, '9812345678', '1234567890', 'wamid.', 'ADM-77', 'father', SENDER.phoneNumberId];
  for (const word of [...secrets, ...personal]) expect(whole).not.toContain(word);
  expect(whole).toContain('"schema"');
  expect(whole).toContain('a bug');
  expect((await fetch(address)).status).toBe(404);
});
