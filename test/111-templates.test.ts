import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForWriting } from '../main/store/database.ts';
import { MIGRATIONS } from '../main/store/migrations/list.ts';
import { createReadTemplates } from '../main/store/templates.ts';
import { createWriter } from '../main/store/writer.ts';
import { NOT_SENT } from '../preload/contract/failures/own.ts';
import type { Template } from '../preload/contract/template.ts';
import { aTemplate } from './support/a-template.ts';
import { closing } from './support/closing.ts';
import { type Desk as Running, startDesk } from './support/desk.ts';
import { eventually } from './support/eventually.ts';
import { type Meta, startMeta } from './support/meta/meta.ts';
import { bodyTemplate } from './support/meta/template-object.ts';
import type { Socket } from './support/socket.ts';
import { APP, COLLEGE, type Desk, openDesk, WABA } from './support/store-folder.ts';
import { temporaryFolder } from './support/temp-folder.ts';

const TOKEN = 'sample-access-token';

describe('the templates of a college', () => {
  let meta: Meta;
  let desk: Running;
  let window: Socket;
  const list = async () => (await window.ask('templates.list', {})).rows;

  beforeAll(async () => {
    meta = await startMeta({
      accessToken: TOKEN,
      graph: {
        templates: [
          bodyTemplate(1, 'welcome', 'Dear {{1}}, welcome.'),
          bodyTemplate(2, 'fee', 'Fee due.', { status: 'PAUSED', category: 'MARKETING' }),
        ],
      },
    });
    desk = await startDesk({ env: { WHATSAPP_API_URL: meta.address, WHATSAPP_ACCESS_TOKEN: TOKEN } });
    window = await desk.window();
    meta.deliverTo(desk.webhook);
  });
  afterAll(async () => {
    window[Symbol.dispose]();
    await desk[Symbol.asyncDispose]();
    await meta[Symbol.asyncDispose]();
  });

  it('are read from Meta on demand and kept', async () => {
    expect(await list()).toEqual([]);
    const { rows, unreadable } = await window.ask('templates.sync', {});
    expect(unreadable).toBe(0);
    expect(rows).toMatchObject([
      { name: 'fee', status: 'paused', category: 'marketing', unusable: 'not_approved' },
      {
        name: 'welcome',
        status: 'approved',
        unusable: null,
        variables: [{ key: '1', part: 'body', name: '1', sample: null }],
      },
    ]);
    expect(await list()).toEqual(rows);
  });

  it('are previewed as a student would read them', async () => {
    await window.ask('registrations.import', {
      rows: [{ externalId: 'A-1', name: 'Asha Verma', phone: '98123 45678' }],
    });
    const { rows } = await window.ask('registrations.list', {});
    const template = { name: 'welcome', language: 'en', variables: { 1: '{first_name}' } };
    expect(await window.ask('templates.preview', { template, registrationId: rows[0]?.id ?? '' })).toEqual({
      filled: { header: null, body: 'Dear Asha, welcome.', footer: null, buttons: [] },
      problems: [],
    });
    expect(await window.ask('templates.preview', { template: { ...template, variables: {} } })).toMatchObject({
      filled: { body: 'Dear {{1}}, welcome.' },
      problems: [{ reason: 'variable_missing', detail: '1' }],
    });
    const missing = { name: 'none', language: 'en', variables: {} };
    await expect(window.ask('templates.preview', { template: missing })).rejects.toThrow('no such template');
  });

  it('follow what Meta tells by webhook, and every window hears of it', async () => {
    const fee = meta.templates.find(({ name }) => name === 'fee') ?? bodyTemplate(2, 'fee', '');
    await meta.decide({ ...fee, status: 'APPROVED', quality_score: { score: 'RED' }, category: 'UTILITY' });
    await window.next('templates_changed');
    expect((await list())[0]).toMatchObject({
      ...{ name: 'fee', status: 'approved', quality: 'red', category: 'utility', unusable: null },
    });
    await meta.decide({
      ...fee,
      status: 'REJECTED',
      rejected_reason: 'SCAM',
      components: [{ type: 'BODY', text: 'Pay!' }],
    });
    expect((await list())[0]).toMatchObject({ status: 'rejected', rejectedReason: 'SCAM', body: 'Pay!' });
  });

  it('that are new come by themselves soon after Meta told of them', { timeout: 20_000 }, async () => {
    await using other = await startDesk({ env: { WHATSAPP_API_URL: meta.address, WHATSAPP_ACCESS_TOKEN: TOKEN } });
    using office = await other.window();
    meta.deliverTo(other.webhook);
    await meta.decide(bodyTemplate(3, 'hostel', 'Hostel for {{1}}.'));
    await office.next('templates_changed');
    expect((await office.ask('templates.list', {})).rows).toEqual([]);
    const hostel = await eventually('the new template', async () => {
      const { rows } = await office.ask('templates.list', {});
      return rows.find(({ name }) => name === 'hostel');
    });
    expect(hostel).toMatchObject({ status: 'approved', body: 'Hostel for {{1}}.' });
    meta.deliverTo(desk.webhook);
    meta.templates.splice(
      meta.templates.findIndex(({ name }) => name === 'hostel'),
      1,
    );
  });

  it('that Meta lists no more are deleted, and stay readable', async () => {
    meta.templates.splice(
      meta.templates.findIndex(({ name }) => name === 'welcome'),
      1,
    );
    const { rows } = await window.ask('templates.sync', {});
    expect(rows).toMatchObject([{ name: 'fee' }, { name: 'welcome', status: 'deleted', unusable: 'deleted' }]);
  });

  it.each([
    ['with a dead token', { WHATSAPP_ACCESS_TOKEN: 'dead' }, { code: 'unavailable', failure: 190 }, 'access token'],
    ['without a token', { WHATSAPP_ACCESS_TOKEN: '' }, { code: 'unavailable', failure: NOT_SENT }, 'access token'],
    ['of no account', { WHATSAPP_BUSINESS_ACCOUNT_ID: '' }, { code: 'conflict' }, 'Enter the account'],
    [
      'of an account that is not ours',
      { WHATSAPP_BUSINESS_ACCOUNT_ID: '5' },
      { code: 'unavailable', failure: 100 },
      '',
    ],
  ])('cannot be read %s, and the answer says what to do', async (_how, env, error, words) => {
    await using other = await startDesk({
      env: { WHATSAPP_API_URL: meta.address, WHATSAPP_ACCESS_TOKEN: TOKEN, ...env },
    });
    using office = await other.window();
    office.send({ type: 'ask', id: 'sync', ask: 'templates.sync' });
    const answer = await office.next('answer', ({ id }) => id === 'sync');
    expect(answer).toMatchObject({ ok: false, error });
    expect(JSON.stringify(answer)).toContain(words);
  });
});

