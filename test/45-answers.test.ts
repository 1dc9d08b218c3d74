import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ASKS, type Ask, isAsk } from '../preload/contract/asks.ts';
import { COLLEGE, type Desk, SENDER, startDesk } from './support/desk.ts';
import { messageBody, statusBody } from './support/meta/bodies.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { textMessage } from './support/meta/message-object.ts';
import { sign } from './support/meta/sign.ts';
import type { Report } from './support/meta/status-object.ts';
import { openSocket, type Socket } from './support/socket.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const STUDENTS = [
  {
    externalId: 'A-1',
    name: 'Asha Verma',
    phone: '98123 45601',
    course: 'B.Sc. Physics',
    batch: '2026',
    email: 'asha@example.org',
  },
  { externalId: 'A-2', name: 'Rohan Iyer', phone: '+91 98123 45602', course: 'B.Com.', batch: '2026' },
  { externalId: 'A-3', name: 'Meera Nair', phone: '098123-45603', course: 'B.Com.', batch: '2027' },
  { externalId: 'A-4', name: 'Kabir Khan', phone: 919812345604, course: 'B.Com.', batch: '2026' },
  { externalId: 'A-5', name: 'Élodie D\u2019Souza', phone: '9812345605' },
];
const party = (n: number) => ({ phone: `91981234560${n}` });
const report = (n: number, status: Report['status'], more: Partial<Report> = {}): Report => ({
  wamid: `wamid.${n}`,
  status,
  at: NOON + n * 60_000,
  to: party(n),
  ...more,
});
const reports = (...statuses: Report[]) => statusBody({ ...SENDER, statuses });
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
const names = ({ rows }: { rows: readonly { name: string }[] }) => rows.map(({ name }) => name);

