import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

export type SlowSyncs = AsyncDisposable & { readonly how: string };

const SYNCS = 'fsync,fdatasync';

/** Whether a program's syncs can be held up on this machine. */
export const canSlowSyncs = (): boolean => spawnSync('strace', ['-V']).status === 0;

/** From now on every sync of this program takes so much longer: strace holds it up on its way into the kernel. */
export const slowSyncs = async (pid: number, ms: number): Promise<SlowSyncs> => {
  const inject = `inject=${SYNCS}:delay_enter=${ms * 1_000}`;
  const args = ['-f', '-qq', '-o', '/dev/null', '-e', `trace=${SYNCS}`, '-e', inject, '-p', String(pid)];
  const tracer: ChildProcess = spawn('strace', args, { stdio: 'ignore' });
  // It says nothing when it has attached; until then syncs are as quick as ever.
  await wait(500);
  if (tracer.exitCode !== null) throw new Error('strace may not attach to the program.');
  return {
    how: `strace, which holds each sync up by ${ms} ms`,
    [Symbol.asyncDispose]: async () => {
      tracer.kill('SIGINT');
      await once(tracer, 'exit');
    },
  };
};
