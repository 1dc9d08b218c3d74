import { describe, expect, test } from 'vitest';
import type { Line, MessageLine } from '../main/meta/line.ts';
import { parse } from '../main/meta/parse.ts';
import { AT, bytes, delivery, type Json, NUMBER } from './fixtures/envelope.ts';
import {
  BARE_LOCATION,
  BUTTON_REPLY,
  CALL_PERMISSION,
  CHANGED_NUMBER,
  CHANGED_USER_ID,
  CONTACTS,
  DOCUMENT,
  EDIT,
  EVERY_MESSAGE,
  FILE,
  FORM_REPLY,
  FROM_AN_AD,
  from,
  IDENTITY_CHANGED,
  IMAGE,
  LEGACY_TYPES,
  LIST_REPLY,
  LOCATION,
  MESSAGE_ID,
  ORDER,
  REACTION,
  REACTION_TAKEN_BACK,
  REPLY,
  REVOKE,
  STICKER,
  TEMPLATE_BUTTON,
  TEXT,
  UNKNOWN_INTERACTIVE,
  UNSUPPORTED,
  VIDEO,
  VOICE,
} from './fixtures/messages.ts';
import { ASHA, BSUID, PHONE, WAMID } from './fixtures/statuses.ts';

const lineOf = (message: Json): Line | undefined => parse(delivery({ contacts: [ASHA], messages: [message] }))[0];

const messageOf = (message: Json): MessageLine => {
  const line = lineOf(message);
  if (line?.kind !== 'message') throw new Error(`not a message line: ${JSON.stringify(line)}`);
  return line;
};

const contentOf = (message: Json) => messageOf(message).content;
const asha = { phone: PHONE, bsuid: BSUID, name: 'Asha Verma' };
const head = { phoneNumberId: NUMBER, wamid: MESSAGE_ID, at: AT, person: asha };
const unknownShape = { kind: 'stray', reason: 'unknown_shape', field: 'messages', phoneNumberId: NUMBER };

describe('a message', () => {
  test('says who wrote what to which number, and when', () => {
    expect(messageOf(TEXT)).toEqual({
      kind: 'message',
      direction: 'in',
      ...head,
      groupId: null,
      replyTo: null,
      content: { kind: 'text', text: 'When does the hostel open? ', media: null, extra: null },
    });
  });

  test('names the message it answers', () => {
    expect(messageOf(REPLY).replyTo).toBe(WAMID);
  });

  test('keeps the advertisement it came from, and that it was passed on', () => {
    expect(contentOf(FROM_AN_AD).extra).toMatchObject({ forwarded: true, referral: { headline: 'B.Tech admissions' } });
  });

  test('in a group names the group and its sender', () => {
    expect(messageOf({ ...TEXT, group_id: 'Y2Fw' })).toMatchObject({ groupId: 'Y2Fw', person: asha });
  });
});

describe('its sender', () => {
  test('is found among several contacts by BSUID, or by phone', () => {
    const ravi = { profile: { name: 'Ravi' }, wa_id: '919800000001', user_id: 'IN.2001' };
    const byPhone = { ...TEXT, from_user_id: null };
    const { from: phone, ...byBsuid } = { ...TEXT, id: 'wamid.2' };
    expect(phone).toBe(PHONE);
    const lines = parse(delivery({ contacts: [ravi, ASHA], messages: [byPhone, byBsuid] }));
    expect(lines).toMatchObject([{ person: asha }, { person: asha }]);
  });

  test('is the only contact even where phone and WhatsApp id differ', () => {
    const contact = { profile: { name: 'Asha' }, wa_id: '5511987654321' };
    const message = { ...TEXT, from: '551187654321', from_user_id: null };
    const [line] = parse(delivery({ contacts: [contact], messages: [message] }));
    expect(line).toMatchObject({ person: { phone: '551187654321', bsuid: null, name: 'Asha' } });
  });

  test('is not a contact with another BSUID', () => {
    const [line] = parse(delivery({ contacts: [{ ...ASHA, user_id: 'IN.1' }], messages: [TEXT] }));
    expect(line).toMatchObject({ person: { phone: PHONE, bsuid: BSUID, name: null } });
  });

  test('may be unknown altogether', () => {
    const { from: phone, from_user_id: bsuid, ...bare } = TEXT;
    expect([phone, bsuid]).toEqual([PHONE, BSUID]);
    expect(parse(delivery({ messages: [bare] }))).toMatchObject([
      { kind: 'message', person: { phone: null, bsuid: null, name: null } },
    ]);
  });
});

