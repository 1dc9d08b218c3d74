import { parseArgs } from 'node:util';
import { type HistoryFilters, historyFilters } from '../../preload/contract/asks/history.ts';
import { LANGUAGES, type Language } from '../../preload/contract/settings.ts';
import { Refusal } from '../refusal.ts';

/** What every command can be told. */
const OPTIONS = {
  data: { type: 'string' },
  college: { type: 'string' },
  text: { type: 'string' },
  status: { type: 'string' },
  direction: { type: 'string' },
  error: { type: 'string' },
  course: { type: 'string' },
  batch: { type: 'string' },
  template: { type: 'string' },
  campaign: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  limit: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  registration: { type: 'string' },
  language: { type: 'string' },
  yes: { type: 'boolean' },
  console: { type: 'string' },
  token: { type: 'string' },
} as const;

export type Options = ReturnType<typeof readOptions>;

export const readOptions = (args: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    return { ...values, positionals };
  } catch (cause) {
    throw new Refusal('bad_request', cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

/** The filters of `history.search`, parsed as those of a window are. */
export const filtersOf = (options: Options): HistoryFilters => {
  const { text, status, direction, error, course, batch, template, campaign, from, to } = options;
  const given = { text, status, direction, course, batch, template, campaignId: campaign, from, to };
  const filters = historyFilters.safeParse({ ...given, ...(error !== undefined && { errorCode: Number(error) }) });
  if (filters.success) return filters.data;
  const [issue] = filters.error.issues;
  throw new Refusal('bad_request', `${issue?.path.join('.')}: ${issue?.message}`);
};

export const languageOf = ({ language = 'en' }: Options): Language => {
  const known = LANGUAGES.find((one) => one === language);
  if (known === undefined) throw new Refusal('bad_request', `language: one of ${LANGUAGES.join(', ')}`);
  return known;
};

export const needed = (value: string | undefined, name: string): string => {
  if (value === undefined) throw new Refusal('bad_request', `Say ${name}.`);
  return value;
};
