import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import type { Fillable } from '../../preload/contract/placeholders.ts';
import type { FilledTemplate, Template, TemplateVariable } from '../../preload/contract/template.ts';
import type { ButtonValue, HeaderValue, TemplateMessage, Values } from '../graph/message.ts';
import { fillFields } from './fill-fields.ts';
import { fillPlaces, unusableReason, variablesOf } from './variables.ts';

export type Problem = { readonly reason: SkipReason; readonly detail: string | null };

/** A template with its values for one student: as Meta wants it and as the student reads it, and what stands in the way. */
export type Composed = {
  readonly message: TemplateMessage;
  readonly filled: FilledTemplate;
  /** `null`: it can be sent. */
  readonly problem: Problem | null;
};

/** PLATFORM 7.2. */
const LONGEST = { header: 60, body: 1_024, button: 2_000 } as const;

/** Meta takes no newline, no tab, no more than four spaces in a row (PLATFORM 7.2). */
const UNFIT = /[\r\n\t]| {5}/;

/**
 * Fills a template for one student. Everything that Meta would refuse is a problem here, so that nothing is sent that
 * could not be taken. `file:<id>` stands for a file of ours until it is uploaded.
 */
export const compose = (template: Template, choice: TemplateChoice, student: Fillable): Composed => {
  const wanted = variablesOf(template);
  const values = new Map(wanted.map(({ key }) => [key, fillFields(choice.variables[key] ?? '', student)]));
  const filling = (key: string): string => values.get(key) ?? '';
  const message = messageOf(template, choice, wanted, filling);
  const filled = filledWith(template, (key) => filling(key) || undefined);
  return { message, filled, problem: problemOf(template, choice, wanted, filling, filled) };
};

const messageOf = (
  template: Template,
  { headerFile }: TemplateChoice,
  wanted: readonly TemplateVariable[],
  filling: (key: string) => string,
): TemplateMessage => {
  const of = (part: TemplateVariable['part']): readonly TemplateVariable[] => wanted.filter((one) => one.part === part);
  const header = headerOf(template, headerFile, of('header'), filling);
  return {
    type: 'template',
    name: template.name,
    language: template.language,
    ...(header && { header }),
    ...(of('body').length > 0 && { body: valuesOf(template, of('body'), filling) }),
    ...(of('button').length > 0 && { buttons: of('button').map(({ key }) => buttonOf(template, key, filling(key))) }),
  };
};

const headerOf = (
  template: Template,
  file: string | undefined,
  wanted: readonly TemplateVariable[],
  filling: (key: string) => string,
): HeaderValue | null => {
  const { header } = template;
  if (header?.kind === 'text')
    return wanted.length === 0 ? null : { kind: 'text', values: valuesOf(template, wanted, filling) };
  if (header === null || header.kind === 'location' || file === undefined) return null;
  return { kind: header.kind, mediaId: `file:${file}` };
};

const valuesOf = (
  { format }: Template,
  wanted: readonly TemplateVariable[],
  filling: (key: string) => string,
): Values =>
  format === 'named'
    ? { format, values: Object.fromEntries(wanted.map(({ key, name }) => [name, filling(key)])) }
    : {
        format,
        values: wanted.toSorted((a, b) => Number(a.name) - Number(b.name)).map(({ key }) => filling(key)),
      };

const buttonOf = ({ buttons }: Template, key: string, value: string): ButtonValue => {
  const index = Number(key.slice('button:'.length));
  return buttons.find((button) => button.index === index)?.kind === 'copy_code'
    ? { kind: 'copy_code', index, code: value }
    : { kind: 'url', index, suffix: value };
};

/** The template's words with what fills them; a place without a value stays visible. */
const filledWith = (
  { header, body, footer, buttons }: Template,
  filling: (key: string) => string | undefined,
): FilledTemplate => ({
  header: header?.kind === 'text' ? fillPlaces(header.text, (name) => filling(`header:${name}`)) : null,
  body: fillPlaces(body, filling),
  footer,
  buttons: buttons.map(({ text }) => text),
});

const problemOf = (
  template: Template,
  { headerFile }: TemplateChoice,
  wanted: readonly TemplateVariable[],
  filling: (key: string) => string,
  filled: FilledTemplate,
): Problem | null => {
  if (unusableReason(template) !== null) return { reason: 'template_not_approved', detail: template.status };
  const missing = wanted.find(({ key }) => filling(key).trim() === '');
  if (missing) return { reason: 'variable_missing', detail: missing.key };
  const unfit = wanted.find(({ key }) => UNFIT.test(filling(key)));
  if (unfit) return { reason: 'variable_unfit', detail: unfit.key };
  const needsFile = template.header !== null && template.header.kind !== 'text';
  if (needsFile && headerFile === undefined) return { reason: 'file_missing', detail: 'header' };
  if ((filled.header?.length ?? 0) > LONGEST.header) return { reason: 'too_long', detail: 'header' };
  if (filled.body.length > LONGEST.body) return { reason: 'too_long', detail: 'body' };
  const long = wanted.find(({ key, part }) => part === 'button' && filling(key).length > LONGEST.button);
  return long ? { reason: 'too_long', detail: long.key } : null;
};

/** As one text: what the conversation and the history show. */
export const readAs = ({ header, body, footer }: FilledTemplate): string =>
  [header, body, footer].filter((part) => part !== null && part !== '').join('\n');
