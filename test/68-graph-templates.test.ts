import { describe, expect, test } from 'vitest';
import type { Answer, Graph } from '../main/graph/graph.ts';
import { readNumberHealth } from '../main/graph/number-health.ts';
import { listTemplates } from '../main/graph/templates.ts';
import { checkToken } from '../main/graph/token-check.ts';
import { clientOf, PHONE_NUMBER_ID, startGraph, TOKEN, WABA_ID } from './support/graph.ts';
import { bodyTemplate, type TemplateObject } from './support/meta/template-object.ts';

const told = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};

const LIST = 'GET account/message_templates';

const many = (count: number): TemplateObject[] =>
  Array.from({ length: count }, (_, index) =>
    bodyTemplate(1_000 + index, `notice_${index}`, `Notice ${index} for {{1}}`),
  );

describe('the list of templates', () => {
  test('comes whole, page by page, each template once', async () => {
    await using desk = await startGraph({}, { templates: many(250) });
    const { templates, unreadable } = told(await listTemplates(desk.graph, WABA_ID));
    expect(templates.map(({ name }) => name)).toEqual(many(250).map(({ name }) => name));
    expect(unreadable).toBe(0);
    expect(desk.meta.heard.map(({ edge }) => edge)).toEqual([LIST, LIST, LIST]);
    expect(desk.meta.heard.map(({ query }) => query.after === undefined)).toEqual([true, false, false]);
  });

  test.each([0, 1, 100, 101, 200])('%i of them', async (count) => {
    await using desk = await startGraph({}, { templates: many(count) });
    expect(told(await listTemplates(desk.graph, WABA_ID)).templates).toHaveLength(count);
    expect(desk.meta.heard).toHaveLength(Math.max(1, Math.ceil(count / 100)));
  });

  test('asks for pages by cursor: the token that Meta writes into `next` is never sent in an address', async () => {
    await using desk = await startGraph({}, { templates: many(150) });
    const list = told(await listTemplates(desk.graph, WABA_ID));
    expect(desk.meta.heard.every(({ query }) => query.access_token === undefined)).toBe(true);
    expect(JSON.stringify(list)).not.toContain(TOKEN);
  });

  test('begins again where a cursor has expired, and gives up when that goes on', async () => {
    let now = 1_000_000;
    await using desk = await startGraph({}, { templates: many(150), cursorLifeMs: 1_000, now: () => now });
    const passing = (ms: () => number): Graph =>
      clientOf(desk.meta, {
        onUsage: () => {
          now += ms();
        },
      });
    const slow = passing(() => (desk.meta.heard.length === 1 ? 5_000 : 10));
    expect(told(await listTemplates(slow, WABA_ID)).templates).toHaveLength(150);
    expect(desk.meta.heard.map(({ query }) => query.after !== undefined)).toEqual([false, true, false, true]);
    const always = passing(() => 5_000);
    expect(await listTemplates(always, WABA_ID)).toMatchObject({ failure: { kind: 'refused', code: 131_059 } });
    expect(desk.meta.heard).toHaveLength(4 + 6);
  });

  test('ends where a cursor leads in a circle', async () => {
    await using desk = await startGraph();
    const paging = { cursors: { after: 'same' }, next: 'https://graph.facebook.com/' };
    const text = JSON.stringify({ data: [bodyTemplate(1, 'a', 'A')], paging });
    const fault = { does: 'all', says: { kind: 'body', status: 200, text } } as const;
    desk.meta.faults.next(fault, { edge: LIST, times: 5 });
    expect(told(await listTemplates(desk.graph, WABA_ID)).templates).toHaveLength(1);
    expect(desk.meta.heard).toHaveLength(2);
  });

  test('is no list if one of its pages fails', async () => {
    await using desk = await startGraph({}, { templates: many(250), limits: { accountPerHour: 2 } });
    expect(await listTemplates(desk.graph, WABA_ID)).toMatchObject({ failure: { kind: 'refused', code: 80_007 } });
  });

  test('leaves out what is no template, and counts it', async () => {
    await using desk = await startGraph();
    const text = JSON.stringify({ data: [null, 5, {}, { id: '1', name: 'a' }, bodyTemplate(2, 'b', 'B')] });
    desk.meta.faults.next({ does: 'all', says: { kind: 'body', status: 200, text } }, { edge: LIST });
    expect(told(await listTemplates(desk.graph, WABA_ID))).toMatchObject({ templates: [{ name: 'b' }], unreadable: 4 });
  });
});

