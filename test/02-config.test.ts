import { expect, test } from 'vitest';
import { readConfig } from '../main/config.ts';
import { Refusal } from '../main/refusal.ts';

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toMatchObject({
    verifyToken: undefined,
    appId: undefined,
    appSecrets: [],
    number: undefined,
    accessToken: undefined,
    graph: { url: 'https://graph.facebook.com', version: 'v26.0' },
    college: { id: 'college-1', name: undefined },
    dataFolder: undefined,
    webhookPort: 3000,
    consolePort: 3001,
    allowUnsigned: false,
  });
});

test('every variable has its place', () => {
  expect(
    readConfig({
      WHATSAPP_WEBHOOK_VERIFY_TOKEN: 'verify',
      WHATSAPP_APP_SECRET: 'secret',
      WHATSAPP_ACCESS_TOKEN: 'access',
      WHATSAPP_PHONE_NUMBER_ID: '106540352242922',
      WHATSAPP_BUSINESS_ACCOUNT_ID: '102290129340398',
      WHATSAPP_APP_ID: '55',
      WHATSAPP_API_URL: 'http://127.0.0.1:9/graph',
      WHATSAPP_API_VERSION: 'v27.0',
      COLLEGE_ID: 'c1',
      COLLEGE_NAME: 'Asha College',
      TICKDESK_DATA: 'somewhere',
      TICKDESK_WEBHOOK_PORT: '0',
      TICKDESK_CONSOLE_PORT: '65535',
      TICKDESK_ALLOW_UNSIGNED: 'true',
    }),
  ).toMatchObject({
    verifyToken: 'verify',
    appId: '55',
    appSecrets: ['secret'],
    number: { phoneNumberId: '106540352242922', wabaId: '102290129340398' },
    accessToken: 'access',
    graph: { url: 'http://127.0.0.1:9/graph', version: 'v27.0' },
    college: { id: 'c1', name: 'Asha College' },
    dataFolder: 'somewhere',
    webhookPort: 0,
    consolePort: 65_535,
    allowUnsigned: true,
  });
});

test('a name with nothing behind it is not set', () => {
  const config = readConfig({ WHATSAPP_APP_SECRET: '', TICKDESK_WEBHOOK_PORT: ' ', COLLEGE_ID: '', TICKDESK_DATA: '' });
  expect(config).toEqual(readConfig({}));
});

test('two secrets are told apart by a comma; spaces around and empty ones do not count', () => {
  expect(readConfig({ WHATSAPP_APP_SECRET: 'old, new ,' }).appSecrets).toEqual(['old', 'new']);
  expect(readConfig({ WHATSAPP_APP_SECRET: ' , ' }).appSecrets).toEqual([]);
});

test.each(['1', 'true', 'yes', 'on', 'TRUE'])('unsigned deliveries are allowed by %s', (word) => {
  expect(readConfig({ TICKDESK_ALLOW_UNSIGNED: word }).allowUnsigned).toBe(true);
});

test.each(['0', 'false', 'no', 'off'])('unsigned deliveries are not allowed by %s', (word) => {
  expect(readConfig({ TICKDESK_ALLOW_UNSIGNED: word }).allowUnsigned).toBe(false);
});

const SPOILT = [
  ['TICKDESK_WEBHOOK_PORT', '65536'],
  ['TICKDESK_WEBHOOK_PORT', '-1'],
  ['TICKDESK_CONSOLE_PORT', '30.5'],
  ['TICKDESK_CONSOLE_PORT', 'hunter2'],
  ['TICKDESK_ALLOW_UNSIGNED', 'hunter2'],
  ['WHATSAPP_API_URL', 'hunter2'],
  ['WHATSAPP_API_VERSION', 'hunter2'],
  ['COLLEGE_ID', 'hunter2'.repeat(20)],
  ['COLLEGE_NAME', 'hunter2'.repeat(40)],
] as const;

test.each(SPOILT)('%s=%s is refused by name, and its value is not told', (name, value) => {
  const read = (): unknown => readConfig({ [name]: value });
  expect(read).toThrow(Refusal);
  expect(read).toThrow(name);
  expect(read).not.toThrow('hunter2');
});

test('everything that is wrong is named at once', () => {
  const read = (): unknown => readConfig({ TICKDESK_WEBHOOK_PORT: 'x', WHATSAPP_API_URL: 'y' });
  expect(read).toThrow(/TICKDESK_WEBHOOK_PORT.*WHATSAPP_API_URL|WHATSAPP_API_URL.*TICKDESK_WEBHOOK_PORT/);
});