describe('registrations', () => {
  let desk: Desk;
  let window: Socket;
  beforeAll(async () => {
    desk = await startDesk();
    window = await desk.window();
    await window.ask('registrations.import', { rows: STUDENTS });
    await desk.post(reports(report(1, 'read'), report(2, 'sent'), report(3, 'failed', { failure: 131026 })));
    const messages = [1, 2].map((n) =>
      textMessage({ wamid: `wamid.IN${n}`, at: NOON + 3_600_000 + n, from: party(4), text: `Hello ${n}` }),
    );
    await desk.post(messageBody({ ...SENDER, messages }));
  });
  afterAll(async () => {
    window[Symbol.dispose]();
    await desk[Symbol.asyncDispose]();
  });

  test('are listed by name, each with its last message', async () => {
    const { rows, next, total, asOf } = await window.ask('registrations.list', {});
    expect(names({ rows })).toEqual(['Asha Verma', 'Élodie D\u2019Souza', 'Kabir Khan', 'Meera Nair', 'Rohan Iyer']);
    expect([next, total]).toEqual([null, 5]);
    expect(asOf).toBeGreaterThanOrEqual(6);
    expect(rows[0]).toMatchObject({
      externalId: 'A-1',
      phone: '+919812345601',
      course: 'B.Sc. Physics',
      batch: '2026',
      email: 'asha@example.org',
      unread: 0,
      windowUntil: null,
      optedOut: false,
      lastMessage: { wamid: 'wamid.1', direction: 'out', status: 'read', conflict: false, error: null },
    });
    expect(rows[1]).toMatchObject({ course: null, batch: null, email: null, lastMessage: null });
    expect(rows[2]).toMatchObject({
      unread: 2,
      windowUntil: new Date(NOON + 90_000_000).toISOString(),
      lastMessage: { direction: 'in', preview: 'Hello 2' },
    });
    expect(rows[3]?.lastMessage?.error).toMatchObject({ code: 131026 });
    expect(rows[3]?.lastMessage?.error?.advice).not.toBe('');
  });

  test.each([
    ['part of a name', 'meer', ['Meera Nair']],
    ['a name in capitals', 'KHAN', ['Kabir Khan']],
    ['a name without its accent', 'elodie', ['Élodie D\u2019Souza']],
    ['an external id', 'a-2', ['Rohan Iyer']],
    ['part of an e-mail', '@example', ['Asha Verma']],
    ['the end of a phone', '45604', ['Kabir Khan']],
    ['a phone with zero and spaces', '098123 45603', ['Meera Nair']],
    ['a phone with its country', '+91 98123-45602', ['Rohan Iyer']],
    ['spaces around', '  meera ', ['Meera Nair']],
    ['nobody', 'zz', []],
    ['a sign that SQL takes for any', '%', []],
    ['a sign that SQL takes for one', '_____', []],
    ['a quote', "'; DROP TABLE registrations; --", []],
    ['a half of a surrogate pair', '\ud83d', []],
  ])('are found by %s', async (_what, search, found) => {
    expect(names(await window.ask('registrations.list', { search }))).toEqual(found);
  });

  test.each([
    [{ course: 'B.Com.' }, ['Kabir Khan', 'Meera Nair', 'Rohan Iyer']],
    [{ batch: '2026' }, ['Asha Verma', 'Kabir Khan', 'Rohan Iyer']],
    [{ course: 'B.Com.', batch: '2026' }, ['Kabir Khan', 'Rohan Iyer']],
    [{ status: 'failed' }, ['Meera Nair']],
    [{ status: 'read' }, ['Asha Verma']],
    [{ status: 'none' }, ['Élodie D\u2019Souza']],
    [{ unread: true }, ['Kabir Khan']],
    [{ unread: false, course: 'B.Com.' }, ['Meera Nair', 'Rohan Iyer']],
    [{ course: 'b.com.' }, []],
    [{ status: 'sent', search: 'rohan' }, ['Rohan Iyer']],
  ] as const)('are narrowed by %j', async (filters, found) => {
    const list = await window.ask('registrations.list', filters);
    expect(names(list)).toEqual(found);
    expect(list.total).toBe(found.length);
  });

  test('come in pages, each row once, with the same total', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { rows, next, total } = await window.ask('registrations.list', { limit: 2, ...(after && { after }) });
      expect(total).toBe(5);
      seen.push(...names({ rows }));
      after = next ?? undefined;
    } while (after);
    expect(seen).toEqual(['Asha Verma', 'Élodie D\u2019Souza', 'Kabir Khan', 'Meera Nair', 'Rohan Iyer']);
  });

  test('are got one by one, as they are listed', async () => {
    const { rows } = await window.ask('registrations.list', {});
    for (const row of rows) expect(await window.ask('registrations.get', { id: row.id })).toEqual(row);
    await expect(window.ask('registrations.get', { id: 'r_nobody' })).rejects.toThrow('not_found');
  });

  test('are counted by course and batch', async () => {
    expect(await window.ask('registrations.facets', {})).toEqual({
      courses: [
        { value: 'B.Com.', count: 3 },
        { value: 'B.Sc. Physics', count: 1 },
      ],
      batches: [
        { value: '2026', count: 3 },
        { value: '2027', count: 1 },
      ],
    });
  });

  test('show their thread, newest first, a page at a time', async () => {
    const { rows: found } = await window.ask('registrations.list', { search: 'kabir' });
    const registrationId = found[0]?.id ?? '';
    const first = await window.ask('messages.list', { registrationId, limit: 1 });
    expect(first.rows).toMatchObject([{ wamid: 'wamid.IN2', text: 'Hello 2', direction: 'in', origin: 'student' }]);
    const second = await window.ask('messages.list', { registrationId, limit: 1, before: first.next ?? '' });
    expect(second).toMatchObject({ rows: [{ wamid: 'wamid.IN1' }], next: null });
    await expect(window.ask('messages.list', { registrationId: 'r_nobody' })).rejects.toThrow('not_found');
  });

  test('show every report of a message, by Meta\u2019s clock', async () => {
    await desk.post(reports(report(1, 'delivered', { at: NOON + 30_000 })));
    const { rows } = await window.ask('registrations.list', { search: 'asha' });
    const { reports: told } = await window.ask('messages.timeline', { id: rows[0]?.lastMessage?.id ?? '' });
    expect(told).toMatchObject([
      { status: 'delivered', at: new Date(NOON + 30_000).toISOString(), attempt: 1, error: null },
      { status: 'read', at: new Date(NOON + 60_000).toISOString() },
    ]);
    await expect(window.ask('messages.timeline', { id: 'm_nothing' })).rejects.toThrow('not_found');
  });

  test('show one message by its id, with its student', async () => {
    const { rows } = await window.ask('registrations.list', { search: 'meera' });
    const message = await window.ask('messages.get', { id: rows[0]?.lastMessage?.id ?? '' });
    expect(message).toMatchObject({
      ...{ wamid: 'wamid.3', status: 'failed', error: { code: 131026 }, recipient: '+919812345603' },
      ...{ student: { name: 'Meera Nair', course: 'B.Com.', batch: '2027' }, template: null, campaign: null },
    });
    const { rows: found } = await window.ask('history.search', { text: 'wamid.3' });
    expect(found).toEqual([message]);
    await expect(window.ask('messages.get', { id: 'm_nothing' })).rejects.toThrow('not_found');
  });

  test('once seen have nothing unread, and every window hears it', async () => {
    using other = await desk.window();
    const { rows } = await window.ask('registrations.list', { unread: true });
    const id = rows[0]?.id ?? '';
    expect(await window.ask('registrations.seen', { id })).toEqual({ id, unread: 0 });
    expect(await other.next('registration_changed')).toMatchObject({ registrationId: id });
    expect((await window.ask('registrations.list', { unread: true })).total).toBe(0);
    await expect(window.ask('registrations.seen', { id: 'r_nobody' })).rejects.toThrow('not_found');
  });
});

