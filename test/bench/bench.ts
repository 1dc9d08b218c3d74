import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// All benchmarks one after the other, each in a process of its own; figures also go to out/bench as JSON.
const BENCHES = ['ingest', 'tier', 'window', 'paint', 'desktop', 'sending', 'campaign'];

const folder = fileURLToPath(new URL('../../out/bench', import.meta.url));
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
for (const bench of BENCHES.filter((name) => wanted.length === 0 || wanted.includes(name))) {
  const script = fileURLToPath(new URL(`${bench}.ts`, import.meta.url));
  const { status } = spawnSync(process.execPath, [script, '--json', join(folder, `${bench}.json`)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
