import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// All benchmarks one after the other, each in a process of its own; or those that are named, with their options.
const BENCHES = ['ingest', 'tier', 'window', 'paint', 'desktop', 'sending', 'campaign'];

const args = process.argv.slice(2);
const optionsAt = args.findIndex((arg) => arg.startsWith('--'));
const wanted = optionsAt < 0 ? args : args.slice(0, optionsAt);
const options = optionsAt < 0 ? [] : args.slice(optionsAt);
for (const bench of BENCHES.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const script = fileURLToPath(new URL(`${bench}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
