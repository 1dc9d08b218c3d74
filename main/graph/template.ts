import { z } from 'zod';
import {
  TEMPLATE_CATEGORIES,
  TEMPLATE_MEDIA,
  TEMPLATE_QUALITIES,
  TEMPLATE_STATUSES,
  type Template,
  type TemplateHeader,
} from '../../preload/contract/template.ts';
import { oneOf } from './one-of.ts';
import { example, samplesOf } from './template-samples.ts';

const words = z.string().catch('');
const orNull = z.string().min(1).nullable().catch(null);

const button = z.object({ type: words, text: words, url: orNull, example });
const component = z.object({ type: words, format: words, text: words, example, buttons: z.array(button).catch([]) });
type Component = z.infer<typeof component>;
type Button = z.infer<typeof button>;

/** One element of `data[]`; only what identifies it must be there. */
export const template = z
  .object({
    id: z.string().min(1),
    name: z.string().min(1),
    language: z.string().min(1),
    status: oneOf(TEMPLATE_STATUSES),
    category: oneOf(TEMPLATE_CATEGORIES),
    parameter_format: words,
    quality_score: z
      .object({ score: oneOf(TEMPLATE_QUALITIES) })
      .transform(({ score }) => score)
      .catch('unknown'),
    rejected_reason: orNull,
    components: z.array(component).catch([]),
  })
  .transform(({ components, parameter_format, quality_score, rejected_reason, ...told }): Template => {
    const part = (type: string): Component | undefined => components.find((other) => other.type === type);
    const [header, body, footer, { buttons = [] } = {}] = ['HEADER', 'BODY', 'FOOTER', 'BUTTONS'].map(part);
    return {
      ...told,
      format: formatOf(parameter_format, body?.text ?? ''),
      quality: quality_score,
      rejectedReason: rejected_reason === 'NONE' ? null : rejected_reason,
      header: headerOf(header),
      body: body?.text ?? '',
      footer: footer?.text || null,
      buttons: buttons.map(({ type, text, url }, index) => ({ index, kind: type.toLowerCase(), text, url })),
      strange: [...components.filter(isStrange).map(strangeName), ...buttons.filter(asksMore).map(buttonName)],
      samples: samplesOf(header, body, buttons),
    };
  });

/** Where Meta does not say it, as an old answer may not: names are named, numbers are numbered. */
const formatOf = (told: string, body: string): Template['format'] => {
  if (told.toUpperCase() === 'POSITIONAL') return 'positional';
  return told.toUpperCase() === 'NAMED' || /\{\{\s*[a-z_]\w*\s*\}\}/i.test(body) ? 'named' : 'positional';
};

const headerOf = (found: Component | undefined): TemplateHeader | null => {
  if (!found) return null;
  if (found.format === 'TEXT') return { kind: 'text', text: found.text };
  const kind = TEMPLATE_MEDIA.find((other) => other === found.format.toLowerCase());
  return kind ? { kind } : null;
};

const isStrange = (found: Component): boolean =>
  found.type === 'HEADER' ? headerOf(found) === null : !['BODY', 'FOOTER', 'BUTTONS'].includes(found.type);

const strangeName = ({ type, format }: Component): string => (type === 'HEADER' ? `${type} ${format}` : type);

/**
 * Buttons that Meta sends without a value, or with one that a text can be. All others (a form, a catalogue, a one-time
 * code) want a component of their own, and a send without it is refused whole (131008, 131009).
 */
const PLAIN_BUTTONS = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER', 'COPY_CODE', 'VOICE_CALL', 'REQUEST_CONTACT_INFO'];

const asksMore = ({ type }: Button): boolean => !PLAIN_BUTTONS.includes(type.toUpperCase());

const buttonName = ({ type }: Button): string => `BUTTON ${type}`;
