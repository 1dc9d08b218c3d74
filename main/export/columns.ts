import type { Language } from '../../preload/contract/settings.ts';
import type { ExportRow } from '../store/export-rows.ts';

/** How an export writes: in which language its headings are, and how far the college's clock is ahead of UTC. */
export type Manner = { readonly language: Language; readonly offsetMinutes: number };

type Column = {
  readonly title: Readonly<Record<Language, string>>;
  readonly cell: (row: ExportRow, manner: Manner) => string;
};

const COLUMNS: readonly Column[] = [
  { title: { en: 'Time', hi: 'समय' }, cell: ({ at }, manner) => localTime(at, manner) },
  { title: { en: 'Direction', hi: 'दिशा' }, cell: ({ direction }, { language }) => DIRECTIONS[direction][language] },
  { title: { en: 'Name', hi: 'नाम' }, cell: ({ name }) => name ?? '' },
  { title: { en: 'External id', hi: 'बाहरी आईडी' }, cell: ({ externalId }) => externalId ?? '' },
  { title: { en: 'Phone', hi: 'फ़ोन' }, cell: ({ phone }) => phone ?? '' },
  { title: { en: 'Course', hi: 'पाठ्यक्रम' }, cell: ({ course }) => course ?? '' },
  { title: { en: 'Batch', hi: 'बैच' }, cell: ({ batch }) => batch ?? '' },
  { title: { en: 'Status', hi: 'स्थिति' }, cell: (row, { language }) => statusOf(row, language) },
  { title: { en: 'Sent', hi: 'भेजा गया' }, cell: (row, manner) => rungTime(row, 'sent', manner) },
  { title: { en: 'Delivered', hi: 'पहुँचा' }, cell: (row, manner) => rungTime(row, 'delivered', manner) },
  { title: { en: 'Read', hi: 'पढ़ा गया' }, cell: (row, manner) => rungTime(row, 'read', manner) },
  { title: { en: 'Failure code', hi: 'विफलता कोड' }, cell: ({ error }) => failure(error)?.code.toString() ?? '' },
  { title: { en: 'Failure', hi: 'विफलता' }, cell: ({ error }) => failure(error)?.title ?? '' },
  { title: { en: 'Template', hi: 'टेम्पलेट' }, cell: ({ template }) => template ?? '' },
  { title: { en: 'Campaign', hi: 'अभियान' }, cell: ({ campaign }) => campaign ?? '' },
  { title: { en: 'Kind', hi: 'प्रकार' }, cell: ({ kind }) => kind },
  { title: { en: 'Text', hi: 'संदेश' }, cell: ({ text }) => text },
  { title: { en: 'Message id', hi: 'संदेश आईडी' }, cell: ({ wamid }) => wamid ?? '' },
];

export const headings = (language: Language): string[] => COLUMNS.map(({ title }) => title[language]);

export const cellsOf = (row: ExportRow, manner: Manner): string[] => COLUMNS.map(({ cell }) => cell(row, manner));

/** A moment by the college's clock, `2026-11-23 12:00:00`. */
export const localTime = (at: number, { offsetMinutes }: Manner): string =>
  new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');

const DIRECTIONS = {
  out: { en: 'to the student', hi: 'छात्र को' },
  in: { en: 'from the student', hi: 'छात्र से' },
} as const satisfies Record<ExportRow['direction'], Record<Language, string>>;

const STATUSES = {
  queued: { en: 'waiting', hi: 'प्रतीक्षा में' },
  sending: { en: 'being sent', hi: 'भेजा जा रहा है' },
  accepted: { en: 'accepted', hi: 'स्वीकृत' },
  sent: { en: 'sent', hi: 'भेजा गया' },
  failed: { en: 'failed', hi: 'विफल' },
  delivered: { en: 'delivered', hi: 'पहुँच गया' },
  read: { en: 'read', hi: 'पढ़ा गया' },
  played: { en: 'played', hi: 'सुना गया' },
} as const satisfies Record<ExportRow['status'], Record<Language, string>>;

/** Of a message of ours; one from a student is simply here. */
export const statusOf = ({ status, direction }: Pick<ExportRow, 'status' | 'direction'>, language: Language): string =>
  direction === 'in' ? '' : STATUSES[status][language];

const rungTime = ({ times, direction }: ExportRow, rung: string, manner: Manner): string => {
  const at = direction === 'in' ? undefined : JSON.parse(times)[rung];
  return typeof at === 'number' ? localTime(at, manner) : '';
};

const failure = (error: string | null): { code: number; title: string } | null =>
  error === null ? null : JSON.parse(error);
