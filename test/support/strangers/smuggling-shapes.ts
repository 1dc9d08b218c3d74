import { sign } from '../meta/sign.ts';
import { SAMPLE_SECRET, SAMPLE_VERIFY_TOKEN } from '../program.ts';

export const SMUGGLED = 'SMUGGLED';

/** By name: the whole of what is sent. `SMUGGLED` is heard when the request that hides in it is answered. */
export const shapesFor = (path: string, consoleHost: string): Readonly<Record<string, string>> => {
  const query = `hub.mode=subscribe&hub.verify_token=${SAMPLE_VERIFY_TOKEN}&hub.challenge=${SMUGGLED}`;
  const hidden = `GET ${path}?${query} HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`;
  const signed = `X-Hub-Signature-256: ${sign(SAMPLE_SECRET, hidden)}`;
  const post = (...lines: readonly string[]): string =>
    [`POST ${path} HTTP/1.1`, 'Host: desk', signed, ...lines, '', ''].join('\r\n');
  const length = `Content-Length: ${hidden.length}`;
  const chunks = `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;
  const chunked = 'Transfer-Encoding: chunked';
  const lengths = [
    '0',
    `${hidden.length}, 0`,
    `+${hidden.length}`,
    '0x10',
    '1e1',
    '-1',
    '',
    '18446744073709551617',
    '٣',
  ];
  const codings = [
    'xchunked',
    'chunked, identity',
    'identity, chunked',
    'chunked;q=1',
    '\tchunked',
    '\u000bchunked',
    'chunked\u0000',
    '"chunked"',
    'CHUNKED',
    'chunked, chunked',
  ];
  const sizes = [
    '0x0',
    '0;a',
    '0;\n',
    '0;a="\n"',
    '+0',
    '-0',
    ' 0',
    '0 ',
    '00000000000000000',
    'FFFFFFFFFFFFFFFFF',
    '0\n',
    '0\r\r\n',
  ];
  return {
    'length and chunks': `${post(length, chunked)}0\r\n\r\n${hidden}`,
    'chunks and length': `${post(chunked, 'Content-Length: 4')}${chunks}`,
    'two lengths': `${post('Content-Length: 0', length)}${hidden}`,
    'two lengths, the other way': `${post(length, 'Content-Length: 0')}${hidden}`,
    'the same length twice': `${post(length, length)}${hidden}`,
    ...Object.fromEntries(
      lengths.map((told) => [`length ${told}`, `${post(`${length}`, `Content-Length: ${told}`)}${hidden}`]),
    ),
    ...Object.fromEntries(
      codings.map((told) => [`coding ${told}`, `${post(length, `Transfer-Encoding: ${told}`)}0\r\n\r\n${hidden}`]),
    ),
    'two codings': `${post(length, chunked, 'Transfer-Encoding: identity')}0\r\n\r\n${hidden}`,
    'a space before the colon': `${post(length, 'Transfer-Encoding : chunked')}0\r\n\r\n${hidden}`,
    'a length with a space before the colon': `${post('Content-Length : 0', length)}${hidden}`,
    'a folded coding': `${post(length, 'Transfer-Encoding:\r\n chunked')}0\r\n\r\n${hidden}`,
    'a folded length': `${post(length, 'X-A: b\r\n Content-Length: 0')}${hidden}`,
    'a coding behind a bare LF': `${post(length, 'X-A: b\nTransfer-Encoding: chunked')}0\r\n\r\n${hidden}`,
    'a coding behind a bare CR': `${post(length, 'X-A: b\rTransfer-Encoding: chunked')}0\r\n\r\n${hidden}`,
    'a length behind a NUL': `${post(length, 'X-A: b\0\r\nContent-Length: 0')}${hidden}`,
    'an end behind bare LFs': `${post(length).replace(/\r\n\r\n$/, '\n\n')}${hidden}`,
    'an underscore for a hyphen': `${post(length, 'Content_Length: 0')}${hidden}`,
    ...Object.fromEntries(
      sizes.map((size) => [
        `chunk ${JSON.stringify(size)}`,
        `${post(chunked)}1${size.slice(1) ? size.slice(1) : ''}\r\nx\r\n${hidden.length.toString(16)}${size}\r\n${hidden}`,
      ]),
    ),
    'a chunk with an extension': `${post(chunked)}${hidden.length.toString(16)};a=b\r\n${hidden}\r\n0\r\n\r\n`,
    'a chunk extension with a bare LF': `${post(chunked)}${hidden.length.toString(16)};\n${hidden}\r\n0\r\n\r\n`,
    'a chunk longer than it says': `${post(chunked)}1\r\nxx\r\n0\r\n\r\n${hidden}`,
    'a chunk without an end': `${post(chunked)}1\r\nx0\r\n\r\n${hidden}`,
    'trailers that are a request': `${post(chunked)}0\r\n${hidden}`,
    'a length in the trailers': `${post(chunked)}0\r\nContent-Length: ${hidden.length}\r\n\r\n`,
    'a body with a GET': `GET ${path} HTTP/1.1\r\nHost: desk\r\n${length}\r\n\r\n${hidden}`,
    'a body with a HEAD': `HEAD ${path} HTTP/1.1\r\nHost: desk\r\n${length}\r\n\r\n${hidden}`,
    'a body at a path that is not': `POST /nowhere HTTP/1.1\r\nHost: desk\r\n${length}\r\n\r\n${hidden}`,
    'a body that is encoded': `${post(length, 'Content-Encoding: gzip')}${hidden}`,
    'a body that waits for 100': `${post(length, 'Expect: 100-continue')}${hidden}`,
    'an expectation that is none': `${post(length, 'Expect: 200-ok')}${hidden}`,
    'a target in absolute form': `GET http://${consoleHost}/ HTTP/1.1\r\nHost: ${consoleHost}\r\nConnection: close\r\n\r\n`,
    'a target in absolute form, with its own host': `GET http://${consoleHost}/index.html HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`,
    'a target with somebody’s name': `GET http://x@${consoleHost}/ HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`,
    'a target without a scheme': `GET //${consoleHost}/ HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n`,
    'a way through': `CONNECT ${consoleHost} HTTP/1.1\r\nHost: ${consoleHost}\r\n\r\nGET / HTTP/1.1\r\nHost: ${consoleHost}\r\n\r\n`,
    'the whole server': 'OPTIONS * HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n',
    'another host': `GET / HTTP/1.1\r\nHost: ${consoleHost}\r\nConnection: close\r\n\r\n`,
    'two hosts': `GET / HTTP/1.1\r\nHost: desk\r\nHost: ${consoleHost}\r\nConnection: close\r\n\r\n`,
    'a host by other headers': `GET / HTTP/1.1\r\nHost: desk\r\nX-Forwarded-Host: ${consoleHost}\r\nForwarded: host=${consoleHost}\r\nX-Original-URL: /index.html\r\nX-Rewrite-URL: /index.html\r\nConnection: close\r\n\r\n`,
    'a socket': `GET /ws/whatsapp HTTP/1.1\r\nHost: ${consoleHost}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    'a socket at the webhook': `GET ${path} HTTP/1.1\r\nHost: desk\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    'an upgrade with a request behind it': `${post('Connection: Upgrade', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA', length)}${hidden}`,
    'HTTP/2 from the start': `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${hidden}`,
    'HTTP/0.9': `GET /\r\n${hidden}`,
    'HTTP/1.0 with a length': `POST ${path} HTTP/1.0\r\n${signed}\r\n${length}\r\n\r\n${hidden}`,
    'HTTP/1.0 in chunks': `POST ${path} HTTP/1.0\r\n${signed}\r\n${chunked}\r\n${length}\r\n\r\n0\r\n\r\n${hidden}`,
    'HTTP/9.9': `GET ${path} HTTP/9.9\r\nHost: desk\r\n${length}\r\n\r\n${hidden}`,
    'a method that is none': `SMUGGLE ${path} HTTP/1.1\r\nHost: desk\r\n${length}\r\n\r\n${hidden}`,
    'a name with a space': `${post(length, 'Content Length: 0')}${hidden}`,
    'a name that is empty': `${post(length, ': 0')}${hidden}`,
    'no head at all': `\r\n\r\n${hidden}`.replace(hidden, hidden.replace('GET', 'G\0T')),
    'a head without an end': `${post(length).slice(0, -2)}X: ${'x'.repeat(20_000)}\r\n\r\n${hidden}`,
    'very many headers': `${post(length, ...Array.from({ length: 3_000 }, (_, n) => `X-${n}: 1`))}${hidden}`,
    'a target without an end': `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: desk\r\n\r\n`,
  };
};
