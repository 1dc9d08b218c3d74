import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Template } from '../preload/contract/template.ts';
import { type Desk, SENDER, startDesk } from './support/desk.ts';
import { type Meta, startMeta } from './support/meta/meta.ts';
import { bodyTemplate } from './support/meta/template-object.ts';
import type { Socket } from './support/socket.ts';
import { openDesk, COLLEGE as STORE_COLLEGE, WABA } from './support/store-folder.ts';

const TOKEN = 'sample-access-token';

describe('the templates of a college', () => {
  let meta: Meta;
  let desk: Desk;
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
      { name: 'welcome', status: 'approved', unusable: null, variables: [{ key: '1', part: 'body', name: '1' }] },
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
      problem: null,
    });
    expect(await window.ask('templates.preview', { template: { ...template, variables: {} } })).toMatchObject({
      filled: { body: 'Dear {{1}}, welcome.' },
      problem: { reason: 'variable_missing', detail: '1' },
    });
    const missing = { name: 'none', language: 'en', variables: {} };
    await expect(window.ask('templates.preview', { template: missing })).rejects.toThrow('no such template');
  });

  it('follow what Meta tells by webhook', async () => {
    const told = { message_template_id: 2, message_template_name: 'fee', message_template_language: 'en' };
    const entry = (field: string, value: object) => ({
      object: 'whatsapp_business_account',
      entry: [{ id: SENDER.wabaId, time: Math.ceil(Date.now() / 1_000) + 5, changes: [{ field, value }] }],
    });
    expect(await desk.post(entry('message_template_status_update', { ...told, event: 'APPROVED', reason: null }))).toBe(
      200,
    );
    expect(await desk.post(entry('message_template_quality_update', { ...told, new_quality_score: 'RED' }))).toBe(200);
    expect((await list())[0]).toMatchObject({ name: 'fee', status: 'approved', quality: 'red', unusable: null });
  });

  it('that Meta lists no more are deleted, and stay readable', async () => {
    meta.templates.splice(0, 1);
    const { rows } = await window.ask('templates.sync', {});
    expect(rows).toMatchObject([{ name: 'fee' }, { name: 'welcome', status: 'deleted', unusable: 'deleted' }]);
  });

  it('cannot be read with a dead token, and the answer says what to do', async () => {
    await using other = await startDesk({ env: { WHATSAPP_API_URL: meta.address, WHATSAPP_ACCESS_TOKEN: 'dead' } });
    using office = await other.window();
    await expect(office.ask('templates.sync', {})).rejects.toThrow('access token');
  });
});

it('the newest word about a template counts, in whatever order the words come', () => {
  const kept: Template = {
    id: '2',
    name: 'fee',
    language: 'en',
    status: 'approved',
    category: 'utility',
    format: 'positional',
    quality: 'green',
    rejectedReason: null,
    header: null,
    body: 'Fee due.',
    footer: null,
    buttons: [],
    strange: [],
  };
  const AT = 1_790_000_000_000;
  const word = (event: string, seconds: number) => ({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: WABA,
        time: AT / 1_000 + seconds,
        changes: [
          {
            field: 'message_template_status_update',
            value: { message_template_name: 'fee', message_template_language: 'en', event },
          },
        ],
      },
    ],
  });
  const outcome = (words: readonly object[]) => {
    using desk = openDesk();
    desk.writer.write('saveTemplates', [WABA, [kept], AT]);
    for (const body of words) desk.record(body);
    desk.writer.write('rebuild', []);
    return desk.read('templates', [STORE_COLLEGE])[0]?.template.status;
  };
  const [early, late] = [word('PAUSED', 5), word('DISABLED', 9)];
  expect(outcome([early, late])).toBe('disabled');
  expect(outcome([late, early])).toBe('disabled');
  expect(outcome([late, early, late])).toBe('disabled');
  expect(outcome([word('REJECTED', -5)])).toBe('approved');
});
