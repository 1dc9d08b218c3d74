import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';
import type { Fillable } from '../../preload/contract/placeholders.ts';
import type { FilledTemplate, Template, TemplateVariable } from '../../preload/contract/template.ts';
import { type ButtonValue, type HeaderValue, ourMediaId, type TemplateMessage, type Values } from '../graph/message.ts';
import { fillFields } from './fill-fields.ts';
import { type Problem, problemsOf } from './problems.ts';
import { fillPlaces, variablesOf } from './variables.ts';

/** A template with its values for one student: as Meta wants it and as the student reads it, and what stands in the way. */
export type Composed = {
  readonly message: TemplateMessage;
  readonly filled: FilledTemplate;
  /** None: it can be sent. */
  readonly problems: readonly Problem[];
};

/**
 * Fills a template for one student. Everything that Meta would refuse is a problem here, so that nothing is sent that
 * could not be taken. A file in the header is ours until it is uploaded. For `null`, whom nobody has chosen
 * yet, fields stay as they are written.
 */
export const compose = (template: Template, choice: TemplateChoice, student: Fillable | null): Composed => {
  const wanted = variablesOf(template);
  const given = new Map(Object.entries(choice.variables));
  const values = new Map(wanted.map(({ key }) => [key, fillFields(given.get(key) ?? '', student)]));
  const filling = (key: string): string => values.get(key) ?? '';
  const message = messageOf(template, choice, wanted, filling);
  const filled = filledWith(template, (key) => filling(key) || undefined);
  return { message, filled, problems: problemsOf(template, choice, wanted, filling, filled) };
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
  return { kind: header.kind, mediaId: ourMediaId(file) };
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

/** As one text: what the conversation and the history show. */
export const readAs = ({ header, body, footer }: FilledTemplate): string =>
  [header, body, footer].filter((part) => part !== null && part !== '').join('\n');