describe('its words', () => {
  const textOf = (body: Json) => contentOf({ ...TEXT, text: { body } }).text;

  test('are kept exactly', () => {
    for (const words of ['  spaced\n\tout ', 'दाखिला कब है? 🙏🏽', "'; DROP TABLE messages; --", '<b>x</b>']) {
      expect(textOf(words)).toBe(words);
    }
  });

  test('lose U+0000 and half characters', () => {
    expect(textOf('a\u0000b')).toBe('ab');
    expect(textOf('a\ud83db')).toBe('a\ufffdb');
  });

  test('end at 65,536, between characters', () => {
    expect(textOf('x'.repeat(70_000))).toHaveLength(65_536);
    const text = textOf(`x${'🙏'.repeat(40_000)}`);
    expect(text).toHaveLength(65_535);
    expect(text.isWellFormed()).toBe(true);
  });

  test('may be a number, and are empty where they are nothing of the kind', () => {
    expect(textOf(42)).toBe('42');
    for (const odd of [null, {}, [], true]) expect(textOf(odd)).toBe('');
    expect(contentOf({ ...TEXT, text: 'no object' })).toMatchObject({ kind: 'text', text: '' });
  });
});

describe('a file', () => {
  test('comes with its caption', () => {
    const { id, mime_type: mime, sha256 } = FILE;
    expect(contentOf(IMAGE)).toEqual({
      kind: 'image',
      text: 'My mark sheet',
      media: { id, mime, filename: null, sha256 },
      extra: null,
    });
    expect(contentOf(DOCUMENT)).toMatchObject({
      kind: 'document',
      text: 'Here it is',
      media: { mime: 'application/pdf', filename: 'transfer-certificate.pdf' },
    });
  });

  test('without a caption has no words', () => {
    expect(contentOf(VIDEO)).toMatchObject({ kind: 'video', text: '', extra: null });
    expect(contentOf(STICKER)).toMatchObject({ kind: 'sticker', text: '', extra: { animated: true } });
    expect(contentOf(VOICE)).toMatchObject({ kind: 'audio', text: '', extra: { voice: true } });
  });
});

describe('places, cards and orders', () => {
  test('a place is its name and address', () => {
    expect(contentOf(LOCATION)).toMatchObject({
      text: 'Majestic bus stand, Bengaluru',
      extra: { latitude: 12.9716, longitude: 77.5946 },
    });
    expect(contentOf(BARE_LOCATION)).toMatchObject({ text: '', extra: { latitude: 12.9716, longitude: 77.5946 } });
  });

  test('cards are their names', () => {
    expect(contentOf(CONTACTS)).toMatchObject({
      kind: 'contacts',
      text: 'Ravi Verma, Meena Verma',
      extra: { cards: [{ phones: [{ phone: '+91 98123 45000' }], origin: 'other' }, {}] },
    });
  });

  test('an order is its text, with the items beside it', () => {
    expect(contentOf(ORDER)).toMatchObject({
      text: 'One prospectus please',
      extra: { catalogId: '194836987003835', items: [{ product_retailer_id: 'prospectus', quantity: 1 }] },
    });
  });
});

describe('a tap', () => {
  test('is the title of what was tapped', () => {
    expect(contentOf(BUTTON_REPLY)).toMatchObject({
      kind: 'interactive',
      text: 'I will come',
      extra: { type: 'button_reply', id: 'visit-yes' },
    });
    expect(contentOf(LIST_REPLY)).toMatchObject({
      text: 'Computer science',
      extra: { type: 'list_reply', id: 'course-cse', description: 'B.Tech, 4 years' },
    });
    expect(contentOf(TEMPLATE_BUTTON)).toMatchObject({
      kind: 'button',
      text: 'Accept the offer',
      extra: { payload: 'ACCEPT' },
    });
  });

  test('on a form brings its answers, which are JSON within a string', () => {
    expect(contentOf(FORM_REPLY).extra).toMatchObject({ name: 'flow', response: { board: 'CBSE', percent: 91 } });
    const broken = {
      ...from,
      type: 'interactive',
      interactive: { type: 'nfm_reply', nfm_reply: { response_json: '{"a' } },
    };
    expect(contentOf(broken).extra).toMatchObject({ response: '{"a' });
  });

  test('of a kind we do not know keeps what it carried', () => {
    expect(contentOf(CALL_PERMISSION).extra).toMatchObject({
      type: 'call_permission_reply',
      reply: { response: 'accept' },
    });
    expect(contentOf(UNKNOWN_INTERACTIVE).extra).toMatchObject({ interactive: { poll_vote: { option: 2 } } });
  });
});

describe('a reaction', () => {
  test('names its message and emoji', () => {
    expect(lineOf(REACTION)).toEqual({ kind: 'reaction', direction: 'in', ...head, target: WAMID, emoji: '👍🏽' });
  });

  test('is taken back by a missing or an empty emoji', () => {
    expect(lineOf(REACTION_TAKEN_BACK)).toMatchObject({ kind: 'reaction', emoji: null });
    expect(lineOf({ ...REACTION, reaction: { message_id: WAMID, emoji: '' } })).toMatchObject({ emoji: null });
  });

  test('to nothing is a stray', () => {
    expect(lineOf({ ...REACTION, reaction: { emoji: '👍' } })).toEqual(unknownShape);
  });
});