const AT = 1_790_000_000_000;
const FEE = aTemplate({ name: 'fee', header: { kind: 'image' }, body: 'Fee due.' });
/** A webhook about it, told by Meta so many seconds after the first list. */
const word = (seconds: number, field: string, value: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: WABA,
      time: AT / 1_000 + seconds,
      changes: [{ field, value: { message_template_name: 'fee', message_template_language: 'en', ...value } }],
    },
  ],
});
const stands = (event: string, seconds: number, reason: string | null = null) =>
  word(seconds, 'message_template_status_update', { event, reason });
const rowsOf = (desk: Desk): unknown => desk.db.prepare('SELECT * FROM templates ORDER BY waba_id, name').all();

describe('of several words about a template', () => {
  type List = { readonly list: Template; readonly at: number };
  const list = (after: number, more: Partial<Template> = {}): List => ({
    list: { ...FEE, ...more },
    at: AT + after * 1_000,
  });
  const isList = (told: object): told is List => 'list' in told;
  const tell = (desk: Desk, told: object): void => {
    if (isList(told)) desk.writer.write('saveTemplates', [WABA, [told.list], told.at]);
    else desk.record(told);
  };
  const seconds = fc.integer({ min: 1, max: 5 });
  const anyWord = fc.oneof(
    fc
      .tuple(fc.constantFrom('APPROVED', 'PAUSED', 'REJECTED', 'NEW_WORD'), seconds, fc.constantFrom(null, 'SCAM'))
      .map((told) => stands(...told)),
    fc
      .tuple(seconds, fc.constantFrom('GREEN', 'YELLOW', 'RED'))
      .map(([at, is]) => word(at, 'message_template_quality_update', { new_quality_score: is })),
    fc
      .tuple(seconds, fc.constantFrom('MARKETING', 'UTILITY'))
      .map(([at, is]) => word(at, 'template_category_update', { previous_category: 'X', new_category: is })),
    fc
      .tuple(seconds, fc.constantFrom('One.', 'Two.'), fc.constantFrom({}, { message_template_title: 'Head' }))
      .map(([at, body, title]) =>
        word(at, 'message_template_components_update', { message_template_element: body, ...title }),
      ),
    fc
      .tuple(seconds, fc.constantFrom<Template['status']>('approved', 'disabled'))
      .map(([at, status]) => list(at, { status })),
  );

  it('the newest of each kind counts, however they come, and a rebuild gives the same', () => {
    const season = fc
      .array(anyWord, { minLength: 1, maxLength: 8 })
      .chain((words) => fc.tuple(fc.constant(words), fc.shuffledSubarray(words, { minLength: words.length })));
    using desk = openDesk();
    fc.assert(
      fc.property(season, ([words, shuffled]) => {
        const outcome = (told: readonly object[]): unknown => {
          desk.db.exec('DELETE FROM templates; DELETE FROM deliveries');
          for (const one of [list(0), ...told, ...told]) tell(desk, one);
          const rows = rowsOf(desk);
          const { frames } = desk.writer.write('rebuild', []);
          expect(frames).toEqual([]);
          expect(rowsOf(desk)).toEqual(rows);
          return rows;
        };
        expect(outcome(shuffled)).toEqual(outcome(words));
      }),
      { numRuns: 100 },
    );
  });

  it('of one second the status that a template comes to later stands', () => {
    for (const words of [
      ['PENDING', 'APPROVED'],
      ['APPROVED', 'PENDING'],
    ]) {
      using desk = openDesk();
      tell(desk, list(0, { status: 'pending' }));
      for (const event of words) tell(desk, stands(event, 5));
      expect(desk.read('templates', [COLLEGE])[0]?.template.status).toBe('approved');
    }
  });

  it('one older than the list moves nothing, and one newer moves it with its reason', () => {
    using desk = openDesk();
    tell(desk, list(0));
    expect(desk.record(stands('PAUSED', -5))).toEqual([]);
    expect(desk.record(stands('REJECTED', 5, 'SCAM'))).toMatchObject([
      { type: 'templates_changed', collegeId: COLLEGE },
    ]);
    const [kept] = desk.read('templates', [COLLEGE]);
    expect(kept).toMatchObject({ template: { status: 'rejected', rejectedReason: 'SCAM' }, toldAt: AT + 5_999 });
  });

  it('its new words stand until the next list, and the file of its header stays', () => {
    using desk = openDesk();
    tell(desk, list(0));
    const edited = { message_template_element: 'Pay {{1}}.', message_template_footer: 'Office' };
    tell(desk, word(5, 'message_template_components_update', edited));
    const now = () => desk.read('templates', [COLLEGE])[0]?.template;
    expect(now()).toMatchObject({ header: { kind: 'image' }, body: 'Pay {{1}}.', footer: 'Office' });
    tell(desk, word(6, 'message_template_components_update', { ...edited, message_template_title: 'Fees' }));
    expect(now()).toMatchObject({ header: { kind: 'text', text: 'Fees' } });
    tell(desk, list(9));
    expect(now()).toMatchObject({ header: { kind: 'image' }, body: 'Fee due.', footer: null });
  });

  it('one about a template nobody has listed keeps nothing and is announced; of a stranger’s account it is not', () => {
    using desk = openDesk();
    expect(desk.record(stands('APPROVED', 1))).toMatchObject([{ type: 'templates_changed' }]);
    expect(desk.record(stands('APPROVED', 2), ['another-app'])).toEqual([]);
    expect(rowsOf(desk)).toEqual([]);
  });
});

