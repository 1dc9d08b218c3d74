import { describe, expect, test } from 'vitest';
import type { Line, StatusLine } from '../main/meta/line.ts';
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
} from './fixtures/envelope.ts';
import {
  ASHA,
  BSUID,
  batchOf,
  DELIVERED,
  DELIVERED_BSUID_ONLY,
  FAILED,
  GROUP,
  GROUP_READS,
  LEGACY,
  PAYMENTS,
  PHONE,
  PLAYED,
  READ,
  SENT,
  SENT_V23,
  WAMID,
} from './fixtures/statuses.ts';

const statusesOf = (...statuses: readonly Json[]): readonly Line[] => parse(delivery({ statuses }));

const one = (status: Json): StatusLine => {
  const [line] = statusesOf(status);
  if (line?.kind !== 'status') throw new Error(`not a status line: ${JSON.stringify(line)}`);
  return line;
};

const reasonsOf = (lines: readonly Line[]) => lines.map((line) => (line.kind === 'stray' ? line.reason : line.kind));

describe('a status', () => {
  test('says which message of which number reached what, when, and whose it was', () => {
    expect(parse(delivery({ contacts: [ASHA], statuses: [SENT] }))).toEqual([
      {
        kind: 'status',
        phoneNumberId: NUMBER,
        wamid: WAMID,
        status: 'sent',
        at: AT,
        recipient: { phone: PHONE, bsuid: BSUID, name: 'Asha Verma' },
        groupId: null,
        participant: '',
        callbackData: '018f6f0e-6b1c-7c55-9e0a-2f4f0d6b7a10',
        error: null,
        pricing: { category: 'utility', type: 'free_customer_service', model: 'PMP' },
      },
    ]);
  });

  test('reads alike with the conversation of old versions and without', () => {
    expect(one(SENT_V23)).toMatchObject({ status: 'sent', wamid: WAMID, pricing: { type: 'regular' } });
  });

  test('has every word Meta reports', () => {
    const words = [SENT, DELIVERED, READ, PLAYED, FAILED].map((status) => one(status).status);
    expect(words).toEqual(['sent', 'delivered', 'read', 'played', 'failed']);
  });

  test('needs no phone where there is a BSUID', () => {
    expect(one(DELIVERED_BSUID_ONLY).recipient).toEqual({ phone: null, bsuid: BSUID, name: null });
  });

  test('takes the phone of its contact where only the BSUID is its own', () => {
    const [line] = parse(delivery({ contacts: [ASHA], statuses: [DELIVERED_BSUID_ONLY] }));
    expect(line).toMatchObject({ recipient: { phone: PHONE, bsuid: BSUID, name: 'Asha Verma' } });
  });

  test('needs neither contacts nor any id of the recipient', () => {
    const { recipient_id, ...bare } = FAILED;
    expect(recipient_id).toBe(PHONE);
    expect(one(bare)).toMatchObject({ recipient: { phone: null, bsuid: null, name: null }, error: { code: 131026 } });
  });

  test('does not take the names of other people of its batch', () => {
    const lines = parse(
      delivery({ contacts: [ASHA], statuses: [DELIVERED, { ...FAILED, recipient_id: '919899999999' }] }),
    );
    expect(lines).toMatchObject([
      { recipient: { name: 'Asha Verma' } },
      { recipient: { phone: '919899999999', bsuid: null, name: null } },
    ]);
  });

  test('takes no BSUID that has not the form of one', () => {
    for (const recipient_user_id of ['in.1349', 'IN1349', 'IN.', `IN.${'1'.repeat(129)}`, '91.22', 'IN.1_2']) {
      expect(one({ ...DELIVERED, recipient_user_id }).recipient.bsuid).toBeNull();
    }
  });

  test('knows an enterprise BSUID, and one in the place of the phone', () => {
    expect(one({ ...DELIVERED, recipient_user_id: 'IN.ENT.42' }).recipient.bsuid).toBe('IN.ENT.42');
    const { recipient_user_id, ...bare } = DELIVERED;
    expect(one({ ...bare, recipient_id: recipient_user_id }).recipient).toEqual({
      phone: null,
      bsuid: BSUID,
      name: null,
    });
  });

  test('takes no parent for the person', () => {
    const parents = { recipient_parent_user_id: 'IN.ENT.1', parent_recipient_user_id: 'IN.ENT.2' };
    expect(one({ ...FAILED, ...parents }).recipient).toEqual({ phone: PHONE, bsuid: null, name: null });
  });

  test('writes a phone as digits, whatever its notation', () => {
    for (const recipient_id of ['+91 98123 45678', '+91-98123-45678', ' 919812345678', 919812345678]) {
      expect(one({ ...DELIVERED, recipient_id }).recipient.phone).toBe(PHONE);
    }
    expect(one({ ...DELIVERED, recipient_id: 'nobody' }).recipient.phone).toBeNull();
  });
});

describe('a time', () => {
  test('is seconds, as a string or a number, or milliseconds where it is too large for seconds', () => {
    for (const timestamp of [String(SECONDS), SECONDS, String(AT), AT]) expect(one({ ...READ, timestamp }).at).toBe(AT);
  });

  test('that is missing or absurd makes a stray', () => {
    const { timestamp, ...timeless } = READ;
    expect(timestamp).toBe(String(SECONDS));
    for (const absurd of ['', 'soon', 0, -5, '12', 1e18, null, true, {}, '9'.repeat(40)]) {
      expect(reasonsOf(statusesOf({ ...READ, timestamp: absurd }))).toEqual(['unknown_shape']);
    }
    expect(reasonsOf(statusesOf(timeless))).toEqual(['unknown_shape']);
  });
});