describe('a later word', () => {
  test('edits a message', () => {
    expect(lineOf(EDIT)).toEqual({
      kind: 'amendment',
      direction: 'in',
      ...head,
      target: WAMID,
      change: {
        kind: 'edit',
        content: { kind: 'text', text: 'When does the girls’ hostel open?', media: null, extra: null },
      },
    });
  });

  test('takes a message back', () => {
    expect(lineOf(REVOKE)).toMatchObject({ kind: 'amendment', target: WAMID, change: { kind: 'revoke' } });
  });

  test('about nothing, or an edit without new words, is a stray', () => {
    expect(lineOf({ ...REVOKE, revoke: {} })).toEqual(unknownShape);
    expect(lineOf({ ...EDIT, edit: { original_message_id: WAMID } })).toEqual(unknownShape);
  });
});

describe('a system message', () => {
  test('of a changed number tells the person before and after', () => {
    expect(parse(delivery({ messages: [CHANGED_NUMBER] }))).toEqual([
      {
        kind: 'identity',
        phoneNumberId: NUMBER,
        wamid: MESSAGE_ID,
        at: AT,
        before: { phone: PHONE, bsuid: BSUID, name: null },
        after: { phone: '919812300000', bsuid: 'IN.777', name: null },
        text: 'User Asha Verma changed from 919812345678 to 919812300000',
      },
    ]);
  });

  test('of a changed BSUID usually has no phone', () => {
    expect(parse(delivery({ messages: [CHANGED_USER_ID] }))).toMatchObject([
      { kind: 'identity', before: { phone: null, bsuid: BSUID }, after: { phone: null, bsuid: 'IN.777' } },
    ]);
  });

  test('does not take the new BSUID, already on the envelope, for the old one', () => {
    const { previous_user_id, ...system } = CHANGED_NUMBER.system;
    expect(previous_user_id).toBe(BSUID);
    expect(parse(delivery({ messages: [{ ...CHANGED_NUMBER, from_user_id: 'IN.777', system }] }))).toMatchObject([
      { before: { phone: PHONE, bsuid: null }, after: { phone: '919812300000', bsuid: 'IN.777' } },
    ]);
  });

  test('of any other kind is words to read', () => {
    expect(messageOf(IDENTITY_CHANGED).content).toMatchObject({ kind: 'system', text: 'Asha’s security code changed' });
    const half = { ...CHANGED_NUMBER, system: { type: 'user_changed_number', body: 'half' } };
    expect(messageOf(half).content).toMatchObject({ kind: 'system', text: 'half' });
  });
});

describe('what we cannot show', () => {
  test('is a message all the same, with the reason', () => {
    expect(contentOf(UNSUPPORTED)).toEqual({
      kind: 'unsupported',
      text: '',
      media: null,
      extra: {
        type: 'poll_creation',
        error: {
          code: 131051,
          title: 'Message type unknown',
          details: 'Message type is currently not supported.',
        },
      },
    });
  });

  test('keeps the kind Meta gave, of today or tomorrow', () => {
    expect(LEGACY_TYPES.map((message) => contentOf(message).kind)).toEqual(['request_welcome', 'ephemeral', 'unknown']);
    expect(contentOf({ ...from, type: 'Hologram', hologram: { depth: 3 } })).toMatchObject({
      kind: 'hologram',
      text: '',
      extra: { carried: { depth: 3 } },
    });
    for (const type of [null, 7, {}, '']) expect(contentOf({ ...from, type }).kind).toBe('unknown');
    for (const type of ['__proto__', 'constructor', 'toString']) expect(contentOf({ ...from, type }).extra).toBeNull();
  });

  test('keeps little of it, however much it carries', () => {
    const deep = JSON.stringify({ ...from, type: 'hologram' }).replace(
      /}$/,
      `,"hologram":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    );
    const body = new TextDecoder().decode(delivery({ messages: ['HERE'] })).replace('"HERE"', deep);
    expect(JSON.stringify(parse(bytes(body))).length).toBeLessThan(1_000);
    const wide = { ...from, type: 'hologram', hologram: Array.from({ length: 5_000 }, () => ({ a: 'x'.repeat(100) })) };
    expect(JSON.stringify(contentOf(wide)).length).toBeLessThan(40_000);
  });
});

test('a message without id, time or number is a stray', () => {
  for (const spoilt of [{ id: null }, { id: '' }, { timestamp: null }, { timestamp: 'x' }]) {
    expect(lineOf({ ...TEXT, ...spoilt })).toEqual(unknownShape);
  }
  for (const odd of [null, 'text', [], 7]) expect(lineOf(odd)).toEqual(unknownShape);
  expect(parse(delivery({ metadata: {}, messages: [TEXT] }))).toMatchObject([
    { kind: 'stray', reason: 'unknown_shape' },
  ]);
});

test('no type of message is a stray', () => {
  const lines = parse(delivery({ contacts: [ASHA], messages: EVERY_MESSAGE }));
  expect(lines).toHaveLength(EVERY_MESSAGE.length);
  expect(lines.filter((line) => line.kind === 'stray')).toEqual([]);
});