describe('an import', () => {
  test('tells what it added, altered and left, and why it refused what it refused', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    expect(await window.ask('registrations.import', { rows: STUDENTS })).toEqual({
      added: 5,
      updated: 0,
      unchanged: 0,
      rejected: [],
    });
    const [asha] = STUDENTS;
    const again = [
      asha,
      { ...STUDENTS[1], course: 'B.A.' },
      { externalId: 'A-9', name: 'Tara Das', phone: '12' },
      { externalId: '', name: 'Nobody', phone: '9812345609' },
      { externalId: 'A-8', name: ' ', phone: '9812345609' },
      { externalId: 'A-8', name: 'Tara Das', phone: '' },
      { externalId: 'A-1', name: 'Asha Again', phone: '9812345601' },
      null,
      ['A-7'],
      { externalId: 'A-7', name: '=HYPERLINK("x")', phone: '9812345607' },
    ];
    expect(await window.ask('registrations.import', { rows: again })).toEqual({
      added: 1,
      updated: 1,
      unchanged: 1,
      rejected: [
        { row: 2, reason: 'phone_invalid' },
        { row: 3, reason: 'external_id_missing' },
        { row: 4, reason: 'name_missing' },
        { row: 5, reason: 'phone_missing' },
        { row: 6, reason: 'duplicate_in_file' },
        { row: 7, reason: 'not_a_row' },
        { row: 8, reason: 'not_a_row' },
      ],
    });
    expect(names(await window.ask('registrations.list', { search: 'hyperlink' }))).toEqual(['=HYPERLINK("x")']);
  });

  test('of no rows changes nothing and tells nobody', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    expect(await window.ask('registrations.import', { rows: [] })).toMatchObject({ added: 0, rejected: [] });
    expect(window.frames.some(({ type }) => type === 'registration_changed')).toBe(false);
  });

  test('of 5,000 rows is done in one ask, and a delivery does not wait for it', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const rows = Array.from({ length: 5_000 }, (_, n) => ({
      externalId: `E-${n}`,
      name: `Student ${n}`,
      phone: `98${10_000_000 + n}`,
    }));
    const done = window.ask('registrations.import', { rows });
    expect(await desk.post(reports(report(1, 'sent')))).toBe(200);
    expect(await done).toMatchObject({ added: 5_000, rejected: [] });
    await expect(window.ask('registrations.import', { rows: [...rows, rows[0]] })).rejects.toThrow('bad_request');
  });

  test('reads phones as those of the college\u2019s country', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await window.ask('colleges.save', { id: 'c1', name: 'Kathmandu College', country: 'NP' });
    await window.ask('registrations.import', {
      rows: [{ externalId: 'N-1', name: 'Nisha Rao', phone: '984-1234567' }],
    });
    expect(await window.ask('registrations.list', {})).toMatchObject({ rows: [{ phone: '+9779841234567' }] });
  });

  test('brings messages that came before it to their student', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await desk.post(reports(report(1, 'delivered')));
    expect(await window.ask('health.get', {})).toMatchObject({ unmatched: 1 });
    await window.ask('registrations.import', { rows: STUDENTS });
    expect(await window.ask('registrations.list', { search: 'asha' })).toMatchObject({
      rows: [{ lastMessage: { wamid: 'wamid.1' } }],
    });
    expect(await window.ask('health.get', {})).toMatchObject({ unmatched: 0 });
  });
});

