import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PARTS, type Part } from './parts.ts';

// One proof by its name, with its options: too long for a test, and no benchmark. Without a name all of them, one after the
// other, each in a process of its own.
const run = ({ script }: Part, options: readonly string[]): number =>
  spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...options], { stdio: 'inherit' })
    .status ?? 1;

const [name, ...options] = process.argv.slice(2);
if (name === undefined) {
  const lines = PARTS.map((part) => {
    process.stdout.write(`\n${[part.name, ...part.sizes].join(' ')}\n`);
    const begun = performance.now();
    const kept = run(part, part.sizes) === 0;
    if (!kept) process.exitCode = 1;
    const seconds = Math.round((performance.now() - begun) / 1_000);
    return `${part.name.padEnd(20)} ${String(seconds).padStart(5)} s  ${kept ? 'kept' : 'BROKEN'}`;
  });
  process.stdout.write(`\n${lines.join('\n')}\n`);
} else {
  const part = PARTS.find((each) => each.name === name);
  if (!part) throw new Error(`There is no proof ${name}, but: ${PARTS.map((each) => each.name).join(', ')}`);
  process.exitCode = run(part, options);
}
