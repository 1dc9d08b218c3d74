import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// One proof by its name, with its options: too long for a test, and no benchmark.
const [name = '', ...options] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name)) throw new Error('Say which proof, such as: npm run proof -- kill-sending --times 100');
const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
process.exitCode = spawnSync(process.execPath, [script, ...options], { stdio: 'inherit' }).status ?? 1;