describe('colleges, numbers and tokens', () => {
  const NUMBER = { phoneNumberId: '555', collegeId: 'c1' };

  test('a college is saved, renamed, and listed; what is not given stays', async () => {
    await using desk = await startDesk({ env: { COLLEGE_NAME: 'First' } });
    using window = await desk.window();
    expect(await window.ask('colleges.save', { id: 'c2', name: ' Second ', country: 'NP' })).toEqual({
      id: 'c2',
      name: 'Second',
      country: 'NP',
    });
    expect(await window.ask('colleges.save', { id: 'c2', name: 'Renamed' })).toEqual({
      id: 'c2',
      name: 'Renamed',
      country: 'NP',
    });
    expect(await window.ask('colleges.list', {})).toEqual({
      rows: [
        { id: 'c1', name: 'First', country: 'IN', utcOffsetMinutes: 330 },
        { id: 'c2', name: 'Renamed', country: 'NP', utcOffsetMinutes: 330 },
      ],
    });
    using other = await desk.window({ collegeId: 'c2' });
    expect(await other.ask('registrations.list', {})).toMatchObject({ total: 0 });
  });

  test('a number belongs to the app whose secret was given with it', async () => {
    await using desk = await startDesk({ env: { WHATSAPP_APP_ID: '77', WHATSAPP_ACCESS_TOKEN: 'token' } });
    using window = await desk.window();
    expect(await window.ask('numbers.list', {})).toMatchObject({
      rows: [{ phoneNumberId: SENDER.phoneNumberId, appId: '77', hasAppSecret: true, hasAccessToken: true }],
    });
    expect(await window.ask('numbers.save', NUMBER)).toMatchObject({
      appId: '77',
      hasAppSecret: true,
      hasAccessToken: false,
    });
    const own = await window.ask('numbers.save', { ...NUMBER, appSecret: 'own secret' });
    expect(own).toMatchObject({ appId: 'app-of-555', hasAppSecret: true });
    const sister = await window.ask('numbers.save', { phoneNumberId: '556', collegeId: 'c1', appSecret: 'own secret' });
    expect(sister.appId).toBe('app-of-555');
    expect(await window.ask('numbers.save', { ...NUMBER, displayPhone: '+91 80' })).toMatchObject({
      appId: 'app-of-555',
      displayPhone: '+91 80',
    });
    expect(await window.ask('numbers.save', { ...NUMBER, appId: 'without-secret' })).toMatchObject({
      hasAppSecret: false,
      displayPhone: '+91 80',
    });
  });

  test('a number of a college that does not exist is not saved, nor its secret used', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const lost = window.ask('numbers.save', { phoneNumberId: '555', collegeId: 'nowhere', appSecret: 'other' });
    await expect(lost).rejects.toThrow('not_found: There is no such college.');
    expect(await desk.post(reports(), sign('other', metaBytes(reports())))).toBe(401);
  });

  test('deliveries for a number nobody owned find their college when it is saved', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const stranger = { wabaId: '5', phoneNumberId: '555' };
    await desk.post(statusBody({ ...stranger, statuses: [report(1, 'read')] }));
    expect(await window.ask('health.get', {})).toMatchObject({
      unknownNumbers: [{ phoneNumberId: '555', lines: 1 }],
      strays: [{ reason: 'unknown_number', count: 1 }],
    });
    await window.ask('numbers.save', NUMBER);
    expect(await window.next('message_status_update')).toMatchObject({ messageId: 'wamid.1', status: 'read' });
    expect(await window.ask('health.get', {})).toMatchObject({ unknownNumbers: [], strays: [], deliveries: 1 });
  });

  test('secrets go in and never come out: not in answers, frames, log, or any file', async () => {
    await using data = temporaryFolder('secrets');
    const SECRETS = ['S3CRET-of-the-app', 'S3CRET-access-token', 'S3CRET-environment', 'S3CRET-verify'];
    const [appSecret = '', accessToken = '', environment = '', verify = ''] = SECRETS;
    const heard: string[] = [];
    const env = {
      WHATSAPP_APP_SECRET: environment,
      WHATSAPP_ACCESS_TOKEN: `${accessToken}-2`,
      WHATSAPP_WEBHOOK_VERIFY_TOKEN: verify,
    };
    {
      await using desk = await startDesk({ folder: data.path, env });
      using window = await desk.window();
      await window.ask('numbers.save', { ...NUMBER, appSecret, accessToken });
      const { token } = await window.ask('tokens.create', { collegeId: 'c1', label: 'Front desk' });
      SECRETS.push(desk.token, token);
      const asking: readonly Ask[] = [
        'colleges.list',
        'numbers.list',
        'health.get',
        'settings.get',
        'registrations.list',
      ];
      for (const ask of asking) heard.push(JSON.stringify(await window.ask(ask, {} as never)));
      await window
        .ask('numbers.save', { ...NUMBER, collegeId: 'nowhere', appSecret })
        .catch((error) => heard.push(String(error)));
      window.send({
        type: 'ask',
        id: 'x',
        ask: 'numbers.save',
        params: { ...NUMBER, phoneNumberId: 'x', appSecret, accessToken },
      });
      await window.next('answer', ({ id }) => id === 'x');
      await desk.post({ token: 1 }, 'sha256=0');
      heard.push(
        ...window.frames
          .filter((frame) => !JSON.stringify(frame).includes(token))
          .map((frame) => JSON.stringify(frame)),
      );
      heard.push(...desk.logged);
      heard.push(...filesIn(data.path));
    }
    heard.push(...filesIn(data.path));
    expect(heard.length).toBeGreaterThan(10);
    expect(heard.some((text) => text.includes('access-token:555'))).toBe(true);
    for (const secret of SECRETS)
      expect(
        heard.filter((text) => text.includes(secret)),
        secret,
      ).toEqual([]);

    await using again = await startDesk({ folder: data.path, env });
    const bytes = metaBytes(statusBody({ wabaId: '5', phoneNumberId: '555', statuses: [report(1, 'read')] }));
    expect(await again.post(bytes, sign(appSecret, bytes))).toBe(200);
    using window = await again.window();
    expect(await window.ask('numbers.list', {})).toMatchObject({
      rows: [{}, { phoneNumberId: '555', hasAccessToken: true }],
    });
  });

  test('with another key the secrets cannot be opened, and the start says so', async () => {
    await using data = temporaryFolder('key');
    {
      await using desk = await startDesk({ folder: data.path });
      using window = await desk.window();
      await window.ask('numbers.save', { ...NUMBER, appSecret: 'own secret' });
    }
    const other = startDesk({ folder: data.path, key: Buffer.alloc(32, 8) });
    await expect(other).rejects.toThrow(/secrets in the database cannot be opened.*TICKDESK_SECRET_KEY/);
    await using back = await startDesk({ folder: data.path });
    using window = await back.window();
    expect(await window.ask('numbers.list', {})).toMatchObject({ rows: [{}, { hasAppSecret: true }] });
  });

  test('a token opens its college until it is revoked', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    const made = await window.ask('tokens.create', { collegeId: 'c1', label: ' Front desk ' });
    expect(made).toMatchObject({ collegeId: 'c1', label: 'Front desk' });
    expect(made.token.length).toBeGreaterThan(40);
    using guest = await desk.window({ token: made.token });
    expect(await guest.ask('registrations.list', {})).toMatchObject({ total: 0 });
    expect(await window.ask('tokens.revoke', { id: made.id })).toEqual({ id: made.id });
    expect((await guest.closed).code).toBe(4401);
    using late = await openSocket(desk.console);
    late.send({ type: 'register', token: made.token });
    expect((await late.closed).code).toBe(4401);
    await expect(window.ask('tokens.revoke', { id: made.id })).rejects.toThrow('not_found');
    await expect(window.ask('tokens.create', { collegeId: 'nowhere', label: 'x' })).rejects.toThrow('not_found');
  });
});

