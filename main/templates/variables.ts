import type { Template, TemplateRow, TemplateVariable, UnusableReason } from '../../preload/contract/template.ts';

const PLACE = /\{\{\s*(\w+)\s*\}\}/g;

/** The names in `{{...}}` of a text, in order, each once. */
export const placesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACE)].map(([, name]) => name ?? '')),
];

/** A text with its places filled; one without a value stays as it is. */
export const fillPlaces = (text: string, value: (name: string) => string | undefined): string =>
  text.replace(PLACE, (place, name: string) => value(name) ?? place);

/** Everything a template asks for, under the keys by which a send names it. */
export const variablesOf = ({ header, body, buttons, samples }: Template): readonly TemplateVariable[] => {
  const of = (part: TemplateVariable['part'], key: string, name: string): TemplateVariable => ({
    key,
    part,
    name,
    sample: Object.hasOwn(samples, key) ? (samples[key] ?? null) : null,
  });
  return [
    ...(header?.kind === 'text' ? placesIn(header.text).map((name) => of('header', `header:${name}`, name)) : []),
    ...placesIn(body).map((name) => of('body', name, name)),
    ...buttons
      .filter(({ kind, url }) => kind === 'copy_code' || (kind === 'url' && placesIn(url ?? '').length > 0))
      .map(({ index, text }) => of('button', `button:${index}`, text)),
  ];
};

/** Status words under which Meta sends a template; `flagged` is a warning, and ends in `paused` if nothing improves. */
const SENDABLE: ReadonlySet<string> = new Set(['approved', 'flagged', 'reinstated', 'unarchived']);

export const unusableReason = ({ status, strange, header }: Template): UnusableReason | null => {
  if (status === 'deleted') return 'deleted';
  if (!SENDABLE.has(status)) return 'not_approved';
  if (strange.length > 0) return 'strange';
  return header?.kind === 'location' ? 'location_header' : null;
};

export const templateRow = (template: Template, toldAt: number): TemplateRow => {
  const { header } = template;
  return {
    ...template,
    variables: variablesOf(template),
    headerFile: header === null || header.kind === 'text' || header.kind === 'location' ? null : header.kind,
    unusable: unusableReason(template),
    toldAt: new Date(toldAt).toISOString(),
  };
};