describe('a template', () => {
  const read = async (template: TemplateObject): Promise<unknown> => {
    await using desk = await startGraph({}, { templates: [template] });
    return told(await listTemplates(desk.graph, WABA_ID)).templates[0];
  };

  test('is read with all its parts', async () => {
    const offer: TemplateObject = {
      id: '77',
      name: 'offer',
      language: 'hi',
      status: 'APPROVED',
      category: 'UTILITY',
      parameter_format: 'NAMED',
      quality_score: { score: 'YELLOW' },
      rejected_reason: 'NONE',
      components: [
        { type: 'HEADER', format: 'DOCUMENT', example: { header_handle: ['x'] } },
        {
          type: 'BODY',
          text: 'प्रिय {{first_name}}, आपका प्रवेश पत्र',
          example: { body_text_named_params: [{ param_name: 'first_name', example: 'आशा' }] },
        },
        { type: 'FOOTER', text: 'Sample College' },
        {
          type: 'BUTTONS',
          buttons: [
            {
              ...{ type: 'URL', text: 'Open', url: 'https://college.example/{{1}}' },
              example: ['https://college.example/A-1'],
            },
            { type: 'QUICK_REPLY', text: 'I accept' },
          ],
        },
      ],
    };
    expect(await read(offer)).toEqual({
      id: '77',
      name: 'offer',
      language: 'hi',
      status: 'approved',
      category: 'utility',
      format: 'named',
      quality: 'yellow',
      rejectedReason: null,
      header: { kind: 'document' },
      body: 'प्रिय {{first_name}}, आपका प्रवेश पत्र',
      footer: 'Sample College',
      buttons: [
        { index: 0, kind: 'url', text: 'Open', url: 'https://college.example/{{1}}' },
        { index: 1, kind: 'quick_reply', text: 'I accept', url: null },
      ],
      strange: [],
      samples: { first_name: 'आशा', 'button:0': 'A-1' },
    });
  });

  test('tells the samples of numbered variables, of its header and of a code', async () => {
    const sale: TemplateObject = bodyTemplate(79, 'sale', '', {
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'Until {{1}}', example: { header_text: ['Monday'] } },
        {
          type: 'BODY',
          text: '{{1}}, {{2}}',
          example: {
            body_text: [
              ['Asha', 'B.Sc.'],
              ['Om', 'B.A.'],
            ],
          },
        },
        { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copy', example: 'FEE50' }] },
      ],
    });
    expect(await read(sale)).toMatchObject({
      samples: { 1: 'Asha', 2: 'B.Sc.', 'header:1': 'Monday', 'button:0': 'FEE50' },
    });
  });

  test.each(['FLOW', 'OTP', 'CATALOG', 'MPM'])(
    'with a %s button is one that cannot be sent from here',
    async (type) => {
      const form = bodyTemplate(80, 'form', '', {
        components: [
          { type: 'BODY', text: 'Fill in the form.' },
          { type: 'BUTTONS', buttons: [{ type, text: 'Open' }] },
        ],
      });
      expect(await read(form)).toMatchObject({ strange: [`BUTTON ${type}`] });
    },
  );

  test('that does not say how it names its values is read from its words', async () => {
    const { parameter_format: _, ...old } = bodyTemplate(81, 'old', 'Dear {{first_name}}');
    expect(await read(old)).toMatchObject({ format: 'named' });
    expect(await read({ ...old, components: [{ type: 'BODY', text: 'Dear {{1}}' }] })).toMatchObject({
      format: 'positional',
    });
  });

  test('with words newer than this program is read all the same, and what is strange about it is told', async () => {
    const next: TemplateObject = {
      id: '78',
      name: 'carousel',
      language: 'en',
      status: 'DREAMING',
      category: 'POETRY',
      components: [
        { type: 'HEADER', format: 'HOLOGRAM' },
        { type: 'CAROUSEL', cards: [] },
        { type: 'BODY', text: 'A' },
      ],
    };
    expect(await read(next)).toMatchObject({
      status: 'unknown',
      category: 'unknown',
      format: 'positional',
      quality: 'unknown',
      header: null,
      body: 'A',
      strange: ['HEADER HOLOGRAM', 'CAROUSEL'],
    });
  });

  test('that was refused says why', async () => {
    const refused = bodyTemplate(1, 'a', 'A', { status: 'REJECTED', rejected_reason: 'TAG_CONTENT_MISMATCH' });
    expect(await read(refused)).toMatchObject({ status: 'rejected', rejectedReason: 'TAG_CONTENT_MISMATCH' });
  });
});

