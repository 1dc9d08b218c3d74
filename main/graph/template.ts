import { z } from 'zod';
import { oneOf } from './one-of.ts';

const STATUSES = [
  'approved',
  'pending',
  'rejected',
  'paused',
  'disabled',
  'in_appeal',
  'pending_deletion',
  'deleted',
  'limit_exceeded',
  'archived',
  'flagged',
  'reinstated',
  'locked',
  'unarchived',
] as const;
/** PLATFORM 2.2 and 7.7; `unknown` for a word that is newer than this program. */
export type TemplateStatus = (typeof STATUSES)[number] | 'unknown';

const CATEGORIES = ['marketing', 'utility', 'authentication'] as const;
export type TemplateCategory = (typeof CATEGORIES)[number] | 'unknown';

const QUALITIES = ['green', 'yellow', 'red'] as const;
export type TemplateQuality = (typeof QUALITIES)[number] | 'unknown';

const MEDIA = ['image', 'video', 'document', 'location'] as const;

export type TemplateButton = {
  /** Counted from 0 among all buttons: what a value for it names. */
  readonly index: number;
  /** Meta's word in small letters, such as `url`, `quick_reply`, `phone_number`, `copy_code`, `flow`. */
  readonly kind: string;
  readonly text: string;
  readonly url: string | null;
};

export type TemplateHeader =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: (typeof MEDIA)[number] };

/** A template in one language, as Meta has it: (name, language) is its identity (PLATFORM 7.7). */
export type Template = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly status: TemplateStatus;
  readonly category: TemplateCategory;
  readonly format: 'named' | 'positional';
  readonly quality: TemplateQuality;
  readonly rejectedReason: string | null;
  readonly header: TemplateHeader | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly TemplateButton[];
  /** Parts that this program does not know, in Meta's words: such a template cannot be previewed whole. */
  readonly strange: readonly string[];
};

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
    status: oneOf(STATUSES),
    category: oneOf(CATEGORIES),
    parameter_format: words,
    quality_score: z
      .object({ score: oneOf(QUALITIES) })
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
  const kind = MEDIA.find((other) => other === found.format.toLowerCase());
  return kind ? { kind } : null;
};

const isStrange = (found: Component): boolean =>
  found.type === 'HEADER' ? headerOf(found) === null : !['BODY', 'FOOTER', 'BUTTONS'].includes(found.type);
