import type { Instant } from './rows.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'pdf'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** An export that was asked for, and how far it is. */
export type ExportRow = {
  readonly id: string;
  readonly format: ExportFormat;
  /** The name of its file. */
  readonly name: string;
  readonly at: Instant;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Messages that are written so far. */
  readonly written: number;
  /** Why it failed, and what to do. */
  readonly why: string | null;
};
