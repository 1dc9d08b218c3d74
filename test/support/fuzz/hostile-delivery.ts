import { gzipSync } from 'node:zlib';
import { sign } from '../meta/sign.ts';
import { type Random, seededRandom } from '../random.ts';
import { pathsOf } from './paths.ts';
import { REAL_BODIES } from './real-bodies.ts';
import { spoiltBytes } from './spoil-bytes.ts';
import { spoiltJson, type Whole } from './spoil-json.ts';

export type Secrets = { readonly own: string; readonly otherApp: string };

/** A whole request, and the one status that it deserves. */
export type HostileDelivery = { readonly request: Buffer; readonly deserves: 200 | 401 | 413 | 415 };

const MB = 1_048_576;
const LARGEST = 4 * MB;
const SENDERS = 500;
const MESSAGES = 20_000;

const WHOLES = REAL_BODIES.map((value) => ({ value, paths: pathsOf(value) })) as unknown as readonly [
  Whole,
  ...Whole[],
];

/** Delivery `n` of an endless row: the same for the same seed, whatever came before it. */
export const hostileDelivery = (url: URL, secrets: Secrets, seed: number, n: number): HostileDelivery => {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ n);
  const body = hostileBody(random);
  const encoding = random.chance(0.01) ? random.pick(['gzip', 'br', 'deflate', 'gzip, identity', 'x']) : null;
  const bytes = encoding === 'gzip' ? gzipSync(body.subarray(0, 5_000)) : body;
  const signature = random.chance(0.9) ? rightlySigned(bytes, secrets, random) : wronglySigned(bytes, random);
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    ...contentType(random),
    ...(encoding === null ? [] : [`Content-Encoding: ${encoding}`]),
    ...signature.lines,
  ];
  const deserves = encoding !== null ? 415 : bytes.length > LARGEST ? 413 : signature.right ? 200 : 401;
  return { request: framed(head, bytes, random), deserves };
};

const hostileBody = (random: Random): Buffer => {
  if (random.chance(0.000_05)) return Buffer.alloc(random.pick([MB, 3 * MB, LARGEST, LARGEST + 1]), '[');
  const text = others(spoiltJson(random.pick(WHOLES), WHOLES, random), random);
  return random.chance(0.25) ? spoiltBytes(Buffer.from(text), random) : Buffer.from(text);
};

/** The same body about another message and another student, so that many rows are met again and again. */
const others = (text: string, random: Random): string =>
  text
    .replaceAll(/wamid\.HBg[\w=]+/g, () => `wamid.FUZZ${random.between(0, MESSAGES)}`)
    .replaceAll('919812345678', `9198${10_000_000 + random.between(0, SENDERS)}`)
    .replaceAll('IN.13491208655302741918', `IN.${random.between(0, SENDERS)}`);

type Signature = { readonly right: boolean; readonly lines: readonly string[] };

const HEADER = 'X-Hub-Signature-256';

const rightlySigned = (bytes: Buffer, { own, otherApp }: Secrets, random: Random): Signature => {
  const signature = sign(random.chance(0.05) ? otherApp : own, bytes);
  const name = random.chance(0.1) ? HEADER.toLowerCase() : HEADER;
  return { right: true, lines: [`${name}: ${random.chance(0.02) ? signature.toUpperCase() : signature}`] };
};

const wronglySigned = (bytes: Buffer, random: Random): Signature => {
  const wrong = sign('a guess', bytes);
  const lines: readonly string[] = random.pick([
    [],
    [`${HEADER}: `],
    [`${HEADER}: ${wrong}`],
    [`${HEADER}: ${wrong.slice(0, -1)}`],
    [`${HEADER}: ${wrong}00`],
    [`${HEADER}: sha1=${wrong.slice(-40)}`],
    [`${HEADER}: ${wrong.slice(7)}`],
    [`${HEADER}: sha256=${'0'.repeat(64)}`],
    [`${HEADER}: ${wrong}`, `${HEADER}: ${wrong}`],
    [`X-Hub-Signature: ${wrong}`],
    [`${HEADER}: \u00ff\u00fe`],
  ]);
  return { right: false, lines };
};

const TYPES: readonly [string, ...string[]] = [
  'application/json; charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'no type at all',
  '',
];

const contentType = (random: Random): readonly string[] => {
  if (random.chance(0.85)) return ['Content-Type: application/json'];
  return random.chance(0.2) ? [] : [`Content-Type: ${random.pick(TYPES)}`];
};

/** Mostly with its length; now and then in chunks. */
const framed = (head: readonly string[], bytes: Buffer, random: Random): Buffer => {
  if (random.chance(0.95) || bytes.length > MB)
    return Buffer.concat([
      Buffer.from([...head, `Content-Length: ${bytes.length}`, '\r\n'].join('\r\n'), 'latin1'),
      bytes,
    ]);
  const parts: Uint8Array[] = [Buffer.from([...head, 'Transfer-Encoding: chunked', '\r\n'].join('\r\n'), 'latin1')];
  for (let at = 0; at < bytes.length; ) {
    const chunk = bytes.subarray(at, at + random.between(1, Math.max(64, bytes.length)));
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
    at += chunk.length;
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
};
