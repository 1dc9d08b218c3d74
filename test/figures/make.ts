import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT, keptResults, PAGE } from './kept.ts';
import { figuresPage } from './page.ts';
import { RESULTS } from './report.ts';

// Takes what was measured here since the last time into the documents; with names, only that.
const wanted = process.argv.slice(2);
const measured = existsSync(RESULTS) ? readdirSync(RESULTS) : [];
for (const file of measured)
  if (wanted.length === 0 || wanted.includes(file.replace(/\.json$/, '')))
    copyFileSync(join(RESULTS, file), join(KEPT, file));
writeFileSync(PAGE, figuresPage(keptResults()));
