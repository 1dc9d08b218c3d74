import type { Program } from '../program.ts';
import { openRawSocket } from '../raw-socket.ts';
import { type Attack, attack } from './attack.ts';

/** What browsers say of where a request is from, and pages elsewhere pointing a name of theirs at this machine. */
export const playOtherHosts = async ({ console, webhook }: Program): Promise<readonly Attack[]> => {
  const { host, port } = new URL(console);
  const send = (request: string) => async (): Promise<string | null> => {
    using raw = await openRawSocket(Number(port));
    raw.write(request);
    const late = setTimeout(() => raw.socket.destroy(), 3_000);
    const heard = await raw.closed;
    clearTimeout(late);
    return /^HTTP\/1\.1 40[03] /.test(heard) && !heard.includes('<!doctype') ? null : request.slice(0, 200);
  };
  const asking = (headers: readonly string[]): readonly string[] => [
    ...PAGES.map((path) => ask('GET', path, [...headers, 'Connection: close'])),
    ask('HEAD', '/', [...headers, 'Connection: close']),
    ask('POST', '/', [...headers, 'Connection: close', FORM, 'Content-Length: 0']),
    ask('GET', '/ws/whatsapp', [...headers, ...UPGRADE]),
  ];
  const hosts = [
    'evil.example',
    `evil.example:${port}`,
    `${host}.evil.example`,
    `localhost.evil.example:${port}`,
    `127.0.0.1.nip.io:${port}`,
    '127.1',
    '2130706433',
    '0x7f000001',
    `0.0.0.0:${port}`,
    `[::]:${port}`,
    `localhost.:${port}`,
    `evil.example@${host}`,
    `${host}@evil.example`,
    `${host}#`,
    `${host}/`,
    ` , ${host}`,
    `${host}, evil.example`,
    new URL(webhook).hostname.replace('127.0.0.1', '127.0.0.2'),
    '',
  ].map((other) => [`Host: ${other}`]);
  const origins = [
    'null',
    'https://evil.example',
    `http://evil.example:${port}`,
    `https://${host}`,
    `http://localhost:${port}`,
    `http://127.0.0.1`,
    `http://127.0.0.1:${Number(port) + 1}`,
    new URL(webhook).origin,
    `http://${host}.evil.example`,
    `http://${host}/`,
    `http://x@${host}`,
    'file://',
    'chrome-extension://abcdefghijklmnop',
    '',
  ].map((origin) => [`Host: ${host}`, `Origin: ${origin}`]);
  const sites = ['cross-site', 'same-site'].flatMap((site) => [
    [`Host: ${host}`, `Sec-Fetch-Site: ${site}`, 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: script'],
    [`Host: ${host}`, `Sec-Fetch-Site: ${site}`, 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: image'],
    [`Host: ${host}`, `Sec-Fetch-Site: ${site}`, 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'],
    [`Host: ${host}`, `Sec-Fetch-Site: ${site}`, 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: empty'],
  ]);
  return [
    await attack('names pointed at this machine (DNS rebinding)', hosts.flatMap(asking).map(send)),
    await attack('pages elsewhere, by their origin', origins.flatMap(asking).map(send)),
    await attack('pages elsewhere, by what the browser says', sites.flatMap(asking).map(send)),
  ];
};

const PAGES = ['/', '/index.html', '/exports/x', '/assets/x.js'];
const FORM = 'Content-Type: application/x-www-form-urlencoded';
const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

const ask = (method: string, path: string, headers: readonly string[]): string =>
  `${[`${method} ${path} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n`;
