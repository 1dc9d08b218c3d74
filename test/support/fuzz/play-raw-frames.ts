import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Program } from '../program.ts';
import { type Random, seededRandom } from '../random.ts';
import { openRawSocket } from '../raw-socket.ts';
import { spoiltBytes } from './spoil-bytes.ts';

const AT_ONCE = 24;
const LISTEN_MS = 60;

/** Sends a row of WebSocket frames whose own bytes are spoilt: lengths, masks, opcodes, order. Resolves when all were sent. */
export const playRawFrames = async (program: Program, seed: number, count: number): Promise<void> => {
  let sent = 0;
  const port = Number(new URL(program.console).port);
  const register = JSON.stringify({ type: 'register', token: program.token });
  const drive = async (): Promise<void> => {
    while (sent < count) {
      const random = seededRandom(Math.imul(seed, 0xc2b2ae35) ^ sent);
      sent += 1;
      using raw = await openRawSocket(port);
      raw.write(
        `GET /ws/whatsapp HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
      );
      await raw.hears(/^HTTP\/1\.1 101 /);
      raw.write(clientFrame(register, TEXT));
      raw.write(spoiltBytes(clientFrame('{"type":"ping"}', random.between(0, 15)), random));
      raw.write(oddFrame(random));
      await Promise.race([raw.closed, wait(LISTEN_MS)]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drive));
};

const TEXT = 1;

/** A short frame, final and masked with zeros. */
const clientFrame = (text: string, opcode: number): Buffer => {
  const bytes = Buffer.from(text);
  const length = bytes.length < 126 ? [0x80 | bytes.length] : [0x80 | 126, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length, 0, 0, 0, 0]), bytes]);
};

/** Control frames that are too long or cut, a beginning without an end, an end without a beginning, a length beyond all. */
const oddFrame = (random: Random): Buffer =>
  random.pick([
    Buffer.of(0x89, 0xfe, 0x01, 0x00, 0, 0, 0, 0),
    Buffer.of(0x09, 0x80, 0, 0, 0, 0),
    Buffer.of(0x01, 0x81, 0, 0, 0, 0, 0x7b),
    Buffer.of(0x80, 0x81, 0, 0, 0, 0, 0x7b),
    Buffer.of(0x81, 0x01, 0x7b),
    Buffer.of(0xf1, 0x80, 0, 0, 0, 0),
    Buffer.of(0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed),
    Buffer.of(0x88, 0x81, 0, 0, 0, 0, 0x03),
    Buffer.of(0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0),
    Buffer.of(0x82, 0xff, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0),
  ]);
