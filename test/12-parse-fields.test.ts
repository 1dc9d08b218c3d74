import { describe, expect, test } from 'vitest';
import { KNOWN_FIELDS, type Line } from '../main/meta/line.ts';
import { parse } from '../main/meta/parse.ts';
import {
  AT,
  bytes,
  change,
  conversation,
  delivery,
  envelope,
  type Json,
  NUMBER,
  SECONDS,
  WABA,
} from './fixtures/envelope.ts';
import { ECHO, ECHO_EDIT, ECHO_REVOKE, STOP, VALUES } from './fixtures/fields.ts';
import { TEXT } from './fixtures/messages.ts';
import { ASHA, BSUID, DELIVERED, PHONE, WAMID } from './fixtures/statuses.ts';

const linesOf = (field: string, value: Json): readonly Line[] => parse(bytes(envelope(change(field, value))));
const asha = { phone: PHONE, bsuid: BSUID, name: 'Asha Verma' };

const EFFECTIVE: Readonly<Record<string, Line['kind']>> = {
  messages: 'status',
  standby: 'message',
  message_echoes: 'message',
  smb_message_echoes: 'message',
  user_preferences: 'preference',
  message_template_components_update: 'template',
  message_template_status_update: 'template',
  message_template_quality_update: 'template',
  template_category_update: 'template',
  account_alerts: 'account',
  account_update: 'account',
  business_capability_update: 'account',
  phone_number_quality_update: 'account',
};

describe('each field Meta offers', () => {
  test.each(KNOWN_FIELDS)('%s is known', (field) => {
    const kinds = linesOf(field, VALUES[field]).map((line) => line.kind);
    expect(kinds).toEqual([EFFECTIVE[field] ?? 'news']);
  });

  test('without an effect is news, whatever its value', () => {
    for (const value of [null, 7, 'x', [], {}, { statuses: [DELIVERED], messages: [TEXT] }]) {
      expect(linesOf('account_review_update', value)).toEqual([
        { kind: 'news', wabaId: WABA, phoneNumberId: null, field: 'account_review_update' },
      ]);
    }
  });

  test('names its number where it has one', () => {
    expect(linesOf('history', VALUES.history)).toMatchObject([{ kind: 'news', phoneNumberId: NUMBER }]);
  });
});

describe('routing', () => {
  test('is by field: the statuses of calls move no tick', () => {
    expect(linesOf('calls', conversation({ statuses: [DELIVERED] }))).toMatchObject([{ kind: 'news', field: 'calls' }]);
  });

  test('is by field: messages beside statuses are both read', () => {
    const lines = parse(delivery({ contacts: [ASHA], statuses: [DELIVERED], messages: [TEXT] }));
    expect(lines).toMatchObject([
      { kind: 'status', recipient: asha },
      { kind: 'message', person: asha },
    ]);
  });

  test('takes a field we never heard of for a stray with its name', () => {
    for (const field of ['message_status', 'user_id_update', '__proto__', 'constructor', 'Messages']) {
      expect(linesOf(field, VALUES.messages)).toEqual([
        { kind: 'stray', reason: 'unknown_field', field, phoneNumberId: NUMBER },
      ]);
    }
  });

  test('takes a change without a field for a stray without a name', () => {
    for (const field of [null, {}, ['messages']]) {
      const [line] = parse(bytes(envelope({ field, value: VALUES.messages })));
      expect(line).toMatchObject({ kind: 'stray', reason: 'unknown_field', field: null });
    }
  });

  test('counts a conversation that says nothing as a stray', () => {
    for (const value of [null, 7, 'x', [], {}, conversation({}), conversation({ statuses: [], messages: null })]) {
      expect(linesOf('messages', value)).toMatchObject([{ kind: 'stray', reason: 'unknown_shape', field: 'messages' }]);
    }
  });
});

describe('standby', () => {
  test('is read like messages, with the replies of Meta’s agent as echoes', () => {
    const value = conversation({ contacts: [ASHA], messages: [TEXT], statuses: [DELIVERED], message_echoes: [ECHO] });
    expect(linesOf('standby', value)).toMatchObject([
      { kind: 'status', status: 'delivered' },
      { kind: 'message', direction: 'in' },
      { kind: 'message', direction: 'out' },
    ]);
  });
});

describe.each(['message_echoes', 'smb_message_echoes'])('%s', (field) => {
  test('tells what we sent from another program, and to whom', () => {
    expect(linesOf(field, conversation({ contacts: [ASHA], message_echoes: [ECHO] }))).toEqual([
      {
        kind: 'message',
        direction: 'out',
        phoneNumberId: NUMBER,
        wamid: WAMID,
        at: AT,
        person: asha,
        groupId: null,
        replyTo: null,
        content: { kind: 'text', text: 'The hostel opens on 1 December.', media: null, extra: null },
      },
    ]);
  });

  test('tells what was edited and taken back there', () => {
    expect(linesOf(field, conversation({ message_echoes: [ECHO_EDIT, ECHO_REVOKE] }))).toMatchObject([
      {
        kind: 'amendment',
        direction: 'out',
        target: 'wamid.earlier',
        change: { kind: 'edit', content: { text: '2 December.' } },
      },
      { kind: 'amendment', direction: 'out', target: 'wamid.earlier', change: { kind: 'revoke' } },
    ]);
  });

  test('to a group names the group and no student', () => {
    const echo = { ...ECHO, to: 'Y2Fw', recipient_type: 'group' };
    expect(linesOf(field, conversation({ contacts: [ASHA], message_echoes: [echo] }))).toMatchObject([
      { groupId: 'Y2Fw', person: { phone: null, bsuid: null, name: null } },
    ]);
  });
});

