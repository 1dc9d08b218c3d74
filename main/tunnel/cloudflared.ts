import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Provider, type Tunnel, TunnelError } from './tunnel.ts';

/** Without a name: a new address each time. With one: a tunnel that was set up on this machine, and the address it has. */
export type Cloudflared = {
  /** The program, as found on PATH or set; it is never downloaded. */
  readonly program: string;
  readonly named: { readonly tunnel: string; readonly address: string } | null;
};

const OPEN_WITHIN_MS = 30_000;
const END_WITHIN_MS = 3_000;
const QUICK_ADDRESS = /https:\/\/[a-z0-9-]+\.trycloudflare\.com/;

export const cloudflared =
  ({ program, named }: Cloudflared): Provider =>
  async ({ port, stop }) => {
    const target = `http://127.0.0.1:${port}`;
    const args = ['tunnel', '--no-autoupdate', '--url', target, ...(named ? ['run', named.tunnel] : [])];
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', named ? 'ignore' : 'pipe'] });
    const ended = once(child, 'exit').then(
      () => undefined,
      () => undefined,
    );
    try {
      await once(child, 'spawn').catch((cause: unknown) => {
        throw new TunnelError('no_program', 'cloudflared was not found.', { cause });
      });
      const address = named ? named.address.replace(/\/+$/, '') : await addressOf(child, stop);
      return tunnelOf(child, address, ended);
    } catch (error) {
      await end(child, ended);
      throw error;
    }
  };

const tunnelOf = (child: ChildProcess, address: string, ended: Promise<void>): Tunnel => ({
  address,
  name: null,
  lost: ended,
  close: () => end(child, ended),
});

/** Told on standard error, among much else. */
const addressOf = async (child: ChildProcess, stop: AbortSignal): Promise<string> => {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(OPEN_WITHIN_MS)]);
  const found = Promise.withResolvers<string>();
  child.once('exit', (code) => found.reject(new TunnelError('lost', `cloudflared ended with code ${code}.`)));
  signal.addEventListener('abort', () => found.reject(new TunnelError('no_answer', 'cloudflared told no address.')));
  if (child.stderr)
    createInterface(child.stderr).on('line', (line) => {
      const address = QUICK_ADDRESS.exec(line)?.[0];
      if (address) found.resolve(address);
    });
  return found.promise;
};

const end = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null) return;
  child.kill('SIGTERM');
  const hurry = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
  await ended;
  clearTimeout(hurry);
};