describe('a failure', () => {
  test('carries code, title and details', () => {
    expect(one(FAILED).error).toEqual({
      code: 131026,
      title: 'Message undeliverable',
      details: 'Message Undeliverable.',
    });
  });

  test('may write its code as digits, and its title as message', () => {
    expect(one({ ...FAILED, errors: [{ code: '131047', message: 'Re-engagement message' }] }).error).toEqual({
      code: 131047,
      title: 'Re-engagement message',
      details: null,
    });
  });

  test('of several errors tells the first with a code', () => {
    const errors = [
      null,
      { title: 'no code' },
      { code: 'x' },
      { code: 130472, title: 'first' },
      { code: 1, title: 'second' },
    ];
    expect(one({ ...FAILED, errors }).error).toMatchObject({ code: 130472, title: 'first' });
  });

  test('is a failure without any error too', () => {
    for (const errors of [null, [], 'no', {}, [null]]) expect(one({ ...FAILED, errors }).error).toBeNull();
  });
});

describe('a group’s statuses', () => {
  test('are one for each member, by phone or else BSUID, and belong to no one student', () => {
    const contacts = [{ profile: { name: 'Ravi' }, wa_id: '919800000001', user_id: 'IN.2001' }];
    const lines = parse(delivery({ contacts, statuses: GROUP_READS }));
    const nobody = { phone: null, bsuid: null, name: null };
    expect(lines).toMatchObject([
      { kind: 'status', groupId: GROUP, participant: '919800000001', recipient: nobody },
      { kind: 'status', groupId: GROUP, participant: 'IN.2002', recipient: nobody },
    ]);
  });
});

describe('what is no status of a message', () => {
  test('is a stray of its own kind: legacy words, payments, calls, words we never heard', () => {
    const lines = statusesOf(
      ...LEGACY,
      ...PAYMENTS,
      { ...DELIVERED, type: 'call' },
      { ...DELIVERED, status: 'pending' },
      { ...DELIVERED, status: 'toString' },
    );
    expect(lines).toHaveLength(7);
    expect(new Set(reasonsOf(lines))).toEqual(new Set(['unknown_status']));
    expect(lines[0]).toEqual({ kind: 'stray', reason: 'unknown_status', field: 'messages', phoneNumberId: NUMBER });
  });

  test('is a stray of unknown shape where it names no message', () => {
    const odd: readonly Json[] = [
      ...['', '  ', null, {}, [], true, -1, 1.5, 'x'.repeat(513), 'wamid.\u0000', 'wamid.\ud800', 'a\nb'].map((id) => ({
        ...READ,
        id,
      })),
      ...[null, 7, {}, ['read']].map((status) => ({ ...READ, status })),
      null,
      'read',
      [READ],
    ];
    const lines = statusesOf(...odd);
    expect(lines).toHaveLength(odd.length);
    expect(new Set(reasonsOf(lines))).toEqual(new Set(['unknown_shape']));
  });

  test('is a stray of unknown shape where no number is named', () => {
    const metadatas: readonly Json[] = [null, {}, [], 'x', { phone_number_id: null }, { phone_number_id: 2 ** 60 }];
    for (const metadata of metadatas) {
      expect(reasonsOf(parse(delivery({ metadata, statuses: [READ] })))).toEqual(['unknown_shape']);
    }
  });

  test('costs the others of its batch nothing', () => {
    expect(reasonsOf(statusesOf(SENT, null, LEGACY[0] ?? null, READ))).toEqual([
      'status',
      'unknown_shape',
      'unknown_status',
      'status',
    ]);
  });
});

describe('a delivery', () => {
  test('reads a number written as one', () => {
    const metadata = { phone_number_id: Number(NUMBER) };
    expect(parse(delivery({ metadata, statuses: [READ] }))).toMatchObject([{ phoneNumberId: NUMBER }]);
  });

  test('reads one thing where a list belongs', () => {
    const value = { ...conversation({}), statuses: READ };
    const body = { object: 'whatsapp_business_account', entry: { id: '1', changes: change('messages', value) } };
    expect(parse(bytes(body))).toMatchObject([{ kind: 'status', status: 'read' }]);
  });

  test('gives every status of every change of every entry, in Meta’s order', () => {
    const at = (n: number) => ({ ...READ, timestamp: SECONDS + n });
    const two = (a: number, b: number) => change('messages', conversation({ statuses: [at(a), at(b)] }));
    const first = envelope(two(0, 1), two(2, 3));
    const body = { ...first, entry: [...first.entry, ...envelope(two(4, 5)).entry] };
    const lines = parse(bytes(body)).map((line) => (line.kind === 'status' ? (line.at - AT) / 1_000 : line));
    expect(lines).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('of a thousand statuses gives a thousand lines, each its own message’s', () => {
    const lines = statusesOf(...batchOf(1_000));
    expect(new Set(lines.map((line) => line.kind === 'status' && line.wamid)).size).toBe(1_000);
  });
});
