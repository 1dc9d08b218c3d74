import { clean } from './clean.ts';
import { type Fields, isFields } from './read.ts';

const DEEPEST = 6;
const MOST_VALUES = 400;
const LONGEST = 2_000;

/**
 * A small copy of any JSON value, safe to write as JSON again: at most 6 levels, 400 values in all, 2,000 characters
 * a string. What goes beyond is left out. So a body nested a hundred thousand deep cannot fell whoever stores it.
 */
export const prune = (value: unknown): unknown => {
  let left = MOST_VALUES;

  const copy = (from: unknown, depth: number): unknown => {
    left -= 1;
    if (typeof from === 'string') return clean(from, LONGEST);
    if (Array.isArray(from)) return copyList(from, depth);
    return isFields(from) ? copyFields(from, depth) : from;
  };

  const copyList = (from: readonly unknown[], depth: number): unknown[] => {
    const to: unknown[] = [];
    for (const value of from) {
      if (left <= 0 || depth >= DEEPEST) break;
      to.push(copy(value, depth + 1));
    }
    return to;
  };

  const copyFields = (from: Fields, depth: number): Fields => {
    const to: Record<string, unknown> = {};
    for (const key of Object.keys(from)) {
      if (left <= 0 || depth >= DEEPEST) break;
      const name = clean(key, 200);
      // Assigning this one would set a prototype instead of a property.
      if (name !== '__proto__') to[name] = copy(from[key], depth + 1);
    }
    return to;
  };

  return copy(value, 0);
};
