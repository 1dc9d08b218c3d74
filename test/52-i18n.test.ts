import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAsk } from '../preload/contract/asks.ts';
import { en as english } from '../renderer/i18n/en.ts';
import { hi as hindi } from '../renderer/i18n/hi.ts';
import { LANGUAGES, type Language } from '../renderer/i18n/language.ts';
import { sourcesUnder } from './support/sources.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const leaves = (value: unknown, path = ''): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));

const dictionary = (language: Language): ReadonlyMap<string, string> =>
  new Map(leaves({ en: english, hi: hindi }[language]));

const en = dictionary('en');
const hi = dictionary('hi');
const asked = (key: string): string => key.replace(/_(one|other)$/, '');
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1] ?? '').sort();

const source = sourcesUnder('renderer')
  .map((file) => read(`../${file.path}`))
  .join('\n');

describe('English and Hindi', () => {
  test('say the same things', () => {
    expect([...hi.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test('leave nothing empty', () => {
    for (const language of LANGUAGES)
      expect([...dictionary(language)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('put the same values in', () => {
    for (const [key, text] of en) expect([key, placeholders(hi.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  test('count in every form that the language has', () => {
    const forms = (language: Language, key: string): readonly string[] =>
      [...dictionary(language).keys()].filter((one) => new RegExp(`^${key}_(zero|one|two|few|many|other)$`).test(one));
    const counted = new Set([...en.keys()].filter((key) => /_(one|other)$/.test(key)).map(asked));
    expect(counted.size).toBeGreaterThan(20);
    for (const language of LANGUAGES)
      for (const key of counted)
        expect(forms(language, key).toSorted()).toEqual(
          new Intl.PluralRules(language)
            .resolvedOptions()
            .pluralCategories.map((form) => `${key}_${form}`)
            .sort(),
        );
  });

  test('Hindi is written in Devanagari', () => {
    const names = /^(WhatsApp|Tickdesk|Meta|{{\w+}}|[\s·.:,…])*$/;
    const latin = [...hi].filter(
      ([key, text]) => !/[\u0900-\u097F]/.test(text) && !names.test(text) && key !== 'import.rejected_file',
    );
    expect(latin).toEqual([]);
  });

  test('nothing stands in a dictionary that no page says', () => {
    expect([...en.keys()].map(asked).filter((key) => !source.includes(`'${key}'`))).toEqual([]);
  });

  test('no page has words of its own', () => {
    const own = sourcesUnder('renderer')
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [
          ...text.matchAll(/>\s*([^<>{}=;()]*\p{L}{2}[^<>{}=;()]*)<\//gu),
          ...text.matchAll(/\b(?:aria-label|title|placeholder|alt|label)="([^"]*\p{L}[^"]*)"/gu),
        ].map(([, words = '']) => `${path}: ${words}`),
      );
    expect(own).toEqual(['renderer/shell/rail.tsx: Tickdesk']);
  });

  test('nothing is said that stands in no dictionary', () => {
    const groups = new Set([...en.keys()].map((key) => key.split('.')[0]));
    const keys = new Set([...en.keys()].map(asked));
    const said = [...source.matchAll(/'([a-z]+)\.([a-z_]+)'/g)]
      .filter(([, group]) => groups.has(group))
      .map(([, group, name]) => `${group}.${name}`);
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter((key) => !keys.has(key) && !isAsk(key))).toEqual([]);
  });
});
