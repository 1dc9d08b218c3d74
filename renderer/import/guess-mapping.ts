import { HEADER_WORDS, OTHERS, RUNNING } from './header-words.ts';
import { looksLikeEmail, looksLikeId, looksLikeName, looksLikePhone } from './looks-like.ts';
import { FIELDS, type Field, type Mapping } from './mapping.ts';
import { plainHeader } from './plain-header.ts';

/** The likeliest mapping: by the names of the columns, else by what their first rows hold. No column is used twice. */
export const guessMapping = (header: readonly string[], sample: readonly (readonly string[])[]): Mapping => {
  const columns = header.map((title, index) => ({
    index,
    title: plainHeader(title),
    cells: sample.map((row) => row[index] ?? '').filter((cell) => cell !== ''),
    whole: sample.every((row) => (row[index] ?? '') !== ''),
  }));
  const mapping: Mapping = {
    externalId: null,
    name: null,
    surname: null,
    phone: null,
    course: null,
    batch: null,
    email: null,
  };
  const free = new Set(columns);
  const claims = FIELDS.flatMap((field) => columns.map((column) => ({ field, column, score: byTitle(field, column) })));
  for (const { field, column, score } of claims.toSorted((a, b) => b.score - a.score))
    if (score > 0 && mapping[field] === null && free.delete(column)) mapping[field] = column.index;
  for (const [field, holds] of BY_CELLS) {
    if (mapping[field] !== null) continue;
    const found = [...free].find((column) => column.cells.length > 0 && isNobodyElses(column) && holds(column));
    if (found !== undefined && free.delete(found)) mapping[field] = found.index;
  }
  // A list with a surname and no other name has its names there.
  return mapping.name === null && mapping.surname !== null
    ? { ...mapping, name: mapping.surname, surname: null }
    : mapping;
};

type Column = {
  readonly index: number;
  readonly title: string;
  readonly cells: readonly string[];
  /** Filled in every row of the sample. */
  readonly whole: boolean;
};

/** The very name of a field beats a title that contains it, earlier words beat later ones, and an empty column comes last. */
const byTitle = (field: Field, column: Column): number => {
  const { title, cells } = column;
  if (title === '' || (RUNNING as readonly string[]).includes(title) || !isNobodyElses(column)) return 0;
  const words: readonly string[] = HEADER_WORDS[field];
  const exact = words.indexOf(title);
  const within = words.findIndex((word) => word.length > 2 && ` ${title} `.includes(` ${word} `));
  const score = exact >= 0 ? 300 - exact : within >= 0 ? 200 - within : 0;
  return score > 0 && cells.length === 0 ? score / 300 : score;
};

const isNobodyElses = ({ title }: Column): boolean => {
  const words = title.split(' ');
  return !OTHERS.some((other) => words.includes(other));
};

const BY_CELLS: readonly (readonly [Field, (column: Column) => boolean])[] = [
  ['email', ({ cells }) => mostly(cells, looksLikeEmail)],
  ['phone', ({ cells }) => mostly(cells, looksLikePhone)],
  ['externalId', (column) => isUnique(column) && !isRunning(column) && mostly(column.cells, looksLikeId)],
  ['name', (column) => isUnique(column) && mostly(column.cells, looksLikeName)],
];

const mostly = (cells: readonly string[], looksRight: (cell: string) => boolean): boolean =>
  cells.filter(looksRight).length >= cells.length * 0.6;

const isUnique = ({ cells, whole }: Column): boolean => whole && new Set(cells).size >= cells.length * 0.95;

const isRunning = ({ title, cells }: Column): boolean =>
  (RUNNING as readonly string[]).includes(title) || cells.every((cell, i) => Number(cell) === Number(cells[0]) + i);
