import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Runs a builder among the packages in a process of its own, whose memory would else stay with ours. */
export const runBuilder = async (root: string, script: string, args: readonly string[]): Promise<void> => {
  const command = [join(root, 'node_modules', script), 'build', '--logLevel', 'error', ...args];
  // Our standard output is for addresses only.
  const [code] = await once(spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 2, 2] }), 'exit');
  if (code !== 0) throw new Error(`${script} could not build ${args.join(' ')} (exit code ${code}).`);
};