describe('health', () => {
  test('shows the verify token that was made here, the same after a restart, and to nobody but the desk', async () => {
    using folder = temporaryFolder('desk');
    const shown: unknown[] = [];
    for (let start = 0; start < 2; start += 1) {
      await using desk = await startDesk({ folder: folder.path, env: { WHATSAPP_WEBHOOK_VERIFY_TOKEN: '' } });
      using window = await desk.window();
      const { verifyToken } = await window.ask('health.get', {});
      shown.push(verifyToken);
      const query = `hub.mode=subscribe&hub.challenge=77&hub.verify_token=${verifyToken?.value}`;
      expect((await fetch(`${desk.webhook}?${query}`)).status).toBe(200);
      const { token } = await window.ask('tokens.create', { collegeId: COLLEGE, label: 'front office' });
      using office = await desk.window({ token });
      expect((await office.ask('health.get', {})).verifyToken).toBeNull();
    }
    expect(shown).toEqual(Array(2).fill({ from: 'generated', value: expect.stringMatching(/^.{32}$/) }));
  });

  test('does not show a verify token that the environment sets', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    expect((await window.ask('health.get', {})).verifyToken).toEqual({ from: 'environment', value: null });
  });

  test('knows a number’s account and a college’s name from the environment whenever they are set', async () => {
    using folder = temporaryFolder('desk');
    await (await startDesk({ folder: folder.path, env: { COLLEGE_NAME: '' } }))[Symbol.asyncDispose]();
    const env = { COLLEGE_NAME: 'City College', WHATSAPP_BUSINESS_ACCOUNT_ID: '555' };
    await using desk = await startDesk({ folder: folder.path, env });
    using window = await desk.window();
    expect((await window.ask('colleges.list', {})).rows).toMatchObject([{ name: 'City College' }]);
    expect((await window.ask('numbers.list', {})).rows).toMatchObject([{ wabaId: '555' }]);
  });

  test('of a desk that has heard nothing', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    expect(await window.ask('health.get', {})).toMatchObject({
      version: '0',
      lights: { delivery: { state: 'unknown', lastAt: null } },
      warnings: [],
      deliveries: 0,
      unsigned: 0,
      strays: [],
      unknownNumbers: [],
      unmatched: 0,
    });
  });

  test('counts what came, and what could not be placed', async () => {
    await using desk = await startDesk();
    using window = await desk.window();
    await desk.post(reports(report(1, 'sent')));
    await desk.post({ object: 'page', entry: [] });
    await desk.post(Buffer.from('{"half'));
    const { lights, deliveries, strays, now } = await window.ask('health.get', {});
    expect(deliveries).toBe(3);
    expect(strays.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(lights.delivery.state).toBe('green');
    expect(Math.abs(Date.parse(lights.delivery.lastAt ?? '') - Date.parse(now))).toBeLessThan(10_000);
  });
});