describe('the health of a number', () => {
  test('is whole where all is well', async () => {
    await using desk = await startGraph();
    desk.meta.callbacks.app = { url: 'https://desk.example/webhook', fields: [] };
    expect(told(await readNumberHealth(desk.graph, PHONE_NUMBER_ID))).toEqual({
      displayPhone: '+918047100100',
      verifiedName: 'Sample College',
      quality: 'green',
      throughput: 'STANDARD',
      status: 'CONNECTED',
      nameStatus: 'APPROVED',
      verification: 'VERIFIED',
      messagingLimit: 2_000,
      canSend: 'available',
      troubles: [],
      webhooks: { number: null, account: null, app: 'https://desk.example/webhook' },
    });
  });

  test('names what is wrong, and with whom', async () => {
    const errors = [{ error_code: 141_006, error_description: 'Payment', possible_solution: 'Add a payment method' }];
    const entities = [
      { entity_type: 'WABA', id: '1', can_send_message: 'BLOCKED', errors },
      { entity_type: 'APP', id: '2', can_send_message: 'AVAILABLE' },
    ];
    const profile = {
      health_status: { can_send_message: 'BLOCKED', entities },
      quality_rating: 'RED',
      whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED',
      webhook_configuration: { phone_number: 'https://a.example', application: 'https://b.example' },
    };
    await using desk = await startGraph({}, { profile });
    expect(told(await readNumberHealth(desk.graph, PHONE_NUMBER_ID))).toMatchObject({
      quality: 'red',
      messagingLimit: 'unlimited',
      canSend: 'blocked',
      troubles: [{ of: 'WABA', ability: 'blocked', code: 141_006, words: 'Payment', solution: 'Add a payment method' }],
      webhooks: { number: 'https://a.example', account: null, app: 'https://b.example' },
    });
  });

  test('is read from whatever Meta leaves of it', async () => {
    const gone = Object.fromEntries(
      ['quality_rating', 'throughput', 'health_status', 'webhook_configuration', 'status'].map((name) => [name, null]),
    );
    await using desk = await startGraph({}, { profile: gone });
    expect(told(await readNumberHealth(desk.graph, PHONE_NUMBER_ID))).toMatchObject({
      quality: 'unknown',
      throughput: null,
      canSend: 'unknown',
      troubles: [],
      webhooks: { number: null, account: null, app: null },
    });
  });

  test('of a number that is not ours is refused', async () => {
    await using desk = await startGraph();
    expect(await readNumberHealth(desk.graph, '1')).toMatchObject({
      failure: { kind: 'refused', code: 100, class: 'F' },
    });
  });
});

describe('a token is checked by the app itself', () => {
  const APP = '134000000000000|sample-app-secret';

  test('a good one tells until when and what for', async () => {
    const tokenExpiresAt = 2_000_000_000_000;
    await using desk = await startGraph({}, { tokenExpiresAt });
    const app = clientOf(desk.meta, { token: () => APP });
    expect(told(await checkToken(app, TOKEN))).toEqual({
      valid: true,
      appId: '134000000000000',
      type: 'SYSTEM_USER',
      expiresAt: tokenExpiresAt,
      scopes: ['whatsapp_business_management', 'whatsapp_business_messaging', 'public_profile'],
      missing: [],
      accounts: [WABA_ID],
      trouble: null,
    });
  });

  test('one for ever has no end', async () => {
    await using desk = await startGraph();
    expect(told(await checkToken(clientOf(desk.meta, { token: () => APP }), TOKEN)).expiresAt).toBeNull();
  });

  test('one that has expired says so', async () => {
    await using desk = await startGraph({}, { tokenExpiresAt: 1_000_000, now: () => 2_000_000 });
    const check = told(await checkToken(clientOf(desk.meta, { token: () => APP }), TOKEN));
    expect(check).toMatchObject({ valid: false, trouble: expect.stringMatching(/expired/) });
  });

  test('an unknown one may nothing, and is not repeated though Meta does', async () => {
    await using desk = await startGraph();
    const stranger = 'EAAanother/token+of=somebody';
    const check = told(await checkToken(clientOf(desk.meta, { token: () => APP }), stranger));
    expect(check).toMatchObject({
      valid: false,
      missing: ['whatsapp_business_messaging', 'whatsapp_business_management'],
      trouble: 'Invalid OAuth access token: [token]',
    });
    expect(JSON.stringify(check)).not.toContain(stranger);
  });

  test('neither the token nor the app\u2019s secret is in what is told of a failure', async () => {
    await using desk = await startGraph();
    const app = clientOf(desk.meta, { token: () => APP });
    const message = `GET /debug_token?input_token=${encodeURIComponent(TOKEN)} by ${APP} of ${TOKEN}`;
    const fault = { does: 'nothing', says: { kind: 'error', code: 190, message } } as const;
    desk.meta.faults.next(fault, { edge: 'GET debug_token' });
    const answer = await checkToken(app, TOKEN);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused', code: 190 } });
    for (const secret of [TOKEN, encodeURIComponent(TOKEN), APP]) expect(JSON.stringify(answer)).not.toContain(secret);
    expect(await checkToken(desk.graph, TOKEN)).toMatchObject({ failure: { code: 190 } });
  });
});
