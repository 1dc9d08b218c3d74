import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// All benchmarks one after the other, each in a process of its own.
const BENCHES = ['ingest', 'tier', 'window', 'paint', 'desktop', 'sending', 'campaign'];

const wanted = process.argv.slice(2);
for (const bench of BENCHES.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const script = fileURLToPath(new URL(`${bench}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
