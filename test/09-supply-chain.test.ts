import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenceOf, locked, shipped } from './support/shipped.ts';

/** Licences that let us give the program out under MIT, with their texts beside it. */
const ALLOWED =
  /^(MIT|MIT License|The MIT License.*|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Python-2\.0|OFL-1\.1|Unlicense|CC0-1\.0|\(MIT OR .*\))$/;

const packageFile = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

test('every package comes from the registry that npm is set to, and is known by its sum', () => {
  // An address of its own stands only at what comes from elsewhere.
  const strange = [...locked()].filter(
    ([, { resolved, integrity, link }]) => resolved !== undefined || link || !integrity?.startsWith('sha512-'),
  );
  expect(strange.map(([path]) => path)).toEqual([]);
});

test('every package with an install script of its own is judged', () => {
  const scripted = [...locked()].filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = scripted.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(names.filter((name) => !Object.hasOwn(packageFile.allowScripts, name))).toEqual([]);
});

test('what is given out may be given out: every licence in it is one of a short list', () => {
  const packages = [...shipped()];
  expect(packages.length).toBeGreaterThan(100);
  const refused = packages.filter((path) =>
    licenceOf(path)
      .split(' AND ')
      .some((licence) => !ALLOWED.test(licence)),
  );
  expect(refused).toEqual([]);
});

test('no package that is given out is one that an override keeps away', () => {
  expect(Object.keys(packageFile.overrides)).toEqual(['localtunnel']);
  const axios = [...locked()].filter(([path]) => path.endsWith('node_modules/axios'));
  expect(axios).toHaveLength(1);
});