describe('a preference', () => {
  const preferencesOf = (...wishes: readonly Json[]) =>
    linesOf('user_preferences', conversation({ contacts: [ASHA], user_preferences: wishes }));

  test('is a person’s wish about marketing', () => {
    expect(preferencesOf(STOP, { ...STOP, value: 'resume', timestamp: SECONDS + 60 })).toEqual([
      { kind: 'preference', wabaId: WABA, phoneNumberId: NUMBER, person: asha, optedOut: true, at: AT },
      { kind: 'preference', wabaId: WABA, phoneNumberId: NUMBER, person: asha, optedOut: false, at: AT + 60_000 },
    ]);
  });

  test('needs no phone and no metadata', () => {
    const { wa_id, ...wish } = STOP;
    expect(wa_id).toBe(PHONE);
    expect(linesOf('user_preferences', { user_preferences: [wish] })).toMatchObject([
      { kind: 'preference', phoneNumberId: null, person: { phone: null, bsuid: BSUID, name: null } },
    ]);
  });

  test('of another category, another value, or of nobody is a stray', () => {
    const nobody = { wa_id: null, user_id: null };
    for (const spoilt of [{ category: 'utility' }, { value: 'maybe' }, { value: true }, { timestamp: null }]) {
      expect(preferencesOf({ ...STOP, ...spoilt })).toMatchObject([{ kind: 'stray', reason: 'unknown_shape' }]);
    }
    expect(linesOf('user_preferences', { user_preferences: [{ ...STOP, ...nobody }] })).toMatchObject([
      { kind: 'stray' },
    ]);
  });
});

describe('what is told of an account', () => {
  const told = (field: string, value: Json) => {
    const [line] = linesOf(field, value);
    return line?.kind === 'account' ? [line.event, line.words] : line?.kind;
  };

  test.each([
    [
      'account_alerts',
      VALUES.account_alerts,
      ['INCREASED_CAPABILITIES_ELIGIBILITY_DEFERRED', 'More quality is needed. · WARNING'],
    ],
    [
      'account_alerts',
      { alert_type: 'OBA_APPROVED', alert_severity: 'INFORMATIONAL' },
      ['OBA_APPROVED', 'INFORMATIONAL'],
    ],
    [
      'account_update',
      { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'NO_ADS', expiration: 1_800_000_000 }] },
      ['ACCOUNT_RESTRICTION', 'restriction type: NO_ADS, expiration: 2027-01-15'],
    ],
    [
      'account_update',
      { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'DISABLE', waba_ban_date: 'October 23, 2026' } },
      ['DISABLED_UPDATE', 'waba ban state: DISABLE, waba ban date: October 23, 2026'],
    ],
    ['account_update', { event: 'ACCOUNT_DELETED' }, ['ACCOUNT_DELETED', '']],
    [
      'business_capability_update',
      { max_daily_conversations_per_business: -1, max_phone_numbers_per_business: 25 },
      [null, 'max daily conversations per business: unlimited, max phone numbers per business: 25'],
    ],
    [
      'phone_number_quality_update',
      VALUES.phone_number_quality_update,
      ['THROUGHPUT_UPGRADE', 'display phone number: 918047102000, current limit: TIER_UNLIMITED'],
    ],
  ] as const)('%s: %j', (field, value, said) => {
    expect(told(field, value)).toEqual(said);
  });

  test('is bounded, and read leniently', () => {
    const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`key_${n}`, 'x'.repeat(1_000)]));
    const [event, words] = told('account_update', { event: 'NEW', ...wide }) ?? [];
    expect(event).toBe('NEW');
    expect(words?.length).toBeLessThanOrEqual(500);
    for (const value of [null, 7, 'x', [], {}, { event: {} }, { restriction_info: [null, 7] }])
      expect(told('account_update', value)).toBe('news');
    expect(told('account_update', { event: 'NEW', __proto__: { a: 1 }, a: { b: { c: 'deep' } } })).toEqual(['NEW', '']);
  });
});

describe('an account’s own errors', () => {
  const errors = [{ code: 130429, title: 'Rate limit hit', error_data: { details: 'Too many messages' } }];

  test('are strays of their own', () => {
    expect(parse(delivery({ errors }))).toEqual([
      { kind: 'stray', reason: 'account_error', field: 'messages', phoneNumberId: NUMBER },
    ]);
  });

  test('beside a message are that message’s', () => {
    expect(parse(delivery({ errors, messages: [TEXT] })).map((line) => line.kind)).toEqual(['message']);
  });
});
