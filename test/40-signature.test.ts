import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AppSecrets, createSigners, sameText } from '../main/webhook/signature.ts';
import { metaBytes } from './support/meta/bytes.ts';
import { sign } from './support/meta/sign.ts';

const signers = (apps: readonly AppSecrets[], body: Uint8Array, signature: string | undefined): readonly string[] =>
  createSigners(apps)(body, signature);

const BYTES = metaBytes({ object: 'whatsapp_business_account', entry: [], name: 'आशा / Asha' });
const ONE = [{ app: 'a', secrets: ['first'] }];
const TWO = [...ONE, { app: 'b', secrets: ['second'] }];
const ROTATING = [{ app: 'a', secrets: ['old', 'new'] }];

test('the HMAC-SHA256 of RFC 4231, test case 2, is found good', () => {
  const apps = [{ app: 'rfc', secrets: ['Jefe'] }];
  const signature = 'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  expect(signers(apps, Buffer.from('what do ya want for nothing?'), signature)).toEqual(['rfc']);
});

test('only the app whose secret signed is named', () => {
  expect(signers(TWO, BYTES, sign('first', BYTES))).toEqual(['a']);
  expect(signers(TWO, BYTES, sign('second', BYTES))).toEqual(['b']);
  expect(signers(TWO, BYTES, sign('third', BYTES))).toEqual([]);
});

test('while rotating, either secret signs for the app, and the app is named once', () => {
  expect(signers(ROTATING, BYTES, sign('old', BYTES))).toEqual(['a']);
  expect(signers(ROTATING, BYTES, sign('new', BYTES))).toEqual(['a']);
  expect(signers([{ app: 'a', secrets: ['old', 'old'] }], BYTES, sign('old', BYTES))).toEqual(['a']);
});

test('two apps that share a secret are both named', () => {
  expect(signers([...ONE, { app: 'b', secrets: ['first'] }], BYTES, sign('first', BYTES))).toEqual(['a', 'b']);
});

const good = sign('first', BYTES);
const SPOILT: readonly (readonly [string, string | undefined])[] = [
  ['no header', undefined],
  ['an empty header', ''],
  ['no algorithm', good.slice('sha256='.length)],
  ['another algorithm', good.replace('sha256', 'sha1')],
  ['a digit less', good.slice(0, -1)],
  ['a digit more', `${good}0`],
  ['a space behind', `${good} `],
  ['a line behind', `${good}\n`],
  ['two signatures', `${good}, ${good}`],
  ['no hexadecimal digit', `${good.slice(0, -1)}g`],
  ['nothing but the algorithm', 'sha256='],
];
test.each(SPOILT)('%s is no signature', (_what, signature) => {
  expect(signers(ONE, BYTES, signature)).toEqual([]);
});

test('a signature in capital digits is one', () => {
  expect(signers(ONE, BYTES, `sha256=${good.slice('sha256='.length).toUpperCase()}`)).toEqual(['a']);
});

test('one bit more or less of body or signature, and it is wrong', () => {
  const flipped = (bytes: Uint8Array, bit: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return copy;
  };
  fc.assert(
    fc.property(fc.nat(BYTES.length * 8 - 1), (bit) => {
      expect(signers(ONE, flipped(BYTES, bit), good)).toEqual([]);
    }),
  );
  const digest = Buffer.from(good.slice('sha256='.length), 'hex');
  fc.assert(
    fc.property(fc.nat(digest.length * 8 - 1), (bit) => {
      expect(signers(ONE, BYTES, `sha256=${flipped(digest, bit).toString('hex')}`)).toEqual([]);
    }),
  );
});

test('parsed and written again, Meta\u2019s bytes have another signature', () => {
  const again = Buffer.from(JSON.stringify(JSON.parse(BYTES.toString())));
  expect(signers(ONE, again, good)).toEqual([]);
});

test('any bytes signed with the secret are found good, none at all too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ minLength: 1, unit: 'grapheme' }), (bytes, secret) => {
      expect(signers([{ app: 'a', secrets: [secret] }], bytes, sign(secret, bytes))).toEqual(['a']);
    }),
  );
  expect(signers(ONE, new Uint8Array(), sign('first', ''))).toEqual(['a']);
});

test('texts are the same when they are, whatever their lengths', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(sameText(a, a)).toBe(true);
      expect(sameText(a, b)).toBe(a === b);
      expect(sameText(a, `${a}\0`)).toBe(false);
    }),
  );
});
