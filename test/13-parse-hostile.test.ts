import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line } from '../main/meta/line.ts';
import { KNOWN_FIELDS } from '../main/meta/line.ts';
import { parse } from '../main/meta/parse.ts';
import { bytes, change, conversation, delivery, envelope, type Json } from './fixtures/envelope.ts';
import { VALUES } from './fixtures/fields.ts';
import { EVERY_MESSAGE, TEXT } from './fixtures/messages.ts';
import { ASHA, batchOf, DELIVERED, FAILED, GROUP_READS, SENT } from './fixtures/statuses.ts';

const reasonOf = (body: Uint8Array | string): string => {
  const [line, ...more] = parse(typeof body === 'string' ? bytes(body) : body);
  if (more.length > 0 || line?.kind !== 'stray') throw new Error('not one stray');
  return line.reason;
};

/** One delivery for each kind of thing Meta says. */
const PIECES: readonly Json[] = [
  ...[SENT, FAILED, ...GROUP_READS].map((status) => conversation({ contacts: [ASHA], statuses: [status] })),
  ...EVERY_MESSAGE.map((message) => conversation({ contacts: [ASHA], messages: [message] })),
]
  .map((value) => change('messages', value))
  .concat(Object.entries(VALUES).map(([field, value]) => ({ field, value })))
  .map((piece) => envelope(piece));

/** All of it in one. */
const RICH: Json = envelope(
  change(
    'messages',
    conversation({ contacts: [ASHA], statuses: [SENT, FAILED, ...GROUP_READS], messages: EVERY_MESSAGE }),
  ),
  ...Object.entries(VALUES).map(([field, value]) => change(field, value)),
);

/** Lines, at least one, that whoever stores them can write: whole characters, real times, JSON that ends. */
const expectSound = (lines: readonly Line[]): void => {
  expect(lines.length).toBeGreaterThan(0);
  const written = JSON.stringify(lines);
  expect(written).not.toMatch(/\\u0000|\\ud[89a-f]/);
  for (const line of lines) {
    if ('wamid' in line) expect(line.wamid).not.toBe('');
    if ('at' in line) expect(Number.isSafeInteger(line.at)).toBe(true);
  }
};

describe('what is no delivery', () => {
  test('is not JSON', () => {
    const whole = JSON.stringify(RICH);
    for (const body of ['', ' ', '{', whole.slice(0, -1), whole.slice(1), `${whole}x`, 'undefined', "{'a':1}", '\0']) {
      expect(reasonOf(body)).toBe('not_json');
    }
    expect(reasonOf(new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]))).toBe('not_json');
  });

  test('is not an envelope', () => {
    const bodies: readonly Json[] = [null, 7, 'x', true, [], [RICH], {}, { entry: [] }, { object: 7, entry: [{}] }];
    for (const body of bodies) expect(reasonOf(bytes(JSON.stringify(body)))).toBe('not_an_envelope');
    for (const entry of [null, []]) {
      expect(reasonOf(bytes({ object: 'whatsapp_business_account', entry }))).toBe('not_an_envelope');
    }
  });

  test('is another product’s', () => {
    expect(reasonOf(bytes({ object: 'page', entry: [{ id: '1', messaging: [{}] }] }))).toBe('unknown_object');
  });

  test('has entries or changes of no known shape', () => {
    for (const entry of [7, 'x', [null], [[]], [{}], [{ changes: [] }], [{ changes: [7] }]]) {
      expect(reasonOf(bytes({ object: 'whatsapp_business_account', entry }))).toBe('unknown_shape');
    }
  });
});

describe('bytes that are odd but say something', () => {
  test('may start with a byte order mark', () => {
    const body = delivery({ statuses: [DELIVERED] });
    expect(parse(new Uint8Array([0xef, 0xbb, 0xbf, ...body]))).toEqual(parse(body));
  });

  test('may hold invalid UTF-8 in somebody’s words', () => {
    const body = delivery({ messages: [{ ...TEXT, text: { body: 'a?b' } }] });
    body[body.lastIndexOf(0x3f)] = 0xff;
    expect(parse(body)).toMatchObject([{ content: { text: 'a\ufffdb' } }]);
  });

  test('may hold a number beyond all numbers', () => {
    const body = new TextDecoder().decode(delivery({ statuses: [{ ...DELIVERED, timestamp: 'HERE' }] }));
    expect(reasonOf(body.replace('"HERE"', '1e999'))).toBe('unknown_shape');
  });

  test('may name a key twice: the last one counts', () => {
    const body = new TextDecoder().decode(delivery({ statuses: [DELIVERED] }));
    const twice = body.replace('"status":"delivered"', '"status":"read","status":"delivered"');
    expect(twice).not.toBe(body);
    expect(parse(bytes(twice))).toEqual(parse(bytes(body)));
  });
});