describe('params that are not as an ask wants them', () => {
  let desk: Desk;
  let window: Socket;
  beforeAll(async () => {
    desk = await startDesk();
    window = await desk.window();
  });
  afterAll(async () => {
    window[Symbol.dispose]();
    await desk[Symbol.asyncDispose]();
  });

  const long = 'x'.repeat(3_000);
  const SPOILT: { readonly [A in Ask]?: readonly unknown[] } = {
    'colleges.save': [
      {},
      { id: 'c9' },
      { name: 'x' },
      { id: '', name: 'x' },
      { id: 'a b', name: 'x' },
      { id: '../x', name: 'x' },
      { id: long, name: 'x' },
      { id: 'c9', name: ' ' },
      { id: 'c9', name: long },
      { id: 'c9', name: 'x', country: 'in' },
      { id: 'c9', name: 7 },
    ],
    'numbers.save': [
      {},
      { phoneNumberId: '1' },
      { collegeId: 'c1' },
      { phoneNumberId: '+91', collegeId: 'c1' },
      { phoneNumberId: 1, collegeId: 'c1' },
      { phoneNumberId: '1'.repeat(33), collegeId: 'c1' },
      { phoneNumberId: '1', collegeId: 'c1', appId: 'a b' },
      { phoneNumberId: '1', collegeId: 'c1', appSecret: '' },
      { phoneNumberId: '1', collegeId: 'c1', accessToken: long },
    ],
    'tokens.create': [
      {},
      { collegeId: 'c1' },
      { label: 'x' },
      { collegeId: 'c1', label: ' ' },
      { collegeId: 'c1', label: long },
    ],
    'tokens.revoke': [{}, { id: '' }, { id: 7 }, { id: long }],
    'registrations.import': [{}, { rows: {} }, { rows: 'x' }, { rows: null }],
    'registrations.list': [
      { search: 7 },
      { search: long },
      { limit: 0 },
      { limit: 501 },
      { limit: 1.5 },
      { limit: '5' },
      { status: 'gone' },
      { unread: 'yes' },
      { after: 7 },
      { after: 'nonsense' },
      { after: Buffer.from('{}').toString('base64url') },
      { after: Buffer.from('["a"]').toString('base64url') },
      { after: Buffer.from('["a",1.5]').toString('base64url') },
      { course: null },
    ],
    'registrations.get': [{}, { id: '' }, { id: null }, { id: ['x'] }, { id: long }],
    'registrations.seen': [{}, { id: '' }, { id: { $ne: 1 } }],
    'messages.list': [
      {},
      { registrationId: 7 },
      { registrationId: '' },
      { registrationId: 'x', limit: -1 },
      { registrationId: 'x', before: long },
    ],
    'messages.get': [{}, { id: '' }, { id: 7 }, { id: long }],
    'messages.timeline': [{}, { id: '' }, { id: true }],
    'settings.save': [{ noSuchSetting: { deeply: 'wrong' }, retentionDays: 'for ever' }],
  };

  test.each(
    Object.entries(SPOILT).flatMap(([ask, all]) =>
      all.map((params) => [ask, JSON.stringify(params).slice(0, 80), params] as const),
    ),
  )('%s %s: bad_request, and it says which', async (ask, _shown, params) => {
    if (!isAsk(ask)) throw new Error(`${ask} is no ask`);
    await expect(window.ask(ask, params as never)).rejects.toThrow(/^bad_request: /);
    expect(desk.logged).toEqual([]);
  });

  test.each(Object.keys(ASKS).filter(isAsk))('%s with params that are no object: bad_request', async (ask) => {
    for (const params of [7, 'x', [], true])
      await expect(window.ask(ask, params as never)).rejects.toThrow(/^bad_request: /);
  });

  test('a thread\u2019s page that is nonsense is a bad request too', async () => {
    await window.ask('registrations.import', { rows: STUDENTS });
    const { rows } = await window.ask('registrations.list', {});
    const registrationId = rows[0]?.id ?? '';
    for (const before of ['nonsense', '', Buffer.from('["a",1]').toString('base64url')])
      await expect(window.ask('messages.list', { registrationId, before })).rejects.toThrow(/^bad_request: /);
  });
});
