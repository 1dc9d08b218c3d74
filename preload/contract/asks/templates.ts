import { z } from 'zod';
import type { SkipReason } from '../outgoing.ts';
import type { FilledTemplate, TemplateRow } from '../template.ts';
import { type AskShape, id } from './fields.ts';
import { templateChoice } from './sending.ts';

export const TEMPLATE_ASKS = {
  'templates.list': { scope: 'college', effect: 'read', params: z.object({}) },
  /** Reads them anew from Meta. */
  'templates.sync': { scope: 'college', effect: 'write', params: z.object({}) },
  /** As this student would read it, and what stands in the way of sending it. */
  'templates.preview': {
    scope: 'college',
    effect: 'read',
    params: z.object({ template: templateChoice, registrationId: id.optional() }),
  },
} as const satisfies Record<string, AskShape>;

export type TemplateValues = {
  /** By name and language. */
  'templates.list': { rows: readonly TemplateRow[] };
  /** `unreadable`: how many elements Meta sent were no templates to us. */
  'templates.sync': { rows: readonly TemplateRow[]; unreadable: number };
  'templates.preview': {
    filled: FilledTemplate;
    /** Everything that stands in the way; `detail` is the key of a variable, `header` or `body`. */
    problems: readonly { readonly reason: SkipReason; readonly detail: string | null }[];
  };
};
