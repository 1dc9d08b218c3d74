import { readFileSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built } from './built.ts';
import { PAGES, PROGRAM } from './products.ts';
import type { run as Run } from './program.ts';

/** `npm run serve`: builds what is missing or older than its sources, and runs it. */
const root = resolve(import.meta.dirname, '../..');
// From the second start on, what was compiled is read.
enableCompileCache(join(root, 'out/compiled'));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const [pages, program] = await Promise.all([built(root, PAGES, say), built(root, PROGRAM, say)]);
const file = (name: string): URL => pathToFileURL(join(program, name));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const { run }: { run: typeof Run } = await import(file('program.js').href);
await run({ pages, version, threads: { writer: file('writer-thread.js'), reader: file('reader-thread.js') } });
// Otherwise only an end in order would keep it.
flushCompileCache();