describe('prototype names as keys', () => {
  const poison =
    '"__proto__":{"status":"read","id":"wamid.x","polluted":1},"constructor":{"prototype":{"polluted":1}},';
  const poisoned = (body: Uint8Array) =>
    bytes(new TextDecoder().decode(body).replaceAll('{', `{${poison}`).replaceAll(',}', '}'));

  test('change nothing, neither what is read nor any other object', () => {
    const body = delivery({ contacts: [ASHA], statuses: [DELIVERED], messages: [TEXT] });
    expect(parse(poisoned(body))).toEqual(parse(body));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('are not read through: a status is its own properties', () => {
    const body =
      '{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"statuses":[{"__proto__":{"id":"wamid.x","status":"read","timestamp":"1795156800"}}]}}]}]}';
    expect(reasonOf(body)).toBe('unknown_shape');
  });

  test('do not come along with what a message carries', () => {
    const body = new TextDecoder().decode(delivery({ messages: [{ ...TEXT, type: 'hologram', hologram: 'HERE' }] }));
    const [line] = parse(bytes(body.replace('"HERE"', `{${poison}"__proto__\\u0000":{"polluted":1},"depth":3}`)));
    if (line?.kind !== 'message') throw new Error('not a message');
    expect(JSON.stringify(line.content.extra)).toBe(
      '{"carried":{"constructor":{"prototype":{"polluted":1}},"depth":3}}',
    );
    expect(Object.getPrototypeOf(line.content.extra?.carried)).toBe(Object.prototype);
  });
});

describe('depth and size', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const deepObject = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;

  test('a hundred thousand brackets are no envelope', () => {
    expect(reasonOf(deep)).toBe('not_an_envelope');
    expect(reasonOf(deepObject)).toBe('not_an_envelope');
    expect(reasonOf(deep.slice(0, -1))).toBe('not_json');
  });

  test('a hundred thousand brackets anywhere inside leave the rest readable', () => {
    for (const depth of [deep, deepObject]) {
      const body = JSON.stringify(RICH).replaceAll(/"(?:UTILITY|accept|ad|CBSE|captured)"/g, depth);
      expectSound(parse(bytes(body)));
    }
  });

  test('three megabytes of statuses are all told, in good time', () => {
    const body = delivery({ contacts: [ASHA], statuses: batchOf(9_000) });
    expect(body.length).toBeGreaterThan(3_000_000);
    const start = performance.now();
    expect(parse(body)).toHaveLength(9_000);
    // Takes about 20 ms; one that is quadratic in a list takes many seconds.
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  test('a thousand contacts beside a thousand statuses name each its own', () => {
    const phone = (n: number) => String(919800000000 + n);
    const contacts = Array.from({ length: 1_000 }, (_, n) => ({ profile: { name: `Student ${n}` }, wa_id: phone(n) }));
    const statuses = batchOf(1_000).map((status, n) => ({
      ...status,
      recipient_id: phone(n),
      recipient_user_id: null,
    }));
    const lines = parse(delivery({ contacts, statuses }));
    expect(lines.map((line) => line.kind === 'status' && line.recipient.name)).toEqual(
      contacts.map((contact) => contact.profile.name),
    );
  });

  test('a million nulls are a thousand strays, and lose no status among them', () => {
    const nulls = 'null,'.repeat(700_000);
    const body = new TextDecoder().decode(delivery({ statuses: ['HERE', DELIVERED] })).replace('"HERE",', nulls);
    const lines = parse(bytes(body));
    expect(lines).toHaveLength(1_001);
    expect(lines.at(-1)).toMatchObject({ kind: 'status' });
  });
});

/** Any JSON value, also with the names and words that mean something to us. */
const anyJson = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<Json>('', '\ud800', '\u0000', '__proto__', 'constructor', '1795156800', 2 ** 60, [[]], [null], {}),
  fc.dictionary(
    fc.constantFrom('id', 'type', 'status', 'timestamp', 'value', 'code', 'user_id', '__proto__', 'toString'),
    fc.jsonValue({ maxDepth: 2 }),
  ),
);

type Path = readonly (string | number)[];

const pathsOf = (value: unknown, path: Path = []): readonly Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
};

/** A copy with another value at `path`. */
const withAt = (value: unknown, [key, ...rest]: Path, other: unknown): unknown => {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((inner, n) => (String(n) === key ? withAt(inner, rest, other) : inner));
  return { ...Object(value), [key]: withAt(Object(value)[key], rest, other) };
};

describe('whatever is signed', () => {
  test('any bytes give lines', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (body) => expectSound(parse(body))));
  });

  test('any JSON gives lines', () => {
    fc.assert(fc.property(anyJson, (body) => expectSound(parse(bytes(JSON.stringify(body))))));
  });

  test('any value under any field gives lines', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_FIELDS), anyJson, (field, value) =>
        expectSound(parse(bytes(JSON.stringify(envelope({ field, value: value as Json }))))),
      ),
    );
  });

  test('any value in any place of a real delivery gives lines', () => {
    const paths = pathsOf(RICH);
    const spoilt = fc.tuple(fc.constantFrom(...paths), anyJson);
    fc.assert(
      fc.property(fc.array(spoilt, { minLength: 1, maxLength: 4 }), (changes) => {
        const body = changes.reduce<unknown>((whole, [path, value]) => withAt(whole, path, value), RICH);
        expectSound(parse(bytes(JSON.stringify(body))));
      }),
      { numRuns: 600 },
    );
  });

  test('each place of a real delivery, emptied or of the wrong type, gives lines', () => {
    for (const piece of PIECES) {
      for (const path of pathsOf(piece)) {
        for (const other of [null, [], {}, '', 0, true, 'x', '\ud800\u0000']) {
          expectSound(parse(bytes(JSON.stringify(withAt(piece, path, other)))));
        }
      }
    }
  });

  test('a real delivery with bytes changed, cut or repeated gives lines', () => {
    const whole = bytes(RICH);
    const place = fc.nat({ max: whole.length - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 8 }), place, place, (flips, a, b) => {
        const body = whole.slice();
        for (const [at, byte] of flips) body[at] = byte;
        expectSound(parse(body));
        expectSound(parse(new Uint8Array([...body.subarray(0, a), ...body.subarray(b)])));
      }),
      { numRuns: 300 },
    );
  });
});
