import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PARTS } from './proof/parts.ts';

const folder = new URL('proof/', import.meta.url);

test('every proof is among those that `npm run proof` runs, and each of those is there', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !['parts.ts', 'proof.ts'].includes(file));
  expect(
    PARTS.filter(({ script }) => !script.startsWith('..'))
      .map(({ script }) => script)
      .toSorted(),
  ).toEqual(files.toSorted());
  for (const { script } of PARTS) expect(existsSync(new URL(script, folder)), script).toBe(true);
});
