import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { holdFile } from '../main/node/hold-file.ts';
import { fingerprint } from '../main/node/sources.ts';
import { startChild } from './support/child.ts';
import { temporaryFolder } from './support/temp-folder.ts';

describe('whoever builds holds a file', () => {
  test('and the next one has it when the first lets go', async () => {
    using folder = temporaryFolder('hold');
    const file = join(folder.path, 'made/on/the/way.lock');
    const order: string[] = [];
    const work = async (name: string): Promise<void> => {
      using _held = await holdFile(file);
      order.push(`${name} begins`);
      await new Promise(setImmediate);
      order.push(`${name} ends`);
    };
    await Promise.all(['first', 'second', 'third'].map(work));
    expect(order.filter((_, place) => place % 2 === 0).map((begun) => begun.replace('begins', 'ends'))).toEqual(
      order.filter((_, place) => place % 2 === 1),
    );
    expect(order).toHaveLength(6);
  });

  test('and nobody waits for one that was killed', async () => {
    using folder = temporaryFolder('hold');
    const file = join(folder.path, 'build.lock');
    let mine = false;
    const child = await startChild({ script: 'test/support/hold.ts', args: [file] });
    const taken = holdFile(file).then((held) => {
      mine = true;
      return held;
    });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(mine).toBe(false);
    await child[Symbol.asyncDispose]();
    using _held = await taken;
    expect(mine).toBe(true);
  });
});

test('what is built has another name once a source has another text, another name, or company', () => {
  using folder = temporaryFolder('sources');
  const at = (path: string): string => join(folder.path, path);
  const seen = (): string => fingerprint(folder.path, ['src', 'lock.json']);
  mkdirSync(at('src/deep'), { recursive: true });
  writeFileSync(at('src/deep/a.ts'), '1');
  writeFileSync(at('lock.json'), '{}');
  writeFileSync(at('beside.ts'), '1');
  const first = seen();
  writeFileSync(at('beside.ts'), '2');
  expect(seen()).toBe(first);
  writeFileSync(at('src/deep/a.ts'), '2');
  const second = seen();
  writeFileSync(at('src/b.ts'), '');
  const third = seen();
  writeFileSync(at('lock.json'), '{ }');
  expect(new Set([first, second, third, seen()]).size).toBe(4);
  writeFileSync(at('lock.json'), '{}');
  expect(seen()).toBe(third);
});
