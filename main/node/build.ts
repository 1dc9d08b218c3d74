import { resolve } from 'node:path';
import { buildDesktop } from './desktop-bundle.ts';

/** `npm run build`: everything that the desktop app is made of, into `out/`. */
await buildDesktop(resolve(import.meta.dirname, '../..'), (line) => process.stderr.write(`${line}\n`));
