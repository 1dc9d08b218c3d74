import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Cloudflared, cloudflared } from '../main/tunnel/cloudflared.ts';
import type { Tunnel } from '../main/tunnel/tunnel.ts';
import { type TemporaryFolder, temporaryFolder } from './support/temp-folder.ts';

const NAMED = { tunnel: 'our-college', address: 'https://desk.college.example/' };
const kinds = [
  ['quick', null],
  ['named', NAMED],
] as const;
/** Lines as cloudflared prints them, from a program that is not cloudflared and opens nothing. */
const tellsAddress = `
  console.error('INF Requesting new quick Tunnel on trycloudflare.com...');
  console.error('INF |  https://sample-words-only.trycloudflare.com  |');`;
const stays = 'setInterval(() => undefined, 1_000);';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder('cloudflared');
});
afterEach(() => folder[Symbol.dispose]());

const open = (script: string | null, named: Cloudflared['named']): Promise<Tunnel> => {
  const program = join(folder.path, 'program');
  if (script !== null) writeFileSync(program, `#!${process.execPath}\n${script}`, { mode: 0o755 });
  return cloudflared({ program, named })({ port: 1, name: null, stop: new AbortController().signal });
};

test.each(kinds)('a program that is not there is told as such: %s', async (_name, named) => {
  await expect(open(null, named)).rejects.toMatchObject({ name: 'TunnelError', trouble: 'no_program' });
});

test('the address of a quick tunnel is the one it prints; closing ends the program', async () => {
  const tunnel = await open(`${tellsAddress}${stays}`, null);
  expect(tunnel.address).toBe('https://sample-words-only.trycloudflare.com');
  await tunnel.close();
  await tunnel.lost;
});

test('a quick tunnel whose program ends without an address is none', async () => {
  await expect(open('process.exit(3);', null)).rejects.toMatchObject({ trouble: 'lost' });
});

test('a named tunnel has the address it was set up with, and is lost when its program ends', async () => {
  const tunnel = await open('setTimeout(() => process.exit(0), 50);', NAMED);
  expect(tunnel.address).toBe('https://desk.college.example');
  await tunnel.lost;
  await tunnel.close();
});

test.each(kinds)('much that it prints does not hold it up: %s', async (_name, named) => {
  const prints = `${tellsAddress}
    process.stderr.write('a long line of its log\\n'.repeat(50_000), () => process.exit(0));`;
  const tunnel = await open(prints, named);
  await tunnel.lost;
});
