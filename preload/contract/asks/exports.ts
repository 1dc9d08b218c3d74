import { z } from 'zod';
import { EXPORT_FORMATS, type ExportRow } from '../exports.ts';
import { LANGUAGES } from '../settings.ts';
import { type AskShape, id } from './fields.ts';
import { historyFilters } from './history.ts';

export const EXPORT_ASKS = {
  'exports.start': {
    scope: 'college',
    effect: 'write',
    params: z
      .object({
        format: z.enum(EXPORT_FORMATS),
        /** Of `csv` and `xlsx`: which messages. */
        filters: historyFilters.optional(),
        /** Of `pdf`: whose conversation. */
        registrationId: id.optional(),
        language: z.enum(LANGUAGES).optional(),
      })
      .refine(({ format, registrationId }) => format !== 'pdf' || registrationId !== undefined, {
        path: ['registrationId'],
        message: 'a conversation is needed for a PDF',
      }),
  },
  'exports.list': { scope: 'college', effect: 'read', params: z.object({}) },
  'exports.cancel': { scope: 'college', effect: 'write', params: z.object({ id }) },
  'exports.ticket': { scope: 'college', effect: 'write', params: z.object({ id }) },
} as const satisfies Record<string, AskShape>;

export type ExportValues = {
  'exports.start': ExportRow;
  /** Newest first. Files are kept for a day. */
  'exports.list': { rows: readonly ExportRow[] };
  'exports.cancel': ExportRow;
  /** A path on the console's address that gives the file, once, within a minute. */
  'exports.ticket': { path: string };
};
