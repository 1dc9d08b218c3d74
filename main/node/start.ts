import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { buildDesktop } from './desktop-bundle.ts';
import { electronRuntime } from './runtime.ts';

/** `npm start`: the desktop app; where that cannot be, why not in one line, and the same console headless. */
const root = resolve(import.meta.dirname, '../..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const runtime = hasDisplay ? electronRuntime(say) : { missing: 'there is no display' };

if ('missing' in runtime) {
  say(`No desktop window: ${runtime.missing}. Serving the console for a browser instead.`);
  await import('./serve.ts');
} else {
  await buildDesktop(root, say);
  const app = spawn(runtime.program, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.kill(signal));
  const [code] = await once(app, 'exit');
  process.exitCode = code ?? 1;
}
