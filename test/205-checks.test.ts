import { describe, expect, it, test } from 'vitest';
import type { AppAtMeta, NumberAtMeta } from '../preload/contract/callback.ts';
import { CHECKS, type Check, type CheckName, checksOf, tokenTrouble } from '../preload/contract/checks.ts';
import type { Health } from '../preload/contract/health.ts';
import { APP_SECRET, SENDER, startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { statusBody } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 24 * 60 * 60 * 1_000;
const at = (ms: number): string => new Date(NOON + ms).toISOString();
const ADDRESS = 'https://desk.example';
const HERE = `${ADDRESS}/college/whatsapp/webhook`;
const told = { state: 'green', why: null, words: null, owner: HERE, since: at(0), readAt: at(0) } as const;

const NUMBER: NumberAtMeta = {
  ...told,
  phoneNumberId: '106',
  collegeId: 'c1',
  level: 'number',
  profile: null,
  token: { valid: true, expiresAt: null, missing: [] },
};
const APP: AppAtMeta = { ...told, appId: '77', missing: [] };

/** A desk on which all is well; each test spoils one thing. */
const WELL: Health = {
  version: '0',
  schema: 1,
  now: at(0),
  lights: {
    tunnel: {
      ...{
        state: 'green',
        address: ADDRESS,
        callback: HERE,
        why: null,
        since: at(0),
        provenAt: at(0),
        trial: false,
        from: 'settings',
      },
    },
    subscription: { state: 'green', provenAt: at(0) },
    delivery: { state: 'green', lastAt: at(0) },
  },
  numbers: [NUMBER],
  apps: [APP],
  clockAheadMs: 300,
  verifyToken: { from: 'generated', value: 'a-word' },
  verification: { answeredAt: at(0), refusedAt: null },
  database: 'sound',
  warnings: [],
  deliveries: 1,
  unsigned: 0,
  unsignedAt: null,
  strays: [],
  unknownNumbers: [],
  unmatched: 0,
};

const stateOf = (name: CheckName, spoilt: Partial<Health>): readonly Check['state'][] =>
  checksOf({ ...WELL, ...spoilt }, NOON)
    .filter((check) => check.name === name)
    .map(({ state }) => state);
const tunnelled = (tunnel: Partial<Health['lights']['tunnel']>): Partial<Health> => ({
  lights: { ...WELL.lights, tunnel: { ...WELL.lights.tunnel, ...tunnel } },
});
const heard = (lastAt: string | null): Partial<Health> => ({
  lights: { ...WELL.lights, delivery: { state: lastAt === null ? 'unknown' : 'green', lastAt } },
});
const withNumber = (number: Partial<NumberAtMeta>): Partial<Health> => ({ numbers: [{ ...NUMBER, ...number }] });
const withApp = (app: Partial<AppAtMeta>): Partial<Health> => ({ apps: [{ ...APP, ...app }] });
const expires = (ms: number): Partial<Health> => withNumber({ token: { valid: true, expiresAt: at(ms), missing: [] } });

describe('a desk on which all is well', () => {
  test('has every check once, in order, all green', () => {
    const checks = checksOf(WELL, NOON);
    expect(checks.map(({ name }) => name)).toEqual(CHECKS);
    expect(new Set(checks.map(({ state }) => state))).toEqual(new Set(['green']));
  });

  test('names the number or app that a check is about', () => {
    const second = { ...NUMBER, phoneNumberId: '107' };
    const about = checksOf({ ...WELL, numbers: [NUMBER, second] }, NOON).map(({ name, about }) => `${name} ${about}`);
    expect(about).toEqual(
      expect.arrayContaining(['deliveries 106', 'deliveries 107', 'fields 77', 'token 106', 'token 107', 'clock null']),
    );
  });
});

describe.each([
  ['reachable', 'a tunnel that is down', tunnelled({ state: 'red', why: 'lost' }), 'red'],
  ['reachable', 'a tunnel that is opening', tunnelled({ state: 'unknown' }), 'unknown'],
  ['reachable', 'a tunnel that is not wanted', tunnelled({ state: 'off', address: null }), 'unknown'],
  ['certificate', 'an address without one', tunnelled({ address: 'http://127.0.0.1:4' }), 'unknown'],
  ['certificate', 'an address that does not answer', tunnelled({ state: 'red' }), 'unknown'],
  ['verify_token', 'our own question was not answered', withNumber({ state: 'red', why: 'not_verified' }), 'red'],
  ['verify_token', 'Meta heard something else', withApp({ state: 'red', why: 'address_refused' }), 'red'],
  [
    'verify_token',
    'nobody asked, and the number leads here',
    { verification: { answeredAt: null, refusedAt: null } },
    'green',
  ],
  [
    'verify_token',
    'nobody asked yet',
    { numbers: [], apps: [], verification: { answeredAt: null, refusedAt: null } },
    'unknown',
  ],
  [
    'verify_token',
    'another token was offered, and never ours',
    { numbers: [], apps: [], verification: { answeredAt: null, refusedAt: at(0) } },
    'red',
  ],
  [
    'verify_token',
    'a stranger asked after Meta',
    { numbers: [], apps: [], verification: { answeredAt: at(0), refusedAt: at(1) } },
    'green',
  ],
  ['app_secret', 'none is set', { warnings: ['no_app_secret'] }, 'red'],
  ['app_secret', 'unsigned ones are taken', { warnings: ['unsigned_allowed'] }, 'unknown'],
  ['app_secret', 'nothing came yet', heard(null), 'unknown'],
  ['app_secret', 'the first was refused', { ...heard(null), unsignedAt: at(0) }, 'red'],
  ['app_secret', 'the newest was refused', { unsignedAt: at(1) }, 'red'],
  ['app_secret', 'one was refused before the newest', { unsignedAt: at(-1) }, 'green'],
  ['deliveries', 'another address stands there', withNumber({ state: 'red', why: 'foreign' }), 'red'],
  ['deliveries', 'no token is known', withNumber({ state: 'unknown', why: 'no_token' }), 'unknown'],
  ['deliveries', 'there is no number', { numbers: [] }, 'unknown'],
  ['fields', 'one is missing', withApp({ missing: ['messages'] }), 'red'],
  ['fields', 'the app leads elsewhere', withApp({ state: 'red', why: 'foreign' }), 'red'],
  ['fields', 'no app is known', { apps: [] }, 'unknown'],
  ['token', 'nobody could be asked', withNumber({ token: null }), 'unknown'],
  ['token', 'Meta knows it no longer', withNumber({ token: null, state: 'red', why: 'token_dead' }), 'red'],
  ['token', 'it may not', withNumber({ token: null, state: 'red', why: 'no_permission' }), 'red'],
  ['token', 'it is not valid', withNumber({ token: { valid: false, expiresAt: null, missing: [] } }), 'red'],
  ['token', 'it lacks a permission', withNumber({ token: { valid: true, expiresAt: null, missing: ['x'] } }), 'red'],
  ['token', 'it has expired', expires(-1), 'red'],
  ['token', 'it expires in seven days', expires(7 * DAY_MS), 'red'],
  ['token', 'it expires a moment later', expires(7 * DAY_MS + 1), 'green'],
  ['clock', 'Meta was not spoken to', { clockAheadMs: null }, 'unknown'],
  ['clock', 'it is wrong', { clockAheadMs: 300_000, warnings: ['clock_wrong'] }, 'red'],
  ['database', 'the file was not walked yet', { database: 'unknown' }, 'unknown'],
  ['database', 'damage was found', { database: 'damaged' }, 'red'],
] as const satisfies readonly (readonly [CheckName, string, Partial<Health>, Check['state']])[])(
  'the check %s',
  (name, when, spoilt, state) => {
    it(`is ${state} when ${when}`, () => {
      expect(stateOf(name, spoilt)).toEqual([state]);
    });
  },
);

test('of one college there are no checks of apps', () => {
  expect(stateOf('fields', { apps: [], verifyToken: null })).toEqual([]);
});

test('a token’s worst trouble is told', () => {
  const token = { valid: false, expiresAt: at(-1), missing: ['x'] };
  expect(tokenTrouble(token, NOON)).toBe('expired');
  expect(tokenTrouble({ ...token, expiresAt: null }, NOON)).toBe('invalid');
  expect(tokenTrouble({ ...token, valid: true, expiresAt: at(1) }, NOON)).toBe('lacking');
  expect(tokenTrouble({ valid: true, expiresAt: at(1), missing: [] }, NOON)).toBe('expiring');
});

test('a real desk turns from unknown to red to green as Meta asks and delivers', async () => {
  await using desk = await startDesk();
  using window = await desk.window();
  const check = async (name: CheckName): Promise<Check['state'] | undefined> =>
    checksOf(await window.ask('health.get', {}), Date.now()).find((found) => found.name === name)?.state;
  const ask = async (token: string): Promise<string> => {
    const question = `?hub.mode=subscribe&hub.challenge=7&hub.verify_token=${token}`;
    return (await fetch(`${desk.webhook}${question}`)).text();
  };
  const body = metaBytes(
    statusBody({
      ...SENDER,
      statuses: [{ wamid: 'wamid.A', status: 'sent', at: NOON, to: { phone: '919812345678' } }],
    }),
  );
  expect([await check('verify_token'), await check('app_secret')]).toEqual(['unknown', 'unknown']);
  await ask('another');
  expect(await desk.post(body, 'sha256=00')).toBe(401);
  expect([await check('verify_token'), await check('app_secret')]).toEqual(['red', 'red']);
  expect(await ask('sample-verify-token')).toBe('7');
  expect(await desk.post(body)).toBe(200);
  await eventually('all is green', async () => (await check('app_secret')) === 'green');
  expect(await check('verify_token')).toBe('green');
  expect(JSON.stringify(await window.ask('health.get', {}))).not.toContain(APP_SECRET);
});
