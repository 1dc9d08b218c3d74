import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { built } from '../../main/node/built.ts';
import { PROGRAM } from '../../main/node/products.ts';

const folder = await built(resolve(import.meta.dirname, '../..'), PROGRAM, () => undefined);
const file = (name: string): URL => pathToFileURL(`${folder}/${name}`);

/**
 * The store's threads as they are shipped. From their sources each thread would start a TypeScript parser in WebAssembly,
 * and many of those coming and going in one process bring V8's code pages down now and then (nodejs/node#64500).
 */
export const THREADS = { writer: file('writer-thread.js'), reader: file('reader-thread.js') };
