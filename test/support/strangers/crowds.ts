import { readdirSync, readlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from '../../figures/figure.ts';
import { latencies } from '../load/latency.ts';
import type { Program } from '../program.ts';
import { deliverOnce } from './deliver.ts';

const SIGNED = 300;
/** The receiver gives a head 10 s and a request 30 s, and looks every 30 s. */
const LET_GO_WITHIN_MS = 65_000;

/** What those who only take room at the webhook's port do to those who deliver. */
export const playCrowds = async (program: Program, idle: number): Promise<readonly Figure[]> => {
  const { port, pathname } = new URL(program.webhook);
  const head = `POST ${pathname} HTTP/1.1\r\nHost: desk\r\n`;
  const kinds = [
    { name: 'half requests', count: 1_000, words: `${head}Content-Length: 1000\r\n\r\n{"object":`, more: null },
    { name: 'slow-loris', count: 1_000, words: head, more: 'X-Slow: 1\r\n' },
    { name: 'idle sockets', count: idle, words: '', more: null },
  ];
  let next = 1_000_000;
  /** One after the other, each over a connection of its own. */
  const deliverSigned = async (): Promise<{ refused: number; p99: number }> => {
    const took: number[] = [];
    let refused = 0;
    for (let n = 0; n < SIGNED; n += 1) {
      const begun = performance.now();
      if ((await deliverOnce(program.webhook, next)) !== 200) refused += 1;
      next += 1;
      took.push(performance.now() - begun);
    }
    return { refused, p99: latencies(Float64Array.from(took)).p99 };
  };
  const figures: Figure[] = [];
  const alone = await deliverSigned();
  for (const { name, count, words, more } of kinds) {
    const before = socketsOf(program.pid);
    const crowd = await openCrowd(Number(port), count, words);
    const drip = more === null ? undefined : setInterval(() => crowd.say(more), 1_000);
    const held = socketsOf(program.pid) - before;
    const { refused, p99 } = await deliverSigned();
    const until = performance.now() + LET_GO_WITHIN_MS;
    while (socketsOf(program.pid) > before && performance.now() < until) await wait(200);
    const left = Math.max(0, socketsOf(program.pid) - before);
    clearInterval(drip);
    figures.push(
      { name: `${name}: tried`, value: count, unit: '' },
      { name: `${name}: held at once`, value: held, unit: '' },
      { name: `${name}: not let go within ${LET_GO_WITHIN_MS / 1_000} s`, value: left, unit: '', bar: NONE },
      { name: `${name}: signed beside them, not answered 200`, value: refused, unit: '', bar: NONE },
      {
        name: `${name}: signed beside them, p99`,
        value: p99,
        unit: 'ms',
        baseline: { name: 'without them', value: alone.p99 },
      },
    );
    crowd.end();
  }
  return figures;
};

const NONE = { kind: 'at most', value: 0 } as const;

/** How many sockets a process holds, whatever the other side believes: a queue that ran over leaves ends that nobody has. 0 where it cannot be told. */
const socketsOf = (pid: number): number => {
  if (process.platform !== 'linux') return 0;
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).filter((name) => linkOf(join(folder, name)).startsWith('socket:')).length;
};

const linkOf = (path: string): string => {
  try {
    return readlinkSync(path);
  } catch {
    // Closed since it was listed.
    return '';
  }
};

const openCrowd = async (port: number, count: number, words: string) => {
  const sockets = new Set<Socket>();
  for (let n = 0; n < count; n += 1) {
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('connect', () => words !== '' && socket.write(words));
    socket.resume();
    if (n % 250 === 249) await wait(20);
  }
  await wait(500);
  return {
    say: (more: string): void => {
      for (const socket of sockets) if (socket.writable) socket.write(more);
    },
    end: (): void => {
      for (const socket of sockets) socket.destroy();
    },
  };
};