it('a desk from before keeps its templates, and why one was rejected', () => {
  using folder = temporaryFolder();
  const old = new Database(join(folder.path, 'tickdesk.db'));
  for (const { sql } of MIGRATIONS.slice(0, 8)) old.exec(sql);
  old.pragma('user_version = 8');
  const { name, language, id, category, quality, rejectedReason: _, samples: __, ...rest } = FEE;
  old
    .prepare(`INSERT INTO templates VALUES ('${WABA}', ?, ?, ?, 'rejected', ?, ?, ?, 1, 2, 1, 1)`)
    .run(name, language, id, category, quality, JSON.stringify({ ...rest, rejectedReason: 'SCAM' }));
  old.close();
  using db = closing(openForWriting(folder.path));
  const writer = createWriter(db, () => AT);
  writer.write('saveCollege', [{ id: COLLEGE, name: 'C' }, 'test']);
  const number = { phoneNumberId: '1', collegeId: COLLEGE, wabaId: WABA, appId: APP, displayPhone: null };
  writer.write('saveNumber', [number, [], 'test']);
  expect(createReadTemplates(db)(COLLEGE)).toEqual([
    { template: { ...FEE, status: 'rejected', rejectedReason: 'SCAM' }, toldAt: 2 },
  ]);
});

it('a window that was away hears once that templates changed', () => {
  using desk = openDesk();
  desk.writer.write('saveTemplates', [WABA, [FEE], AT]);
  desk.record(stands('PAUSED', 5));
  const changed = { type: 'templates_changed', seq: 2, collegeId: COLLEGE } as const;
  expect(desk.read('changes', [COLLEGE, 0, 100])).toEqual([changed]);
  expect(desk.read('changes', [COLLEGE, 1, 100])).toEqual([changed]);
  expect(desk.read('changes', [COLLEGE, 2, 100])).toEqual([]);
});

it('a template that two accounts of a college have is one: the first number’s, unless that was deleted', () => {
  let now = AT;
  using desk = openDesk(() => now);
  now += 1_000;
  const second = { phoneNumberId: '2', collegeId: COLLEGE, wabaId: 'W2', appId: APP, displayPhone: null };
  desk.writer.write('saveNumber', [second, [], 'test']);
  desk.writer.write('saveTemplates', ['W2', [{ ...FEE, body: 'The second’s.' }], AT + 9_000]);
  desk.writer.write('saveTemplates', [WABA, [FEE], AT]);
  const bodies = () => desk.read('templates', [COLLEGE]).map(({ template }) => template.body);
  expect(bodies()).toEqual(['Fee due.']);
  desk.writer.write('saveTemplates', [WABA, [], AT + 1]);
  expect(bodies()).toEqual(['The second’s.']);
});
