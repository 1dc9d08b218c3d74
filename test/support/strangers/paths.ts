import { PROBE_PATH, WEBHOOK_PATH } from '../../../main/webhook/receiver.ts';
import type { Program } from '../program.ts';
import { openRawSocket } from '../raw-socket.ts';
import { type Attack, attack } from './attack.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'] as const;
const NONCE = '0123456789abcdef';

/** Paths that are nearly those of the receiver, and those of the console: to each, the tunnelled port is to know nothing. */
export const playPaths = ({ webhook }: Program): Promise<Attack> => {
  const port = Number(new URL(webhook).port);
  const targets = [...new Set([...nearly(WEBHOOK_PATH), ...nearly(PROBE_PATH), ...CONSOLE, ...probes()])];
  return attack(
    'paths of the tunnelled port',
    targets.flatMap((target) =>
      METHODS.map((method) => async () => {
        using raw = await openRawSocket(port);
        raw.write(`${method} ${target} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        const heard = await raw.closed;
        return /^HTTP\/1\.1 40[04] /.test(heard) && !heard.includes('<!doctype') ? null : `${method} ${target}`;
      }),
    ),
  );
};

const encoded = (letter: string): string => `%${letter.charCodeAt(0).toString(16)}`;

/** The same path with one thing of it told in another way. */
const nearly = (path: string): readonly string[] => {
  const at = (put: (letter: string) => string): string[] =>
    [...path].map((letter, n) => `${path.slice(0, n)}${put(letter)}${path.slice(n + 1)}`);
  const behind = [
    '/',
    '//',
    '/.',
    '/..',
    '/x',
    '%00',
    '%20',
    '%2f',
    '%3f',
    ';',
    ';x=1',
    '.',
    '.json',
    '\\',
    '%5c',
    '%',
    '*',
    '~',
    '+',
    ',',
  ];
  const before = ['/', '/.', '/x/..', '/%2e', '/%2e%2e', '\\', '/;', '/%2f', '/%00', '/index.html/..'];
  return [
    ...at(encoded),
    ...at((letter) => encoded(encoded(letter)[0] ?? '') + encoded(letter).slice(1)),
    ...at((letter) => letter.toUpperCase()).filter((other) => other !== path),
    ...at((letter) => (letter === '/' ? '//' : letter)).filter((other) => other !== path),
    ...at((letter) => (letter === '/' ? '/./' : letter)).filter((other) => other !== path),
    ...at((letter) => (letter === '/' ? '\\' : letter)).filter((other) => other !== path),
    ...behind.map((end) => `${path}${end}`),
    ...before.map((start) => `${start}${path}`),
    path.slice(0, -1),
    path.slice(1),
    path.slice(0, path.lastIndexOf('/')),
  ];
};

const CONSOLE = [
  '/',
  '//',
  '/index.html',
  '/favicon.ico',
  '/assets/',
  '/assets/index.js',
  '/ws/whatsapp',
  '/ws/whatsapp?token=x',
  '/exports/x',
  '/tickdesk.db',
  '/../tickdesk.db',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/.env',
  '/.git/config',
  '/health',
  '/metrics',
  '/?/../college/whatsapp/webhook',
];

/** The probe with anything but one nonce. */
const probes = (): readonly string[] =>
  [
    '',
    '?',
    '?nonce=',
    `?nonce=${NONCE.slice(1)}`,
    `?nonce=${NONCE}0`,
    `?nonce=${NONCE.toUpperCase()}`,
    `?nonce=${NONCE}&nonce=${NONCE}`,
    `?nonce[]=${NONCE}`,
    `?nonce[a]=${NONCE}`,
    `?Nonce=${NONCE}`,
    `?nonce=${NONCE}%0a`,
    `?nonce=${NONCE}%00`,
    `?__proto__=${NONCE}`,
    `?a=1;nonce=${NONCE}`,
  ].map((query) => `${PROBE_PATH}${query}`);
