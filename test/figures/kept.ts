import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kept } from './figure.ts';

/** The results that are in the repository. */
export const KEPT = fileURLToPath(new URL('../../docs/figures', import.meta.url));
export const PAGE = fileURLToPath(new URL('../../docs/figures.md', import.meta.url));

/** What the main job has to reach, then sending, looking back, the proofs; what is not named comes last. */
const ORDER = ['ingest', 'tier', 'window', 'paint', 'desktop', 'sending', 'campaign', 'history', 'scroll', 'kill'];
const place = ({ name }: Kept): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

export const keptResults = (): readonly Kept[] =>
  readdirSync(KEPT)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(KEPT, file), 'utf8')) as Kept)
    .toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
