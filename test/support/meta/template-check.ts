import { z } from 'zod';
import { GraphError } from './graph-error.ts';
import { type TemplateObject, variablesIn } from './template-object.ts';

const parameter = z.looseObject({
  type: z.string(),
  parameter_name: z.string().optional(),
  text: z.string().optional(),
});
const component = z.looseObject({
  type: z.string(),
  index: z.string().optional(),
  parameters: z.array(parameter).default([]),
});
const asked = z.looseObject({
  name: z.string(),
  language: z.looseObject({ code: z.string() }),
  components: z.array(component).default([]),
});
type Asked = z.infer<typeof asked>;

/** Refuses a template send as Meta does (PLATFORM 8, 132000 and on). An account without templates takes any. */
export const checkTemplate = (templates: readonly TemplateObject[], value: unknown): TemplateObject | null => {
  const parsed = asked.safeParse(value);
  if (!parsed.success)
    throw new GraphError(131_008, 'Required parameter is missing', { details: z.prettifyError(parsed.error) });
  if (templates.length === 0) return null;
  const { name, language } = parsed.data;
  const found = templates.find((other) => other.name === name && other.language === language.code);
  if (found?.status === 'PAUSED') throw new GraphError(132_015, 'Template is paused');
  if (found?.status === 'DISABLED') throw new GraphError(132_016, 'Template is disabled');
  if (found?.status !== 'APPROVED') {
    throw new GraphError(132_001, 'Template name does not exist in the translation', {
      details: `template name (${name}) does not exist in ${language.code}`,
    });
  }
  for (const part of ['header', 'body'] as const) checkPart(found, parsed.data, part);
  checkHeaderFile(found, parsed.data);
  checkButtons(found, parsed.data);
  return found;
};

const checkHeaderFile = (template: TemplateObject, { components }: Asked): void => {
  const wanted = String(template.components.find(({ type }) => type === 'HEADER')?.format ?? 'TEXT');
  if (wanted === 'TEXT') return;
  const given = components.find(({ type }) => type === 'header')?.parameters[0]?.type.toUpperCase() ?? 'UNKNOWN';
  if (given === wanted) return;
  throw new GraphError(132_012, 'Parameter format does not match format in the created template', {
    details: `header: Format mismatch, expected ${wanted}, received ${given}`,
  });
};

/** A button that shows the same to everybody needs nothing; any other must be named by its place. */
const checkButtons = (template: TemplateObject, { components }: Asked): void => {
  const named = new Map(
    components.filter(({ type }) => type === 'button').map(({ index, parameters }) => [Number(index), parameters]),
  );
  for (const [index, { type, url }] of buttonsOf(template).entries()) {
    const isSame = type === 'URL' ? variablesIn(url).length === 0 : SAME_FOR_ALL.has(type);
    if (isSame || named.get(index)?.some(({ text, coupon_code: code }) => (text ?? code ?? '') !== '')) continue;
    throw new GraphError(131_008, 'Required parameter is missing', {
      details: `buttons: Button at index ${index} of type ${type} requires a parameter`,
    });
  }
};

const SAME_FOR_ALL = new Set(['QUICK_REPLY', 'PHONE_NUMBER', 'VOICE_CALL', 'REQUEST_CONTACT_INFO']);

const buttonsOf = ({ components }: TemplateObject): readonly { type: string; url?: string | undefined }[] =>
  z
    .array(z.looseObject({ type: z.string(), url: z.string().optional() }))
    .catch([])
    .parse(components.find(({ type }) => type === 'BUTTONS')?.buttons);

const checkPart = (template: TemplateObject, { components }: Asked, part: 'header' | 'body'): void => {
  const text = template.components.find(({ type }) => type === part.toUpperCase())?.text;
  const wanted = variablesIn(text);
  const given = (components.find(({ type }) => type === part)?.parameters ?? []).filter(({ type }) => type === 'text');
  const named = template.parameter_format === 'NAMED';
  for (const { text: value = '' } of given) {
    if (value === '')
      throw new GraphError(131_008, 'Required parameter is missing', { details: `${part}: text value` });
    if (/[\n\t]| {5}/.test(value)) {
      throw new GraphError(132_018, 'There is an issue with the parameters in your template', {
        details: 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces',
      });
    }
  }
  if (given.some(({ parameter_name: name }) => (name !== undefined) !== named)) {
    throw new GraphError(132_012, 'Parameter format does not match format in the created template');
  }
  const names = new Set(given.map(({ parameter_name: name }) => name));
  if (given.length !== wanted.length || (named && wanted.some((name) => !names.has(name)))) {
    throw new GraphError(132_000, 'Number of parameters does not match the expected number of params', {
      details: `${part}: number of localizable_params (${given.length}) does not match the expected number of params (${wanted.length})`,
    });
  }
};
