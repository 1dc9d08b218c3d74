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

const words = z.string().catch('');
const orNull = z.string().min(1).nullable().catch(null);

const component = z.object({
  type: words,
  format: words,
  text: words,
  buttons: z.array(z.object({ type: words, text: words, url: orNull })).catch([]),
});
type Component = z.infer<typeof component>;

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
    return {
      ...told,
      format: parameter_format.toUpperCase() === 'NAMED' ? 'named' : 'positional',
      quality: quality_score,
      rejectedReason: rejected_reason === 'NONE' ? null : rejected_reason,
      header: headerOf(part('HEADER')),
      body: part('BODY')?.text ?? '',
      footer: part('FOOTER')?.text || null,
      buttons: (part('BUTTONS')?.buttons ?? []).map(({ type, text, url }, index) => ({
        index,
        kind: type.toLowerCase(),
        text,
        url,
      })),
      strange: components.filter(isStrange).map(({ type, format }) => (type === 'HEADER' ? `${type} ${format}` : type)),
    };
  });

const headerOf = (found: Component | undefined): TemplateHeader | null => {
  if (!found) return null;
  if (found.format === 'TEXT') return { kind: 'text', text: found.text };
  const kind = TEMPLATE_MEDIA.find((other) => other === found.format.toLowerCase());
  return kind ? { kind } : null;
};

const isStrange = (found: Component): boolean =>
  found.type === 'HEADER' ? headerOf(found) === null : !['BODY', 'FOOTER', 'BUTTONS'].includes(found.type);
