import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Answer } from '../main/graph/graph.ts';
import { markRead, showTyping } from '../main/graph/mark-read.ts';
import type { Message } from '../main/graph/message.ts';
import { messageFields, messageProblems } from '../main/graph/payload.ts';
import { type Outgoing, type Sent, sendMessage } from '../main/graph/send.ts';
import { fullest, readUsage, type Usage } from '../main/graph/usage.ts';
import { clientOf, PHONE_NUMBER_ID, startGraph, TOKEN, WABA_ID } from './support/graph.ts';
import { bodyTemplate } from './support/meta/template-object.ts';

const ASHA = '+919812345678';
const BSUID = 'IN.12345678901234567890';
const hello: Message = { type: 'text', text: 'Your form has arrived 🙏' };
const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  phoneNumberId: PHONE_NUMBER_ID,
  recipient: { phone: ASHA },
  message: hello,
  callbackData: 'row-1',
  ...more,
});

const told = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer.failure)}`);
  return answer.value;
};
const codeOf = (answer: Answer<Sent>): number | null | undefined =>
  answer.ok || !('code' in answer.failure) ? undefined : answer.failure.code;

describe('what is sent', () => {
  test('a text goes to a phone number with its plus, and comes back with a wamid', async () => {
    await using desk = await startGraph();
    const sent = told(await sendMessage(desk.graph, outgoing()));
    expect(sent).toEqual({
      wamid: desk.meta.accepted[0]?.wamid,
      handling: 'accepted',
      waId: '919812345678',
      bsuid: null,
    });
    expect(desk.meta.heard).toEqual([
      {
        edge: 'POST number/messages',
        query: {},
        authorization: `Bearer ${TOKEN}`,
        body: {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          to: ASHA,
          biz_opaque_callback_data: 'row-1',
          type: 'text',
          text: { body: 'Your form has arrived 🙏', preview_url: true },
        },
      },
    ]);
    expect(desk.meta.accepted[0]).toMatchObject({ callbackData: 'row-1', to: { phone: '919812345678' } });
  });

  test('who has no phone number is reached by WhatsApp ID in `recipient`, never in `to`', async () => {
    await using desk = await startGraph();
    const sent = told(await sendMessage(desk.graph, outgoing({ recipient: { bsuid: BSUID } })));
    expect(sent).toMatchObject({ waId: null, bsuid: BSUID });
    expect(desk.meta.heard[0]?.body).toMatchObject({ recipient: BSUID });
    expect(desk.meta.heard[0]?.body).not.toHaveProperty('to');
    expect(desk.meta.accepted[0]?.to).toEqual({ bsuid: BSUID });

    const lost = await sendMessage(desk.graph, outgoing({ recipient: { phone: BSUID } }));
    expect(lost).toMatchObject({ ok: false, failure: { kind: 'unfit' } });
    expect(desk.meta.heard).toHaveLength(1);
  });

  test('a WhatsApp ID in `to` is taken by Meta with a wamid, and lost', async () => {
    await using desk = await startGraph();
    const answer = await desk.graph({
      method: 'POST',
      path: [PHONE_NUMBER_ID, 'messages'],
      body: { json: { messaging_product: 'whatsapp', to: BSUID, type: 'text', text: { body: 'Hello' } } },
      schema: z.object({ messages: z.tuple([z.object({ id: z.string().startsWith('wamid.') })]) }),
    });
    expect(answer.ok).toBe(true);
    expect(desk.meta.accepted).toEqual([]);
  });

  test('a reply names what it answers, a reaction what it is about, and nothing takes a reaction back', async () => {
    await using desk = await startGraph();
    await sendMessage(desk.graph, outgoing({ replyTo: 'wamid.A' }));
    await sendMessage(desk.graph, outgoing({ message: { type: 'reaction', wamid: 'wamid.A', emoji: '👍' } }));
    await sendMessage(desk.graph, outgoing({ message: { type: 'reaction', wamid: 'wamid.A', emoji: null } }));
    expect(desk.meta.heard.map(({ body }) => body)).toMatchObject([
      { context: { message_id: 'wamid.A' } },
      { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '👍' } },
      { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '' } },
    ]);
    expect(desk.meta.accepted).toHaveLength(3);
  });

  test('a file goes by its id, and an id that Meta does not hold is refused', async () => {
    await using desk = await startGraph();
    const { id } = desk.meta.media.put(Buffer.from('%PDF-1.7'), 'application/pdf');
    const offer: Message = {
      type: 'media',
      kind: 'document',
      mediaId: id,
      filename: 'offer.pdf',
      caption: 'Your offer',
    };
    told(await sendMessage(desk.graph, outgoing({ message: offer })));
    expect(desk.meta.heard[0]?.body).toMatchObject({
      type: 'document',
      document: { id, filename: 'offer.pdf', caption: 'Your offer' },
    });
    expect(codeOf(await sendMessage(desk.graph, outgoing({ message: { ...offer, mediaId: '1' } })))).toBe(131_009);
  });

  test('reading is told to the person with or without typing', async () => {
    await using desk = await startGraph();
    const incoming = { phoneNumberId: PHONE_NUMBER_ID, wamid: 'wamid.B' };
    expect(await markRead(desk.graph, incoming)).toEqual({ ok: true, value: null });
    expect(await showTyping(desk.graph, incoming)).toEqual({ ok: true, value: null });
    const read = { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.B' };
    expect(desk.meta.heard.map(({ body }) => body)).toEqual([read, { ...read, typing_indicator: { type: 'text' } }]);
  });
});

describe('templates', () => {
  const templates = [
    bodyTemplate(1, 'form_received', 'Dear {{1}}, your form number is {{2}}.'),
    bodyTemplate(2, 'fee_due', 'Dear {{first_name}}, the fee is due on {{date}}.'),
    bodyTemplate(3, 'paused_one', 'Hello', { status: 'PAUSED' }),
    bodyTemplate(4, 'disabled_one', 'Hello', { status: 'DISABLED' }),
    bodyTemplate(5, 'code', 'Your code is {{1}}.', { category: 'AUTHENTICATION' }),
  ];
  const positional = (...values: string[]): Message => ({
    type: 'template',
    name: 'form_received',
    language: 'en',
    body: { format: 'positional', values },
  });
  const named = (values: Record<string, string>): Message => ({
    type: 'template',
    name: 'fee_due',
    language: 'en',
    body: { format: 'named', values },
  });

  test('numbered and named values reach the template they were written for', async () => {
    await using desk = await startGraph({}, { templates });
    const sent = told(await sendMessage(desk.graph, outgoing({ message: positional('Asha', 'ADM-00001') })));
    expect(sent.handling).toBe('accepted');
    told(await sendMessage(desk.graph, outgoing({ message: named({ first_name: 'Asha', date: 'Friday' }) })));
    expect(desk.meta.accepted.map(({ type }) => type)).toEqual(['template', 'template']);
  });

  test.each([
    ['a value is missing', positional('Asha'), 132_000],
    ['a named value is missing', named({ first_name: 'Asha' }), 132_000],
    ['values are numbered that should be named', { ...positional('Asha', 'x'), name: 'fee_due' }, 132_012],
    ['there is no such template', { ...positional('a', 'b'), name: 'gone' }, 132_001],
    ['it is not in this language', { ...positional('a', 'b'), language: 'hi' }, 132_001],
    ['it is paused', { type: 'template', name: 'paused_one', language: 'en' }, 132_015],
    ['it is disabled', { type: 'template', name: 'disabled_one', language: 'en' }, 132_016],
  ] as const)('Meta refuses when %s', async (_, message, code) => {
    await using desk = await startGraph({}, { templates });
    expect(codeOf(await sendMessage(desk.graph, outgoing({ message })))).toBe(code);
    expect(desk.meta.accepted).toEqual([]);
  });

  test('a code to log in with cannot go to a WhatsApp ID', async () => {
    await using desk = await startGraph({}, { templates });
    const message: Message = {
      type: 'template',
      name: 'code',
      language: 'en',
      body: { format: 'positional', values: ['1'] },
    };
    expect(codeOf(await sendMessage(desk.graph, outgoing({ message, recipient: { bsuid: BSUID } })))).toBe(131_062);
    expect(codeOf(await sendMessage(desk.graph, outgoing({ message })))).toBeUndefined();
  });

  test('header, body and buttons are written as Meta wants them, and what is empty is left out', () => {
    const whole: Message = {
      type: 'template',
      name: 'offer',
      language: 'en_US',
      header: { kind: 'document', mediaId: '77', filename: 'offer.pdf' },
      body: { format: 'named', values: { first_name: 'Asha' } },
      buttons: [
        { kind: 'url', index: 0, suffix: 'ADM-1' },
        { kind: 'quick_reply', index: 1, payload: 'ACCEPT' },
        { kind: 'copy_code', index: 2, code: 'FEE10' },
      ],
    };
    expect(messageFields(whole)).toEqual({
      type: 'template',
      template: {
        name: 'offer',
        language: { code: 'en_US' },
        components: [
          { type: 'header', parameters: [{ type: 'document', document: { id: '77', filename: 'offer.pdf' } }] },
          { type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Asha' }] },
          { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'ADM-1' }] },
          { type: 'button', sub_type: 'quick_reply', index: '1', parameters: [{ type: 'payload', payload: 'ACCEPT' }] },
          {
            type: 'button',
            sub_type: 'copy_code',
            index: '2',
            parameters: [{ type: 'coupon_code', coupon_code: 'FEE10' }],
          },
        ],
      },
    });
    const headers = [
      { kind: 'text', values: { format: 'positional', values: ['Asha'] } },
      { kind: 'image', mediaId: '78' },
      { kind: 'location', latitude: 12.97, longitude: 77.59, name: 'Main campus', address: 'MG Road' },
    ] as const;
    const parameters = headers.map((header) => messageFields({ type: 'template', name: 'a', language: 'en', header }));
    expect(parameters).toMatchObject([
      { template: { components: [{ parameters: [{ type: 'text', text: 'Asha' }] }] } },
      { template: { components: [{ parameters: [{ type: 'image', image: { id: '78' } }] }] } },
      { template: { components: [{ parameters: [{ type: 'location', location: { name: 'Main campus' } }] }] } },
    ]);
    const bare: Message = { type: 'template', name: 'hi', language: 'en', body: { format: 'positional', values: [] } };
    expect(messageFields(bare)).toEqual({ type: 'template', template: { name: 'hi', language: { code: 'en' } } });
  });
});

describe('what cannot be right is not sent', () => {
  const template = { type: 'template', name: 'offer', language: 'en' } as const;
  test.each<readonly [string, Message, RegExp]>([
    ['an empty text', { type: 'text', text: ' \n' }, /empty/],
    ['a text of 5,000 characters', { type: 'text', text: 'a'.repeat(5_000) }, /5000 characters; 4096/],
    ['a file that was not uploaded', { type: 'media', kind: 'image', mediaId: '' }, /not been uploaded/],
    ['words with a sound', { type: 'media', kind: 'audio', mediaId: '1', caption: 'Hear' }, /with a sound/],
    ['a name on a picture', { type: 'media', kind: 'image', mediaId: '1', filename: 'a.png' }, /file name/],
    [
      'a missing value',
      { ...template, body: { format: 'named', values: { first_name: '' } } },
      /"first_name" is missing/,
    ],
    [
      'a value with a line break',
      { ...template, body: { format: 'positional', values: ['a', 'b\nc'] } },
      /"2".*line break/,
    ],
    ['a value with five spaces', { ...template, body: { format: 'positional', values: ['a     b'] } }, /spaces/],
    ['a template name with a space', { ...template, name: 'my offer' }, /name of the template/],
    [
      'values of both kinds',
      {
        ...template,
        header: { kind: 'text', values: { format: 'named', values: { a: 'b' } } },
        body: { format: 'positional', values: ['c'] },
      },
      /not both/,
    ],
    ['an eleventh button', { ...template, buttons: [{ kind: 'url', index: 10, suffix: 'x' }] }, /10 buttons/],
    ['a button without a value', { ...template, buttons: [{ kind: 'url', index: 1, suffix: '' }] }, /Button 2/],
  ])('%s', async (_, message, words) => {
    await using desk = await startGraph();
    expect(messageProblems(message).join(' ')).toMatch(words);
    expect(await sendMessage(desk.graph, outgoing({ message }))).toMatchObject({ failure: { kind: 'unfit' } });
    expect(desk.meta.heard).toEqual([]);
  });

  test.each(['', '9812345678', '+91 98123 45678', '+0123456789', '+12', 'Asha', '+91981234567890123'])(
    'a phone number like %j',
    async (phone) => {
      await using desk = await startGraph();
      const answer = await sendMessage(desk.graph, outgoing({ recipient: { phone } }));
      expect(answer).toMatchObject({ failure: { kind: 'unfit', problems: [expect.stringMatching(/plus/)] } });
      expect(desk.meta.heard).toEqual([]);
    },
  );

  test('an id of our own that Meta would not carry', async () => {
    await using desk = await startGraph();
    expect((await sendMessage(desk.graph, outgoing({ callbackData: 'a'.repeat(512) }))).ok).toBe(true);
    expect((await sendMessage(desk.graph, outgoing({ callbackData: 'a'.repeat(513) }))).ok).toBe(false);
  });
});

describe('what Meta does with what it took', () => {
  test.each([
    ['accepted', 'accepted'],
    ['held_for_quality_assessment', 'held'],
    ['paused', 'paused'],
    ['something_new', 'accepted'],
  ])('%s', async (word, handling) => {
    await using desk = await startGraph();
    const text = JSON.stringify({ contacts: [], messages: [{ id: 'wamid.X', message_status: word }] });
    desk.meta.faults.next({ does: 'all', says: { kind: 'body', status: 200, text, type: 'application/json' } });
    expect(told(await sendMessage(desk.graph, outgoing()))).toEqual({
      wamid: 'wamid.X',
      handling,
      waId: null,
      bsuid: null,
    });
  });
});

describe('limits', () => {
  test('a number sends 80 in a second; the next is too fast, and a second later there is room again', async () => {
    let now = 1_000_000;
    await using desk = await startGraph({}, { now: () => now });
    const send = (to: number): Promise<Answer<Sent>> =>
      sendMessage(desk.graph, outgoing({ recipient: { phone: `+9198${String(to).padStart(8, '0')}` } }));
    const burst = await Promise.all(Array.from({ length: 100 }, (_, index) => send(index)));
    expect(burst.filter(({ ok }) => ok)).toHaveLength(80);
    expect(new Set(burst.filter(({ ok }) => !ok).map(codeOf))).toEqual(new Set([130_429]));
    expect(burst.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: 'refused', class: 'B', httpStatus: 400 } });
    now += 500;
    const later = await Promise.all(Array.from({ length: 50 }, (_, index) => send(1_000 + index)));
    expect(later.filter(({ ok }) => ok)).toHaveLength(40);
  });

  test('one person gets one message in six seconds, or twenty at once and then two minutes none', async () => {
    let now = 1_000_000;
    await using desk = await startGraph({}, { now: () => now });
    const send = (): Promise<Answer<Sent>> => sendMessage(desk.graph, outgoing());
    for (let sent = 0; sent < 10; sent += 1) {
      expect((await send()).ok).toBe(true);
      now += 6_000;
    }
    for (let sent = 0; sent < 20; sent += 1) expect((await send()).ok).toBe(true);
    now += 6_000;
    expect(codeOf(await send())).toBe(131_056);
    now += 113_000;
    expect(codeOf(await send())).toBe(131_056);
    expect((await sendMessage(desk.graph, outgoing({ recipient: { phone: '+919800000001' } }))).ok).toBe(true);
    now += 1_000;
    expect((await send()).ok).toBe(true);
  });

  test('no more than 45 go to one person at once', async () => {
    await using desk = await startGraph({}, { now: () => 1_000_000 });
    const burst = await Promise.all(Array.from({ length: 50 }, () => sendMessage(desk.graph, outgoing())));
    expect(burst.filter(({ ok }) => ok)).toHaveLength(45);
  });

  test('how much of a limit is used is heard with every answer, refusals too', async () => {
    const heard: Usage[] = [];
    await using desk = await startGraph(
      { onUsage: (usage) => heard.push(usage), now: () => 42 },
      { limits: { accountPerHour: 4, appPerHour: 5 }, now: () => 42 },
    );
    const list = (): Promise<Answer<unknown>> =>
      desk.graph({ method: 'GET', path: [WABA_ID, 'message_templates'], schema: z.unknown() });
    for (let call = 0; call < 4; call += 1) expect((await list()).ok).toBe(true);
    expect(await list()).toMatchObject({ failure: { kind: 'refused', code: 80_007, class: 'B' } });
    expect(await list()).toMatchObject({ failure: { kind: 'refused', code: 4, class: 'B' } });
    expect(heard[0]).toEqual({
      at: 42,
      meters: [
        { of: WABA_ID, type: 'whatsapp', percent: 25, regainMinutes: 0 },
        { of: 'app', type: null, percent: 20, regainMinutes: 0 },
      ],
    });
    expect(heard[3]?.meters[0]).toEqual({ of: WABA_ID, type: 'whatsapp', percent: 100, regainMinutes: 60 });
    expect(heard.map(fullest)).toEqual([25, 50, 75, 100, 125, 125]);
  });

  test.each(['', 'null', '[]', '{', '{"1":5}', '{"1":[null]}', '<html>', '"1"'])(
    'a usage header of %j is no usage',
    (header) => {
      const headers = new Headers({ 'X-Business-Use-Case-Usage': header, 'X-App-Usage': header });
      expect(fullest(readUsage(headers, 1))).toBe(0);
    },
  );
});

test('a new token holds from the next call on', async () => {
  await using desk = await startGraph();
  let token = 'old';
  const graph = clientOf(desk.meta, { token: () => token });
  expect(codeOf(await sendMessage(graph, outgoing()))).toBe(190);
  token = TOKEN;
  expect((await sendMessage(graph, outgoing())).ok).toBe(true);
});
